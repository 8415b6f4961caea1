package org.pollwatch.simulator.plan;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pollwatch.counting.Answer;
import org.pollwatch.mission.Indicator;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Option;
import org.pollwatch.mission.Place;
import org.pollwatch.mission.Question;
import org.pollwatch.mission.QuestionType;

/** Fills one sheet as an observer might: mostly answered, some of it not observed, not applicable or left out. */
final class RandomAnswers {
    private static final double LEFT_OUT = 0.02;
    private static final double NOT_OBSERVED = 0.08;
    private static final double NOT_APPLICABLE = 0.10;
    private static final long MOST_MINUTES_AGO = 45;
    private static final long SMALL = 50;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private final TrueRates rates;
    private final Leaning leaning;
    private final Mission mission;

    RandomAnswers(TrueRates rates, Leaning leaning, Mission mission) {
        this.rates = rates;
        this.leaning = leaning;
        this.mission = mission;
    }

    void fill(Sheet sheet, Dice dice) {
        for (Question question : sheet.visit().form().questions()) {
            double luck = dice.unit();
            if (luck < LEFT_OUT || !sheet.asks(question)) {
                continue;
            }
            if (luck < NOT_OBSERVED) {
                sheet.putNotObserved(question);
            } else if (luck < NOT_APPLICABLE) {
                sheet.put(question, Answer.word(QuestionType.NOT_APPLICABLE));
            } else {
                sheet.put(question, substance(sheet, question, dice));
            }
        }
    }

    private Answer substance(Sheet sheet, Question question, Dice dice) {
        return switch (question.type()) {
            case YES_NO, CHOICE, EVALUATION -> word(sheet, question, dice);
            case CHOICES -> choices(sheet, question, dice);
            case INTEGER -> Answer.amount(number(sheet, question, dice));
            case TIME -> Answer.word(time(sheet.visit(), dice));
            case VOTES, PROTOCOLS -> Answer.word(QuestionType.NOT_OBSERVED);
        };
    }

    private Answer word(Sheet sheet, Question question, Dice dice) {
        if (question.counted().isEmpty()) {
            return Answer.word(dice.pick(question.answers()));
        }
        boolean flagged = dice.chance(TrueRates.leaning(rates.of(question), leaning.of(sheet.visit(), question)));
        boolean all = question.counted().containsAll(question.answers());
        return flagged || all ? Wording.flagged(question, dice) : Wording.clean(question, dice);
    }

    private Answer choices(Sheet sheet, Question question, Dice dice) {
        double lean = leaning.of(sheet.visit(), question);
        List<String> chosen = new ArrayList<>();
        for (Indicator indicator : question.indicators()) {
            if (indicator.kind() == Indicator.Kind.OPTION
                    && dice.chance(TrueRates.leaning(rates.of(indicator), lean))) {
                chosen.add(indicator.option());
            }
        }
        if (chosen.isEmpty()) {
            List<String> options = question.options().stream().map(Option::id).toList();
            chosen.add(options.contains(QuestionType.NONE) ? QuestionType.NONE : dice.pick(options));
        }
        return new Answer.Words(chosen);
    }

    /** Over the limit at the true rate; a part of another number; else of the size of a station or a small count. */
    private long number(Sheet sheet, Question question, Dice dice) {
        Optional<Indicator> over = question.indicators().stream()
                .filter(indicator -> indicator.kind() == Indicator.Kind.OVER)
                .findFirst();
        if (over.isPresent()) {
            long limit = question.over().orElseThrow();
            boolean flagged = dice.chance(TrueRates.leaning(rates.of(over.get()), leaning.of(sheet.visit(), question)));
            long value = flagged ? limit + 1 + (long) dice.exponential(limit / 2.0) : dice.between(0, limit);
            return bounded(question, value);
        }
        Optional<Long> whole = question.ratioOver()
                .map(other -> sheet.answers().get(other))
                .filter(Answer.Amount.class::isInstance)
                .map(answer -> ((Answer.Amount) answer).amount());
        if (whole.isPresent()) {
            return bounded(question, dice.between(0, whole.get()));
        }
        if (question.max() <= SMALL) {
            return dice.between(question.min(), question.max());
        }
        long voters = sheet.visit().place().map(Place::registeredVoters).orElse(0L);
        return bounded(question, dice.between(0, Math.max(SMALL, voters)));
    }

    private static long bounded(Question question, long value) {
        return Math.max(question.min(), Math.min(question.max(), value));
    }

    private String time(Visit visit, Dice dice) {
        ZoneId zone = visit.place().map(mission::zoneOf).orElseGet(() -> mission.areas()
                .zone(visit.subject()));
        return TIME.format(LocalDateTime.ofInstant(visit.at(), zone).minusMinutes(dice.between(0, MOST_MINUTES_AGO)));
    }
}
