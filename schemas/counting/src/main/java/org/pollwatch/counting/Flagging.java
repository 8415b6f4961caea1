package org.pollwatch.counting;

import java.util.List;
import org.pollwatch.mission.Question;
import org.pollwatch.mission.QuestionType;

/** Says which answers flag the indicator of a question: those in {@code counted}, or a number above {@code over}. */
public final class Flagging {
    private Flagging() {}

    /** @return false also for an answer without substance, and where the question flags nothing */
    public static boolean isFlagged(Question question, Answer answer) {
        if (answer instanceof Answer.Amount given) {
            return question.over().isPresent() && isOver(question, given.amount());
        }
        return answer instanceof Answer.Words given && isSubstantive(given.words()) && byWords(question, given.words());
    }

    static boolean isSubstantive(List<String> words) {
        return words.size() != 1 || !QuestionType.isUnsubstantive(words.get(0));
    }

    /** @param words with substance */
    static boolean byWords(Question question, List<String> words) {
        if (question.type() == QuestionType.CHOICES) {
            return !words.contains(QuestionType.NONE);
        }
        for (String word : words) {
            if (question.counted().contains(word)) {
                return true;
            }
        }
        return false;
    }

    /** @param question with a limit */
    static boolean isOver(Question question, long amount) {
        return amount > question.over().orElseThrow();
    }
}
