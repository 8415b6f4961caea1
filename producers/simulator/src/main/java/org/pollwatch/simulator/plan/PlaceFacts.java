package org.pollwatch.simulator.plan;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.pollwatch.mission.Check;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Place;
import org.pollwatch.mission.Question;

/**
 * What is so at a place on a random day, whoever looks: the questions of fact that the mission's checks hold teams against
 * each other by, and what the station's books show.
 */
final class PlaceFacts {
    private static final double MISSEEN = 0.02;
    private static final double RARELY = 0.03;

    private final Terrain terrain;
    private final TrueRates rates;
    private final Leaning leaning;
    private final Dice dice;
    private final Set<String> questions = new HashSet<>(List.of(StationBooks.SURPLUS, StationBooks.MOBILE_SURPLUS));

    PlaceFacts(Terrain terrain, TrueRates rates, Leaning leaning, Dice dice) {
        this.terrain = terrain;
        this.rates = rates;
        this.leaning = leaning;
        this.dice = dice;
        for (Check check : terrain.mission().checks()) {
            if (check.rule() instanceof Check.Rule.Contradiction rule) {
                questions.addAll(rule.questions());
            }
        }
    }

    /** @return dice that fall the same way at every visit of the place, but for one who misses something */
    Dice of(Visit visit, Question question, Dice own) {
        boolean booked =
                question.id().equals(StationBooks.SURPLUS) || question.id().equals(StationBooks.MOBILE_SURPLUS);
        boolean same = questions.contains(question.id()) && (booked || !own.chance(MISSEEN));
        return same ? dice.child(visit.subject() + "/" + question.id()) : own;
    }

    /** @return whether the answer to the named question is counted at the place; rarely so where no form asks it */
    boolean goesWrong(Place place, String id) {
        Mission mission = terrain.mission();
        Dice own = dice.child(place.id() + "/" + id);
        return mission.forms().stream()
                .filter(form -> form.question(id).isPresent())
                .findFirst()
                .map(form -> flags(
                        new Visit(
                                form, "", place.id(), Optional.of(place), terrain.region(place.area()), Instant.EPOCH),
                        form.question(id).orElseThrow(),
                        own))
                .orElseGet(() -> own.chance(RARELY));
    }

    /** The first throw decides, here and where the question is answered. */
    boolean flags(Visit visit, Question question, Dice own) {
        return own.chance(TrueRates.leaning(rates.of(question), leaning.of(visit, question)));
    }
}
