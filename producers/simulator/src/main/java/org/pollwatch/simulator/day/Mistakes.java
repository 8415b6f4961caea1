package org.pollwatch.simulator.day;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.pollwatch.counting.Answer;
import org.pollwatch.counting.Report;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Place;
import org.pollwatch.mission.Question;
import org.pollwatch.mission.QuestionType;
import org.pollwatch.simulator.plan.AskIf;
import org.pollwatch.simulator.plan.Dice;

/**
 * Turns a right report into a wrong but valid one. Only answers of substance are changed or left out: a figure that the
 * right report leaves unobserved never shows up by mistake.
 */
final class Mistakes {
    private static final int MOST_CHANGED = 4;
    private static final int LONGEST_FAULT_HOURS = 14;
    private static final int LONGEST_FAULT_DAYS = 900;

    private final Mission mission;
    private final Grounds grounds;

    Mistakes(Mission mission, Grounds grounds) {
        this.mission = mission;
        this.grounds = grounds;
    }

    /** A wrong version and what is wrong with it. */
    record Mistake(Report report, Injection kind) {}

    /** @param right the version that shall stand */
    Mistake of(Report right, String team, Dice dice) {
        double luck = dice.unit();
        if (luck < 0.2) {
            Optional<Report> moved = moved(right, team, dice);
            if (moved.isPresent()) {
                return new Mistake(moved.get(), Injection.MOVE);
            }
        }
        if (luck < 0.35) {
            return new Mistake(misdated(right, dice), Injection.WRONG_CLOCK);
        }
        return new Mistake(misanswered(right, dice), Injection.CORRECTION);
    }

    private Optional<Report> moved(Report right, String team, Dice dice) {
        return grounds.another(right.place(), team, dice)
                .map(place -> with(
                        right,
                        place.id(),
                        right.observedAt(),
                        AskIf.prune(form(right), standingAt(place, right), Optional.of(place))));
    }

    private Map<String, Answer> standingAt(Place place, Report right) {
        Map<String, Answer> answers = new TreeMap<>();
        right.answers().forEach((id, answer) -> {
            if (answer instanceof Answer.Votes given) {
                Question question = form(right).question(id).orElseThrow();
                Miscounts.at(place, question, given, mission).ifPresent(votes -> answers.put(id, votes));
            } else {
                answers.put(id, answer);
            }
        });
        return answers;
    }

    private static Report misdated(Report right, Dice dice) {
        long hours = dice.chance(0.3) ? 24 * dice.between(2, LONGEST_FAULT_DAYS) : dice.between(1, LONGEST_FAULT_HOURS);
        Instant wrong = right.observedAt().plus(Duration.ofHours(dice.chance(0.5) ? hours : -hours));
        return with(right, right.place(), wrong, right.answers());
    }

    /** Some answers are others, or not given yet. */
    Report misanswered(Report right, Dice dice) {
        Form form = form(right);
        List<Question> substantive = form.questions().stream()
                .filter(question -> isSubstantive(right.answers().get(question.id())))
                .toList();
        Map<String, Answer> answers = new TreeMap<>(right.answers());
        List<Question> shuffled = dice.shuffled(substantive);
        for (Question question : shuffled.subList(
                0, (int) dice.between(Math.min(1, shuffled.size()), Math.min(MOST_CHANGED, shuffled.size())))) {
            if (dice.chance(0.25)) {
                answers.remove(question.id());
            } else {
                answers.put(question.id(), other(question, answers.get(question.id()), dice));
            }
        }
        return with(right, right.place(), right.observedAt(), AskIf.prune(form, answers, mission.place(right.place())));
    }

    private Form form(Report report) {
        return mission.form(report.form(), report.formVersion()).orElseThrow();
    }

    private static boolean isSubstantive(Answer answer) {
        return answer instanceof Answer.Amount
                || answer instanceof Answer.Votes
                || answer instanceof Answer.Protocols
                || (answer instanceof Answer.Words given
                        && given.words().stream().noneMatch(QuestionType::isUnsubstantive));
    }

    private static Answer other(Question question, Answer given, Dice dice) {
        if (given instanceof Answer.Amount number) {
            long near = number.amount() + dice.between(-10, 10);
            return Answer.amount(Math.max(question.min(), Math.min(question.max(), near)));
        }
        if (given instanceof Answer.Votes votes) {
            return Miscounts.of(votes, dice);
        }
        if (given instanceof Answer.Protocols protocols) {
            return Miscounts.of(protocols, dice);
        }
        if (question.type() == QuestionType.TIME) {
            return Answer.word("%02d:%02d".formatted(dice.below(24), dice.below(60)));
        }
        List<String> others = new ArrayList<>(question.answers());
        others.removeAll(((Answer.Words) given).words());
        return others.isEmpty() ? given : Answer.word(dice.pick(others));
    }

    private static Report with(Report report, String place, Instant observedAt, Map<String, Answer> answers) {
        return new Report(
                report.reportId(),
                report.revision(),
                report.withdrawn(),
                report.form(),
                report.formVersion(),
                place,
                observedAt,
                answers);
    }
}
