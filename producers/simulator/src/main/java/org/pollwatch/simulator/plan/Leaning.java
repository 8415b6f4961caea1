package org.pollwatch.simulator.plan;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pollwatch.mission.Question;

/**
 * How much more likely than elsewhere something is flagged at a place. Regions differ moderately, one in six is visibly
 * worse; places differ within regions; what goes wrong at a place goes wrong together.
 */
final class Leaning {
    private static final double REGION = 0.3;
    private static final double WORSE = 0.7;
    private static final double REGION_BY_QUESTION = 0.3;
    private static final double PLACE = 0.6;
    private static final double NEUTRAL = 0.35;

    private final Dice dice;
    private final Map<String, Double> drawn = new HashMap<>();

    Leaning(Dice dice) {
        this.dice = dice;
    }

    /** @return to be added to the log odds; 0 on average */
    double of(Visit visit, Question question) {
        String regionAndQuestion = visit.region() + "/" + question.id();
        if (!question.irregularity()) {
            return NEUTRAL * normal(regionAndQuestion);
        }
        return region(visit.region())
                + REGION_BY_QUESTION * normal(regionAndQuestion)
                + PLACE * normal("place/" + visit.subject());
    }

    private double region(String region) {
        double worse = normal("worse/" + region) > 1 ? WORSE : 0;
        return REGION * normal(region) + worse;
    }

    private double normal(String label) {
        return drawn.computeIfAbsent(label, it -> dice.child(it).gaussian());
    }

    /**
     * Draws without replacement, each visit weighted by its leaning (Efraimidis and Spirakis, 2006).
     *
     * @return the drawn ones
     */
    List<Sheet> draw(List<Sheet> from, long number, Question question, Dice own) {
        Map<Sheet, Double> keys = new HashMap<>();
        from.forEach(
                sheet -> keys.put(sheet, StrictMath.log(1 - own.unit()) / StrictMath.exp(of(sheet.visit(), question))));
        return from.stream()
                .sorted(Comparator.comparing((Sheet sheet) -> keys.get(sheet)).reversed())
                .limit(Math.max(0, number))
                .toList();
    }
}
