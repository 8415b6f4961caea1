package org.pollwatch.counting.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pollwatch.counting.ReportBuilder.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.pollwatch.counting.MissionBuilder;
import org.pollwatch.counting.QuestionBuilder;
import org.pollwatch.counting.Report;
import org.pollwatch.mission.Check.Relation;
import org.pollwatch.mission.Check.Rule;
import org.pollwatch.mission.Check.Term;
import org.pollwatch.mission.CheckKind;
import org.pollwatch.mission.Mission;

/** What is kept of a report, by the checks of the revision that it counts by. */
class FactsTest {
    private static final Instant RECEIVED = Instant.parse("2022-11-20T05:00:00Z");

    private final Report report = report().id("r1")
            .answer("added", 101)
            .answer("signatures", 54)
            .votes("votes", Map.of("a", 1L))
            .build();

    private static MissionBuilder mission(long revision) {
        return new MissionBuilder()
                .revision(revision)
                .contest("president", "a")
                .voting(
                        "1",
                        QuestionBuilder.integer("added"),
                        QuestionBuilder.integer("signatures"),
                        QuestionBuilder.votes("votes", "president"));
    }

    private static MissionBuilder checking(MissionBuilder mission, String question, long limit) {
        return mission.check(
                "many_" + question,
                CheckKind.THRESHOLD,
                new Rule.Numbers(
                        "voting",
                        List.of(new Term.Asked(question)),
                        Relation.MORE_THAN,
                        List.of(new Term.Fixed(limit)),
                        Optional.empty()));
    }

    @Test
    void shouldKeepNothingWhereNoCheckLooks() {
        Mission unchecked = mission(1).build();

        assertThat(Facts.of(report, "T1", RECEIVED, unchecked)).isEmpty();
        assertThat(CheckPlan.of(unchecked).looksAt("voting")).isFalse();
    }

    @Test
    void shouldKeepWhatAChecksNamesAndWhoseItIs() {
        assertThat(Facts.of(
                        report,
                        "T1",
                        RECEIVED,
                        checking(mission(7), "added", 100).build()))
                .containsExactly(new ReportFacts(
                        "r1",
                        "T1",
                        "voting",
                        "station",
                        report.observedAt(),
                        RECEIVED,
                        7,
                        Map.of("added", report.answers().get("added"))));
    }

    @Test
    void shouldKeepWhatTheQuickCountNeedsOfAProbabilitySample() {
        Mission sample = mission(1).probabilitySample("voting", "signatures").build();

        assertThat(Facts.of(report, "T1", RECEIVED, sample)).singleElement().satisfies(it -> assertThat(it.answers())
                .containsOnlyKeys("signatures", "votes"));
    }

    /** An older report has no facts for a newer check; it is silent, not wrong. */
    @Test
    void shouldJudgeFactsOfAnOlderRevisionByTheNewestAmongThem() {
        Mission old = checking(mission(1), "added", 100).build();
        Mission newer =
                checking(checking(mission(2), "added", 200), "signatures", 50).build();
        Report next =
                report().id("r2").answer("added", 201).answer("signatures", 51).build();
        List<ReportFacts> both = new ArrayList<>(Facts.of(report, "T1", RECEIVED, old));
        both.addAll(Facts.of(next, "T1", RECEIVED, newer));

        assertThat(PlaceFindings.of("station", both, newer))
                .extracting(Finding::id)
                .containsExactly("many_added|station|r2", "many_signatures|station|r2");
    }

    @Test
    void shouldWorkOutAMissionsChecksOnce() {
        Mission mission = mission(1).build();

        assertThat(CheckPlan.of(mission)).isSameAs(CheckPlan.of(mission)).isNotSameAs(CheckPlan.of(mission.at(2)));
    }
}
