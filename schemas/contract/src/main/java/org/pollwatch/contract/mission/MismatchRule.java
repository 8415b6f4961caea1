package org.pollwatch.contract.mission;

import java.util.Optional;
import org.pollwatch.mission.Check.Rule;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.Question;
import org.pollwatch.mission.QuestionType;

/** Reads the rule that holds a station's protocol against the commission's table; the only one about two forms. */
final class MismatchRule {
    private final YamlMap map;
    private final CheckScope scope;

    MismatchRule(YamlMap map, CheckScope scope) {
        this.map = map;
        this.scope = scope;
    }

    /** @return the rule; empty if a form is unknown */
    Optional<Rule> read() {
        String contest = map.need("contest").flatMap(scope::contest).orElse("");
        Optional<Form> form = map.need("form").flatMap(scope::form);
        Optional<Form> other = map.need("otherForm").flatMap(scope::form);
        return form.flatMap(one -> other.map(two -> new Rule.Mismatch(
                contest,
                one.id(),
                question(one, "votes", QuestionType.VOTES, contest),
                two.id(),
                question(two, "protocols", QuestionType.PROTOCOLS, contest))));
    }

    private String question(Form form, String key, QuestionType type, String contest) {
        String expectation =
                "a " + EnumWords.of(type) + " question" + (contest.isEmpty() ? "" : " of contest " + contest);
        return new FormEntry(map, form, scope)
                .question(key, expectation, it -> it.type() == type && (contest.isEmpty() || isOf(it, contest)));
    }

    private static boolean isOf(Question question, String contest) {
        return question.contest().filter(contest::equals).isPresent();
    }
}
