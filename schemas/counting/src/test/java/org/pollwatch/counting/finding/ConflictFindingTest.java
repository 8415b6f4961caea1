package org.pollwatch.counting.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pollwatch.counting.ReportBuilder.report;
import static org.pollwatch.counting.ReportBuilder.row;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.pollwatch.counting.MissionBuilder;
import org.pollwatch.counting.ProtocolRow;
import org.pollwatch.counting.QuestionBuilder;
import org.pollwatch.counting.ReportBuilder;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Severity;

class ConflictFindingTest {
    private static final Instant RECEIVED = Instant.parse("2022-11-20T05:00:00Z");

    private final Mission mission = new MissionBuilder()
            .voting("1", QuestionBuilder.yesNo("crowd"))
            .incident(QuestionBuilder.integer("persons"))
            .build();

    private Finding finding(ReportBuilder standing, ReportBuilder other) {
        return ConflictFinding.of(standing.build(), other.build(), "T1", RECEIVED, mission);
    }

    private static ReportBuilder at(String observedAt) {
        return report().id("r1").revision(3).observedAt(observedAt);
    }

    @Test
    void shouldTellWhatStandsAndWhatElseCame() {
        Finding found = finding(
                at("2022-11-20T04:00:00Z").answer("crowd", "yes").answer("same", 7),
                at("2022-11-20T04:01:00Z").answer("same", 7).answer("more", "b", "a"));

        assertThat(found.id()).isEqualTo("conflict|r1");
        assertThat(found.kind()).isEqualTo("conflict");
        assertThat(found.severity()).isEqualTo(Severity.MEDIUM);
        assertThat(found.about().place()).contains("station");
        assertThat(found.about().areaPath()).containsExactly("R", "C");
        assertThat(found.about().team()).contains("T1");
        assertThat(found.compared())
                .containsExactly(
                        Compared.word("/observed_at", "standing", "2022-11-20T04:00:00Z"),
                        Compared.word("/observed_at", "other", "2022-11-20T04:01:00Z"),
                        Compared.word("crowd", "standing", "yes"),
                        Compared.word("more", "other", "a, b"));
        assertThat(found.expectation()).isEqualTo("one content under revision 3; a higher revision decides");
        assertThat(found.reports()).isEqualTo(List.of("r1"));
        assertThat(found.asOf()).isEqualTo(RECEIVED);
    }

    @Test
    void shouldCompareResultsFigureByFigure() {
        Finding found = finding(
                report().votes("votes", Map.of("a", 1L, "b", 2L)).protocols("t", row("s", Map.of("a", 1L), Map.of())),
                report().votes("votes", Map.of("a", 1L, "b", 3L)).protocols("t", row("s", Map.of(), Map.of("a", 1L))));

        assertThat(found.compared())
                .containsExactly(
                        Compared.number("t/s/commission/a", "other", 1),
                        Compared.number("t/s/station/a", "standing", 1),
                        Compared.number("votes/b", "standing", 2),
                        Compared.number("votes/b", "other", 3));
    }

    @Test
    void shouldShowTheFirstThousandOfATableThatDiffersThroughout() {
        ProtocolRow[] rows = IntStream.range(0, 600)
                .mapToObj(it -> row(String.format("s%03d", it), Map.of("a", 1L), Map.of()))
                .toArray(ProtocolRow[]::new);
        ProtocolRow[] others = Stream.of(rows)
                .map(it -> row(it.place(), Map.of("a", 2L), Map.of()))
                .toArray(ProtocolRow[]::new);

        assertThat(finding(report().protocols("t", rows), report().protocols("t", others))
                        .compared())
                .hasSize(1_000)
                .endsWith(Compared.number("t/s499/station/a", "other", 2));
    }

    @Test
    void shouldTellOfAWithdrawalAgainstARevisionThatStands() {
        assertThat(finding(report(), report().withdrawn()).compared())
                .containsExactly(
                        Compared.word("/withdrawn", "standing", "no"), Compared.word("/withdrawn", "other", "yes"));
    }

    @Test
    void shouldBeAboutTheAreaOfAnIncident() {
        ReportBuilder incident = report().form("incident").at("R");

        assertThat(finding(incident, incident.withdrawn()).about()).satisfies(it -> {
            assertThat(it.place()).isEmpty();
            assertThat(it.areaPath()).containsExactly("R", "C");
        });
    }
}
