package org.pollwatch.gateway.sms;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.pollwatch.counting.Answer;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.Question;
import org.pollwatch.mission.QuestionType;

/**
 * A form as an SMS writes it: its questions are AA, AB, ... in their order, their answers are numbers. A question that has no
 * short form (votes, protocols, text) keeps its tag, so that the others' never move, and is not offered.
 */
public final class TaggedForm {
    static final String NOT_OBSERVED = "-";
    static final String NOT_APPLICABLE = "--";
    private static final int LETTERS = 26;
    private static final int MOST_DIGITS = 18;
    private static final Pattern TIME = Pattern.compile("([01]?[0-9]|2[0-3])[:.,]?([0-5][0-9])");
    private static final List<String> YES_NO =
            List.of("yes", "no", QuestionType.NOT_OBSERVED, QuestionType.NOT_APPLICABLE);

    private final List<Tagged> offered;

    /** A question and what an SMS calls it. */
    public record Tagged(String tag, Question question) {}

    private TaggedForm(List<Tagged> offered) {
        this.offered = List.copyOf(offered);
    }

    /** @return the form with its tags; the same form always gets the same */
    public static TaggedForm of(Form form) {
        List<Tagged> offered = new ArrayList<>();
        List<Question> questions = form.questions();
        for (int i = 0; i < Math.min(questions.size(), LETTERS * LETTERS); i++) {
            if (isOffered(questions.get(i))) {
                offered.add(new Tagged(tag(i), questions.get(i)));
            }
        }
        return new TaggedForm(offered);
    }

    private static String tag(int index) {
        return "" + (char) ('A' + index / LETTERS) + (char) ('A' + index % LETTERS);
    }

    private static boolean isOffered(Question question) {
        return switch (question.type()) {
            case YES_NO, CHOICE, CHOICES, EVALUATION, INTEGER, TIME -> true;
            default -> false;
        };
    }

    /** @return the questions that an SMS can answer, in the form's order */
    public List<Tagged> offered() {
        return offered;
    }

    Optional<Question> question(String tag) {
        return offered.stream()
                .filter(it -> it.tag().equals(tag))
                .map(Tagged::question)
                .findFirst();
    }

    /** @return the words that the numbers from 1 stand for, in their order; none for numbers and times */
    public static List<String> numbered(Question question) {
        return question.type() == QuestionType.YES_NO ? YES_NO : question.answers();
    }

    /**
     * @param value as {@link SmsText} leaves it
     * @return empty where the question takes no such answer
     */
    static Optional<Answer> answer(Question question, String value) {
        return switch (value) {
            case NOT_OBSERVED -> Optional.of(Answer.word(QuestionType.NOT_OBSERVED));
            case NOT_APPLICABLE -> Optional.of(Answer.word(QuestionType.NOT_APPLICABLE));
            default -> given(question, value);
        };
    }

    private static Optional<Answer> given(Question question, String value) {
        return switch (question.type()) {
            case CHOICES -> several(question, value);
            case INTEGER -> amount(question, value);
            case TIME -> time(value);
            default -> word(question, value).map(Answer::word);
        };
    }

    private static Optional<Answer> several(Question question, String value) {
        List<String> words = new ArrayList<>();
        String[] parts = value.split("[.,]", -1);
        for (String part : parts) {
            word(question, part).filter(it -> !words.contains(it)).ifPresent(words::add);
        }
        boolean all = words.size() == parts.length;
        boolean fits = all && (words.size() == 1 || !words.contains(QuestionType.NONE));
        return fits ? Optional.of(new Answer.Words(words)) : Optional.empty();
    }

    private static Optional<Answer> amount(Question question, String value) {
        if (!isNumber(value)) {
            return Optional.empty();
        }
        long amount = Long.parseLong(value);
        boolean fits = amount >= question.min() && amount <= question.max();
        return fits ? Optional.of(Answer.amount(amount)) : Optional.empty();
    }

    private static Optional<Answer> time(String value) {
        Matcher time = TIME.matcher(value);
        if (!time.matches()) {
            return Optional.empty();
        }
        String hour = time.group(1);
        return Optional.of(Answer.word((hour.length() == 1 ? "0" + hour : hour) + ":" + time.group(2)));
    }

    private static Optional<String> word(Question question, String value) {
        List<String> words = numbered(question);
        if (!isNumber(value)) {
            return Optional.empty();
        }
        long number = Long.parseLong(value);
        return number >= 1 && number <= words.size() ? Optional.of(words.get((int) number - 1)) : Optional.empty();
    }

    private static boolean isNumber(String value) {
        return value.length() <= MOST_DIGITS && value.matches("[0-9]+");
    }

    /** @return what would be taken, in signs that need no translation, for example {@code 1-4} */
    public static String expected(Question question) {
        return switch (question.type()) {
            case INTEGER -> question.min() + (question.max() < Long.MAX_VALUE ? "-" + question.max() : "-...");
            case TIME -> "0000-2359";
            case CHOICES -> "1-" + numbered(question).size() + ", 1.2";
            default -> "1-" + numbered(question).size();
        };
    }
}
