package org.pollwatch.oracle;

import static org.pollwatch.oracle.SmallQuestion.number;
import static org.pollwatch.oracle.SmallQuestion.opposite;
import static org.pollwatch.oracle.SmallQuestion.yesNo;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.pollwatch.mission.Condition;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.FormSubject;
import org.pollwatch.mission.Labels;
import org.pollwatch.mission.Phase;
import org.pollwatch.mission.Question;
import org.pollwatch.mission.QuestionType;

/** The forms of the small mission: every kind of question. */
final class SmallForms {
    /** What {@code members} may be at most from the second definition revision on; before it could be more. */
    static final long LATER_MEMBERS = 200;

    private SmallForms() {}

    /** @param later true for the second definition revision, by which some reports of the first are not valid */
    static List<Form> all(boolean later) {
        List<Question> first = voting(later);
        List<Question> second = new ArrayList<>(first);
        second.add(2, yesNo("later_question"));
        if (later) {
            second.add(yesNo("gained_question"));
        }
        return List.of(
                form("voting", "1", Phase.VOTING, FormSubject.POLLING_STATION, first),
                form("voting", "2", Phase.VOTING, FormSubject.POLLING_STATION, second),
                form("counting", "1", Phase.COUNTING, FormSubject.POLLING_STATION, counting()),
                form("departure", "1", Phase.COUNTING, FormSubject.POLLING_STATION, List.of(yesNo("threatened"))),
                form("tabulation", "1", Phase.TABULATION, FormSubject.COMMISSION, tabulation()),
                form("incident", "1", Phase.INCIDENT, FormSubject.AREA, incident()));
    }

    private static Form form(String id, String version, Phase phase, FormSubject subject, List<Question> questions) {
        return new Form(id, version, phase, subject, Labels.same(id), questions);
    }

    private static SmallQuestion of(String id, QuestionType type, String... options) {
        return SmallQuestion.of(id, type, options);
    }

    private static List<Question> voting(boolean later) {
        Condition stranger = new Condition.AnswerIs("strangers", Set.of("yes"));
        Condition many = new Condition.All(
                List.of(new Condition.MoreThan("members", 100), new Condition.PlaceIs("setting", Set.of("urban"))));
        return List.of(
                yesNo("group_voting"),
                opposite("opened_on_time", "opened_late"),
                yesNo("strangers"),
                of("interference", QuestionType.YES_NO)
                        .counted("yes")
                        .askIf(stranger)
                        .built(),
                of("overall", QuestionType.EVALUATION)
                        .counted("bad", "very_bad")
                        .named("eval", "eval_good")
                        .built(),
                of("observers", QuestionType.CHOICES, "red", "blue", "none").built(),
                of("certificates", QuestionType.CHOICE, "always", "sometimes", "never")
                        .counted("never")
                        .built(),
                of("voters_added", QuestionType.INTEGER).cumulative().over(100).built(),
                of("members", QuestionType.INTEGER)
                        .upTo(later ? LATER_MEMBERS : 1_000)
                        .built(),
                of("women_members", QuestionType.INTEGER).ratio("members").built(),
                of("extra_members", QuestionType.INTEGER).askIf(many).built(),
                of("arrived", QuestionType.TIME).built(),
                number("voters_listed"),
                of("voters_so_far", QuestionType.INTEGER)
                        .cumulative()
                        .ratio("voters_listed")
                        .built());
    }

    private static List<Question> counting() {
        return List.of(
                number("voters_on_list"),
                number("signatures"),
                number("ballots_fixed"),
                number("ballots_mobile"),
                number("invalid"),
                of("votes_president", QuestionType.VOTES).contest("president").built(),
                of("votes_district", QuestionType.VOTES).contest("district").built(),
                of("count_overall", QuestionType.EVALUATION)
                        .counted("bad", "very_bad")
                        .built(),
                yesNo("protocol_posted"));
    }

    private static List<Question> tabulation() {
        Condition admitted = new Condition.AnswerIs("admitted", Set.of("yes"));
        return List.of(
                opposite("admitted", "access_denied"),
                of("restricted", QuestionType.YES_NO)
                        .counted("yes")
                        .askIf(admitted)
                        .built(),
                of("protocols", QuestionType.INTEGER).askIf(admitted).built(),
                of("table", QuestionType.PROTOCOLS)
                        .contest("president")
                        .askIf(admitted)
                        .built());
    }

    private static List<Question> incident() {
        return List.of(
                of("kind", QuestionType.CHOICE, "protest", "detention")
                        .by("source", "own", "told", "media")
                        .built(),
                number("persons"),
                of("source", QuestionType.CHOICE, "own", "told", "media").built());
    }
}
