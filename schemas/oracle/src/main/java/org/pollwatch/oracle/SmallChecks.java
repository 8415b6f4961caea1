package org.pollwatch.oracle;

import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.pollwatch.mission.Check;
import org.pollwatch.mission.Check.Relation;
import org.pollwatch.mission.Check.Rule;
import org.pollwatch.mission.Check.Term;
import org.pollwatch.mission.CheckKind;
import org.pollwatch.mission.Condition;
import org.pollwatch.mission.Labels;
import org.pollwatch.mission.Severity;

/** A check of every kind, with limits that random reports cross and come back from. */
final class SmallChecks {
    private static final Condition URBAN = new Condition.PlaceIs("setting", Set.of("urban"));

    private SmallChecks() {}

    /** @param later true for the second definition revision: other limits, and questions that no check named before */
    static List<Check> all(boolean later) {
        List<Check> all = new ArrayList<>(ofOneReport(later));
        all.addAll(ofOnePlace());
        all.addAll(ofAreas());
        if (later) {
            all.add(check("threats", CheckKind.ANSWERS, answers("departure", is("threatened", "yes"))));
            all.add(check("crowded", CheckKind.THRESHOLD, above("voting", new Term.Asked("members"), 150)));
        }
        return List.copyOf(all);
    }

    private static List<Check> ofOneReport(boolean later) {
        Condition posted = new Condition.All(List.of(is("protocol_posted", "yes"), URBAN));
        return List.of(
                check(
                        "surplus",
                        CheckKind.COMPARISON,
                        numbers(
                                List.of(new Term.Asked("ballots_fixed"), new Term.Asked("ballots_mobile")),
                                Relation.MORE_THAN,
                                List.of(new Term.Asked("signatures")),
                                Optional.empty())),
                check(
                        "does_not_add_up",
                        CheckKind.COMPARISON,
                        numbers(
                                List.of(new Term.Asked("votes_president")),
                                Relation.NOT_EQUAL,
                                List.of(new Term.Asked("ballots_fixed"), new Term.Fixed(5)),
                                Optional.of(posted))),
                check(
                        "list_shrank",
                        CheckKind.COMPARISON,
                        numbers(
                                List.of(new Term.Asked("voters_on_list")),
                                Relation.LESS_THAN,
                                List.of(new Term.Register()),
                                Optional.empty())),
                check(
                        "many_added",
                        CheckKind.THRESHOLD,
                        above("voting", new Term.Asked("voters_added"), later ? 50 : 100)),
                check("too_large", CheckKind.CAPACITY, above("counting", new Term.Register(), 150)),
                check("strangers_in_town", CheckKind.ANSWERS, answers("voting", is("strangers", "yes"), URBAN)),
                check("denied", CheckKind.ACCESS_DENIED, answers("tabulation", is("admitted", "no"))),
                check(
                        "rosy",
                        CheckKind.EVALUATION,
                        new Rule.Evaluation(
                                "voting",
                                "overall",
                                Set.of("good", "very_good"),
                                List.of("group_voting", "observers", "opened_on_time"))),
                check(
                        "none_invalid",
                        CheckKind.IMPLAUSIBLE_ZERO,
                        new Rule.ImplausibleZero("counting", "invalid", "ballots_fixed", 0.02, 2)));
    }

    private static List<Check> ofOnePlace() {
        return List.of(
                check(
                        "reassigned",
                        CheckKind.MISMATCH,
                        new Rule.Mismatch("president", "counting", "votes_president", "tabulation", "table")),
                check("leap", CheckKind.JUMP, new Rule.Jump("voting", "voters_so_far", 200)),
                check(
                        "at_odds",
                        CheckKind.CONTRADICTION,
                        new Rule.Contradiction(
                                "voting", List.of("opened_on_time", "group_voting"), Duration.ofMinutes(60))),
                check("known_from", CheckKind.EVIDENCE, new Rule.Evidence("incident", "kind", "source")));
    }

    private static List<Check> ofAreas() {
        return List.of(
                check(
                        "silent",
                        CheckKind.SILENCE,
                        new Rule.Silence(
                                Optional.of(Duration.ofHours(3)),
                                Optional.of(Duration.ofHours(2)),
                                LocalTime.of(7, 0),
                                LocalTime.of(23, 0))),
                check(
                        "stands_out",
                        CheckKind.HOTSPOT,
                        new Rule.Hotspot("voting", List.of("group_voting", "voters_added_over_100"), 0.97, 1)),
                check("stands_out_in", CheckKind.HOTSPOT, new Rule.Hotspot("counting", List.of(), 0.93, 2)),
                check(
                        "more_added_than_said",
                        CheckKind.SERIES_SUM,
                        new Rule.SeriesSum("voting", "voters_added", "added_official")),
                check(
                        "turnout_apart",
                        CheckKind.SERIES_SHARE,
                        new Rule.SeriesShare("voting", "voters_so_far", "turnout_official", 5, 1)),
                check("thin", CheckKind.COVERAGE, new Rule.Coverage(List.of())));
    }

    private static Check check(String id, CheckKind kind, Rule rule) {
        return new Check(id, kind, Severity.MEDIUM, Labels.same(id), rule);
    }

    private static Rule numbers(List<Term> left, Relation is, List<Term> right, Optional<Condition> when) {
        return new Rule.Numbers("counting", left, is, right, when);
    }

    private static Rule above(String form, Term term, long limit) {
        return new Rule.Numbers(
                form, List.of(term), Relation.MORE_THAN, List.of(new Term.Fixed(limit)), Optional.empty());
    }

    private static Rule answers(String form, Condition... all) {
        return new Rule.Answers(form, new Condition.All(List.of(all)));
    }

    private static Condition is(String question, String answer) {
        return new Condition.AnswerIs(question, Set.of(answer));
    }
}
