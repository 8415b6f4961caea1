package org.pollwatch.counting.area;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pollwatch.counting.QuestionBuilder.integer;
import static org.pollwatch.counting.QuestionBuilder.yesNo;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.pollwatch.counting.AreaTally;
import org.pollwatch.counting.Contribution;
import org.pollwatch.counting.Contributions;
import org.pollwatch.counting.Layouts;
import org.pollwatch.counting.MissionBuilder;
import org.pollwatch.counting.PlaceTally;
import org.pollwatch.counting.RateSheet;
import org.pollwatch.counting.ReportBuilder;
import org.pollwatch.counting.area.AreaCounts.Count;
import org.pollwatch.counting.finding.Finding;
import org.pollwatch.mission.Check;
import org.pollwatch.mission.Check.Rule;
import org.pollwatch.mission.CheckKind;
import org.pollwatch.mission.Labels;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.PlaceKind;
import org.pollwatch.mission.PlanEntry;
import org.pollwatch.mission.Severity;

/** All rules above places together. */
class AreaFindingsTest {
    private static final List<Check> CHECKS = List.of(
            check("hot", CheckKind.HOTSPOT, new Rule.Hotspot("voting", List.of(), 1, 1)),
            check("sum", CheckKind.SERIES_SUM, new Rule.SeriesSum("voting", "voters", "announced")),
            check("share", CheckKind.SERIES_SHARE, new Rule.SeriesShare("voting", "voters", "announced", 1, 1)),
            check("few", CheckKind.COVERAGE, new Rule.Coverage(List.of())),
            check("quiet", CheckKind.SILENCE, silence()),
            check("place", CheckKind.ACCESS_DENIED, new Rule.Jump("voting", "voters", 400)));

    @Property(tries = 200)
    void shouldFindTheSameWhateverTheOrder(@ForAll long seed) {
        Random random = new Random(seed);
        List<Runnable> happenings = new ArrayList<>();
        Seen[] seen = {new Seen()};
        for (String area : List.of("C", "R", "R2", "X")) {
            long flagged = random.nextInt(30);
            long reports = random.nextInt(3);
            long amount = random.nextInt(500);
            happenings.add(() -> seen[0].flagged(area, Seen.MORNING, "stuffing", flagged, 30));
            happenings.add(() -> seen[0].flagged(area, Seen.NOON, "stuffing", 1, 30));
            happenings.add(() -> seen[0].counts(area, "voting", Seen.NOON, "voters", new Count(0, 9, 9, 250)));
            happenings.add(() ->
                    seen[0].counts(area, "voting", Seen.NOON, "voters_per_registered", new Count(250, 900, 0, 0)));
            happenings.add(() -> seen[0].received(area, "voting", reports));
            happenings.add(() -> seen[0].announced(figure(area, Optional.empty(), amount)));
            happenings.add(() -> seen[0].announced(figure(area, Optional.of(Seen.NOON), amount)));
            happenings.add(() -> seen[0].suspect(new Suspect(area, "voting", Optional.empty(), Seen.RECEIVED)));
            happenings.add(() -> seen[0].team("T" + area, "2022-11-20T03:00:00Z"));
        }
        Mission mission = mission(CHECKS);
        happenings.forEach(Runnable::run);
        List<Finding> expected = seen[0].clock("2022-11-20T16:00:00Z").findings(mission);

        List<Check> shuffled = new ArrayList<>(CHECKS);
        Collections.shuffle(shuffled, random);
        Collections.shuffle(happenings, random);
        seen[0] = new Seen().clock("2022-11-20T16:00:00Z");
        happenings.forEach(Runnable::run);

        assertThat(seen[0].findings(mission(shuffled))).isEqualTo(expected).isNotEmpty();
        assertThat(expected).isSortedAccordingTo(Comparator.comparing(Finding::id));
        assertThat(expected).extracting(Finding::id).doesNotHaveDuplicates();
    }

    @Test
    void shouldFindNothingWhereNothingWasSeen() {
        Mission mission = mission(CHECKS);

        assertThat(new Seen().findings(mission)).isEmpty();
        assertThat(new Seen().findings(new MissionBuilder().build())).isEmpty();
        for (String area : List.of("C", "R", "X", "nowhere")) {
            CoverageFigures figures = new CoverageSheet(mission, PlanIndex.of(mission)).of(area, "nothing", new Seen());
            assertThat(figures.state()).isEqualTo(CoverageFigures.State.UNPLANNED);
            assertThat(figures.asOf()).isEqualTo(Instant.EPOCH);
        }
    }

    @Test
    void shouldSurviveRulesAboutWhatTheMissionNoLongerHas() {
        List<Check> strange = List.of(
                check("hot", CheckKind.HOTSPOT, new Rule.Hotspot("gone", List.of("gone"), 1, 1)),
                check("sum", CheckKind.SERIES_SUM, new Rule.SeriesSum("gone", "gone", "announced")),
                check("share", CheckKind.SERIES_SHARE, new Rule.SeriesShare("voting", "stuffing", "announced", 0, 0)),
                check("few", CheckKind.COVERAGE, new Rule.Coverage(List.of("gone"))));
        Seen seen = new Seen()
                .announced(figure("nowhere", Optional.empty(), 1))
                .announced(figure("R", Optional.of(Seen.NOON), 1))
                .clock("2022-11-21T16:00:00Z");

        assertThat(seen.findings(mission(strange))).isEmpty();
    }

    @Test
    void shouldReadTheFiguresOfTheCountingCore() {
        Mission mission = mission(CHECKS);
        Layouts layouts = Layouts.EMPTY.with(mission);
        PlaceTally place = PlaceTally.EMPTY;
        AreaTally tally = AreaTally.empty();
        for (int i = 0; i < 2; i++) {
            Contribution it = Contributions.of(
                    ReportBuilder.report()
                            .id("report-" + i)
                            .observedAt("2022-11-20T04:1" + i + ":00Z")
                            .answer("stuffing", "yes")
                            .answer("voters", 100 + i)
                            .answer("registered", 500)
                            .build(),
                    mission,
                    layouts,
                    false);
            place = place.plus(it);
            tally = tally.plus(it.counters(), 1_000);
        }
        tally = tally.plus(place.figures(), 2_000);
        AreaCounts counts = AreaCounts.of(new RateSheet(mission, layouts).of("R", "voting", Optional.empty(), tally));

        assertThat(counts.asOf()).isEqualTo(Instant.ofEpochMilli(2_000));
        assertThat(counts.count("stuffing")).isEqualTo(new Count(2, 2, 0, 0));
        assertThat(counts.count("voters").numbers()).isEqualTo(1);
        assertThat(counts.count("voters").sum()).isEqualTo(101);
        assertThat(counts.count("voters_per_registered")).isEqualTo(new Count(101, 500, 0, 0));
        assertThat(counts.count("nothing")).isEqualTo(new Count(0, 0, 0, 0));
        assertThat(AreaCounts.of(new RateSheet(mission, layouts).of("R", "voting", Optional.empty(), AreaTally.empty()))
                        .asOf())
                .isEqualTo(Instant.EPOCH);
    }

    private static Rule.Silence silence() {
        return new Rule.Silence(
                Optional.of(Duration.ofHours(3)),
                Optional.of(Duration.ofHours(2)),
                LocalTime.of(7, 0),
                LocalTime.of(23, 0));
    }

    private static Announced figure(String area, Optional<String> hour, long amount) {
        Optional<BigDecimal> percent = hour.map(it -> BigDecimal.valueOf(amount % 100));
        return new Announced(
                "announced",
                area,
                hour,
                OptionalLong.of(amount),
                OptionalLong.empty(),
                percent,
                Instant.parse("2022-11-20T12:00:00Z"));
    }

    private static Check check(String id, CheckKind kind, Rule rule) {
        return new Check(id, kind, Severity.LOW, Labels.same(id), rule);
    }

    private static Mission mission(List<Check> checks) {
        MissionBuilder builder = new MissionBuilder()
                .region("R2")
                .region("X")
                .place("embassy", PlaceKind.POLLING_STATION, "X", 100, Map.of("type", "abroad"))
                .planned(new PlanEntry(Optional.of("TR"), "voting", "station", Optional.empty(), Optional.empty(), 2))
                .voting(
                        "1",
                        yesNo("stuffing"),
                        integer("voters").cumulative().ratioOver("registered"),
                        integer("registered"));
        checks.forEach(it -> builder.check(it.id(), it.kind(), it.rule()));
        return builder.build();
    }
}
