package org.pollwatch.simulator.plan;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.pollwatch.counting.Answer;
import org.pollwatch.mission.Indicator;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Option;
import org.pollwatch.mission.Place;
import org.pollwatch.mission.PlaceKind;
import org.pollwatch.mission.Question;
import org.pollwatch.mission.QuestionType;

/**
 * Fills one sheet as an observer might: mostly answered, some of it not observed, not applicable or left out. Numbers and
 * results come from the place's books, so that what does not go together is the exception.
 */
final class RandomAnswers {
    private static final double LEFT_OUT = 0.02;
    private static final double NOT_OBSERVED = 0.08;
    private static final double NOT_APPLICABLE = 0.10;
    private static final long MOST_MINUTES_AGO = 45;
    private static final long SMALL = 50;
    private static final double PROTOCOL_SEEN = 0.9;
    private static final double MISREAD = 0.004;
    private static final double CONSISTENT = 0.9;
    private static final double COLLECTING_HOURS = 6;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private final TrueRates rates;
    private final Leaning leaning;
    private final Mission mission;
    private final PlaceFacts facts;
    private final StationBooks books;
    private final TrueResults results;
    private final List<String> counted = new ArrayList<>();

    RandomAnswers(TrueRates rates, Leaning leaning, Terrain terrain, TrueTurnout turnout, Dice dice) {
        this.rates = rates;
        this.leaning = leaning;
        this.mission = terrain.mission();
        this.facts = new PlaceFacts(terrain, rates, leaning, dice.child("facts"));
        this.books = new StationBooks(terrain, turnout, facts::goesWrong, dice.child("books"));
        this.results = new TrueResults(mission, books, dice.child("results"));
    }

    void fill(Sheet sheet, Dice dice) {
        for (Question question : sheet.visit().form().questions()) {
            double luck = isInProtocol(sheet.visit(), question) && dice.chance(PROTOCOL_SEEN) ? 1 : dice.unit();
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
        Judgements.reconcile(sheet, mission, rates, dice, CONSISTENT);
        if (sheet.answers().values().stream().anyMatch(Answer.Votes.class::isInstance)) {
            counted.add(sheet.visit().subject());
        }
    }

    /** A protocol is copied as a whole: its votes, and the number by which turnout is counted. */
    private boolean isInProtocol(Visit visit, Question question) {
        return question.contest().isPresent()
                || mission.card()
                        .turnout()
                        .filter(turnout -> turnout.form().equals(visit.form().id())
                                && turnout.question().equals(question.id()))
                        .isPresent();
    }

    private Answer substance(Sheet sheet, Question question, Dice dice) {
        return switch (question.type()) {
            case YES_NO, CHOICE, EVALUATION -> word(sheet, question, dice);
            case CHOICES -> choices(sheet, question, dice);
            case INTEGER -> Answer.amount(limited(sheet, question, number(sheet, question, dice), dice));
            case TIME -> Answer.word(time(sheet.visit(), dice));
            case TEXT, PHOTO -> Answer.word(QuestionType.NOT_OBSERVED);
            case VOTES, PROTOCOLS ->
                results(sheet.visit(), question).orElseGet(() -> Answer.word(QuestionType.NOT_OBSERVED));
        };
    }

    private Optional<Answer> results(Visit visit, Question question) {
        String contest = question.contest().orElseThrow();
        return visit.place()
                .flatMap(place -> question.type() == QuestionType.VOTES
                        ? results.votes(contest, place)
                        : results.table(contest, place, counted));
    }

    private Answer word(Sheet sheet, Question question, Dice own) {
        Dice dice = facts.of(sheet.visit(), question, own);
        if (question.counted().isEmpty()) {
            return Answer.word(dice.pick(question.answers()));
        }
        boolean flagged = facts.flags(sheet.visit(), question, dice);
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

    private long limited(Sheet sheet, Question question, long number, Dice dice) {
        return rates.isConfigured(question)
                ? number
                : Judgements.withinLimits(sheet, question, number, mission, dice, CONSISTENT);
    }

    /** Over the limit at the true rate; as the books say; a part of another number; else of the size of a station. */
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
        OptionalLong booked = booked(sheet.visit(), question);
        if (booked.isPresent()) {
            long value = booked.getAsLong();
            return bounded(question, dice.chance(MISREAD) ? value - value / 5 : value);
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

    private OptionalLong booked(Visit visit, Question question) {
        if (visit.place().isEmpty()) {
            return OptionalLong.empty();
        }
        Place place = visit.place().get();
        LocalDateTime midnight = mission.card().electionDay().atStartOfDay();
        LocalDateTime at = LocalDateTime.ofInstant(visit.at(), mission.zoneOf(place));
        if (place.kind() == PlaceKind.POLLING_STATION) {
            return books.of(place).figure(question.id(), TrueTurnout.course(at, midnight));
        }
        double hours = Duration.between(midnight.plusHours(22), at).toMinutes() / 60.0;
        return books.figure(place, question.id(), Math.max(0, Math.min(1, hours / COLLECTING_HOURS)));
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
