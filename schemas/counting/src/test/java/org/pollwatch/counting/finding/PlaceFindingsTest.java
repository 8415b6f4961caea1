package org.pollwatch.counting.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.pollwatch.counting.Answer;
import org.pollwatch.counting.MissionBuilder;
import org.pollwatch.counting.QuestionBuilder;
import org.pollwatch.counting.Report;
import org.pollwatch.counting.ReportBuilder;
import org.pollwatch.mission.Check.Relation;
import org.pollwatch.mission.Check.Rule;
import org.pollwatch.mission.Check.Term;
import org.pollwatch.mission.CheckKind;
import org.pollwatch.mission.Condition;
import org.pollwatch.mission.FormSubject;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Phase;

/** Equal sets of facts give equal findings, in whatever order the reports came. */
class PlaceFindingsTest {
    private final Mission mission = new MissionBuilder()
            .contest("president", "a", "b")
            .form(
                    "counting",
                    "1",
                    Phase.COUNTING,
                    FormSubject.POLLING_STATION,
                    QuestionBuilder.integer("found"),
                    QuestionBuilder.integer("invalid"),
                    QuestionBuilder.yesNo("fact"),
                    QuestionBuilder.choice("overall", "good", "bad").counted("bad"),
                    QuestionBuilder.votes("votes", "president"))
            .form(
                    "tabulation",
                    "1",
                    Phase.TABULATION,
                    FormSubject.COMMISSION,
                    QuestionBuilder.protocols("table", "president"))
            .check("answers", CheckKind.ANSWERS, new Rule.Answers("counting", new Condition.MoreThan("found", 90)))
            .check(
                    "comparison",
                    CheckKind.COMPARISON,
                    new Rule.Numbers(
                            "counting",
                            List.of(new Term.Asked("votes")),
                            Relation.MORE_THAN,
                            List.of(new Term.Asked("found")),
                            Optional.empty()))
            .check(
                    "contradiction",
                    CheckKind.CONTRADICTION,
                    new Rule.Contradiction("counting", List.of("fact"), Duration.ofHours(2)))
            .check(
                    "evaluation",
                    CheckKind.EVALUATION,
                    new Rule.Evaluation("counting", "overall", Set.of("good"), List.of("fact")))
            .check("evidence", CheckKind.EVIDENCE, new Rule.Evidence("counting", "fact", "overall"))
            .check("jump", CheckKind.JUMP, new Rule.Jump("counting", "found", 10))
            .check(
                    "mismatch",
                    CheckKind.MISMATCH,
                    new Rule.Mismatch("president", "counting", "votes", "tabulation", "table"))
            .check(
                    "zero",
                    CheckKind.IMPLAUSIBLE_ZERO,
                    new Rule.ImplausibleZero("counting", "invalid", "found", 0.05, 1))
            .build();

    @Provide
    Arbitrary<List<ReportFacts>> atTheStation() {
        return Combinators.combine(counting(), Arbitraries.longs().between(0, 3), Arbitraries.of("T1", "T2", "T3"))
                .as((report, received, team) -> Facts.of(
                        report, team, Instant.parse("2022-11-20T20:00:00Z").plusSeconds(received), mission))
                .list()
                .ofMaxSize(8)
                .map(all -> all.stream()
                        .flatMap(List::stream)
                        .filter(it -> it.subject().equals("station"))
                        .toList())
                .map(PlaceFindingsTest::onceEach);
    }

    private static Arbitrary<Report> counting() {
        Arbitrary<Integer> hours = Arbitraries.of(0, 1, 3, 4_000);
        Arbitrary<Long> numbers = Arbitraries.longs().between(0, 100);
        Arbitrary<String> words = Arbitraries.of("yes", "no", "not_observed");
        Arbitrary<String> evaluations = Arbitraries.of("good", "bad");
        Arbitrary<Boolean> isTable = Arbitraries.of(false, false, true);
        Arbitrary<Integer> ids = Arbitraries.integers().between(1, 99);
        return Combinators.combine(ids, hours, numbers, numbers, words, evaluations, isTable)
                .as((id, hour, one, two, word, overall, table) -> {
                    ReportBuilder report = ReportBuilder.report()
                            .id("r" + id)
                            .observedAt(Instant.parse("2022-11-20T12:00:00Z")
                                    .plus(Duration.ofHours(hour))
                                    .toString());
                    if (table) {
                        return report.form("tabulation")
                                .at("commission")
                                .protocols("table", ReportBuilder.row("station", Map.of("a", one), Map.of("a", two)))
                                .build();
                    }
                    return report.form("counting")
                            .answer("found", one)
                            .answer("invalid", two % 2)
                            .answer("fact", word)
                            .answer("overall", overall)
                            .votes("votes", Map.of("a", two, "b", 1L))
                            .build();
                });
    }

    private static List<ReportFacts> onceEach(List<ReportFacts> facts) {
        Set<String> seen = new TreeSet<>();
        return facts.stream().filter(it -> seen.add(it.reportId())).toList();
    }

    @Property
    void shouldFindTheSameInEveryOrder(@ForAll("atTheStation") List<ReportFacts> facts, @ForAll long seed) {
        List<ReportFacts> shuffled = new ArrayList<>(facts);
        Collections.shuffle(shuffled, new Random(seed));
        List<Finding> found = PlaceFindings.of("station", facts, mission);

        assertThat(PlaceFindings.of("station", shuffled, mission)).isEqualTo(found);
        found.forEach(it -> Statistics.label("rules").collect(it.rule()));
    }

    @Property
    void shouldSortByIdAndRestEachFindingOnTheReportsItNames(@ForAll("atTheStation") List<ReportFacts> facts) {
        List<Finding> found = PlaceFindings.of("station", facts, mission);

        assertThat(found).extracting(Finding::id).isSorted().doesNotHaveDuplicates();
        assertThat(found).allSatisfy(it -> {
            List<ReportFacts> involved = facts.stream()
                    .filter(fact -> it.reports().contains(fact.reportId()))
                    .toList();
            assertThat(involved).hasSameSizeAs(it.reports()).isNotEmpty();
            assertThat(it.asOf())
                    .isEqualTo(involved.stream()
                            .map(ReportFacts::receivedAt)
                            .max(Comparator.naturalOrder())
                            .orElseThrow());
            assertThat(PlaceFindings.of("station", involved, mission))
                    .as("the reports named are its whole cause")
                    .extracting(Finding::id)
                    .contains(it.id());
        });
    }

    /** A finding goes with its cause: nothing else about the place can clear it or leave it standing. */
    @Property
    void shouldClearAFindingAboutOneReportWithThatReportAlone(@ForAll("atTheStation") List<ReportFacts> facts) {
        List<Finding> before = PlaceFindings.of("station", facts, mission);
        for (ReportFacts gone : facts) {
            List<ReportFacts> rest =
                    facts.stream().filter(it -> !it.equals(gone)).toList();
            List<Finding> after = PlaceFindings.of("station", rest, mission);

            assertThat(before.stream()
                            .filter(PlaceFindingsTest::isAboutOneReport)
                            .toList())
                    .filteredOn(it -> !it.reports().contains(gone.reportId()))
                    .containsExactlyElementsOf(after.stream()
                            .filter(PlaceFindingsTest::isAboutOneReport)
                            .toList());
        }
    }

    private static boolean isAboutOneReport(Finding finding) {
        return Set.of("answers", "comparison", "evaluation", "zero", "unknown_hour")
                .contains(finding.rule());
    }

    @Property
    void shouldKeepOnlyAnswersThatAreNamed(@ForAll("atTheStation") List<ReportFacts> facts) {
        Set<String> named = Set.of("found", "invalid", "fact", "overall", "votes", "table");

        assertThat(facts).allSatisfy(it -> {
            assertThat(named).containsAll(it.answers().keySet());
            assertThat(it.answers().values().stream().anyMatch(Answer.Protocols.class::isInstance))
                    .isEqualTo(it.form().equals("tabulation"));
        });
    }
}
