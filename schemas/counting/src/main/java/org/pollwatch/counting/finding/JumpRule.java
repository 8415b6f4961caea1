package org.pollwatch.counting.finding;

import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.pollwatch.counting.Answer;
import org.pollwatch.mission.Check;
import org.pollwatch.mission.Check.Rule;

/**
 * A running figure that falls, or rises faster than people can vote, from one reading at a place to the next (C9, implied by
 * 001:39). Two readings of one instant must say the same. One finding for all such steps; the worst is compared. Subject:
 * {@code <place>|<question>}.
 */
final class JumpRule implements PlaceRule {
    private static final long HOUR = Duration.ofHours(1).toMillis();

    private final Check check;
    private final Rule.Jump rule;

    JumpRule(Check check, Rule.Jump rule) {
        this.check = check;
        this.rule = rule;
    }

    @Override
    public Map<String, Set<String>> questions() {
        return Map.of(rule.form(), Set.of(rule.question()));
    }

    @Override
    public List<Finding> findings(Scene scene) {
        List<Said<Long>> readings = Said.all(scene.reports(rule.form()), this::number);
        List<Step> jumps = new ArrayList<>();
        for (int i = 1; i < readings.size(); i++) {
            Step step = new Step(readings.get(i - 1), readings.get(i));
            if (excess(step).signum() > 0) {
                jumps.add(step);
            }
        }
        return jumps.stream()
                .max(Comparator.comparing(this::excess).thenComparing(it -> -jumps.indexOf(it)))
                .map(worst -> finding(scene, worst, jumps))
                .stream()
                .toList();
    }

    private Optional<Long> number(ReportFacts facts) {
        return facts.answers().get(rule.question()) instanceof Answer.Amount given
                ? Optional.of(given.amount())
                : Optional.empty();
    }

    /** From one reading to the next. */
    private record Step(Said<Long> from, Said<Long> to) {
        long rise() {
            return to.what() - from.what();
        }

        long millis() {
            return Duration.between(from.facts().observedAt(), to.facts().observedAt())
                    .toMillis();
        }
    }

    /** How far the step lies outside what is possible, times the milliseconds of an hour, so that it stays a whole number. */
    private BigInteger excess(Step step) {
        if (step.rise() < 0) {
            return BigInteger.valueOf(-step.rise()).multiply(BigInteger.valueOf(HOUR));
        }
        return BigInteger.valueOf(step.rise())
                .multiply(BigInteger.valueOf(HOUR))
                .subtract(possible(step));
    }

    private BigInteger possible(Step step) {
        return BigInteger.valueOf(rule.perHour()).multiply(BigInteger.valueOf(step.millis()));
    }

    private Finding finding(Scene scene, Step worst, List<Step> jumps) {
        List<ReportFacts> involved = jumps.stream()
                .flatMap(it -> List.of(it.from().facts(), it.to().facts()).stream())
                .distinct()
                .toList();
        long limit = worst.from().what();
        if (worst.rise() > 0) {
            limit += possible(worst).divide(BigInteger.valueOf(HOUR)).longValueExact();
        }
        return Finding.of(
                check,
                scene.about(rule.form(), rule.question()),
                List.of(compared(worst.from()), compared(worst.to())),
                OptionalDouble.of((double) limit),
                expectation(worst, limit, jumps.size() - 1),
                Scene.ids(involved),
                Scene.asOf(involved));
    }

    private Compared compared(Said<Long> reading) {
        return Compared.number(rule.question(), reading.facts().reportId(), reading.what());
    }

    private static String expectation(Step worst, long limit, int others) {
        String bound =
                switch (Long.signum(worst.rise())) {
                    case -1 -> "at least " + limit;
                    default -> "at most " + limit;
                };
        String first =
                worst.millis() == 0 ? "the same number at the same time" : bound + " after " + minutes(worst.millis());
        return others == 0 ? first : first + "; other such steps here: " + others;
    }

    private static String minutes(long millis) {
        return Duration.ofMillis(millis).toMinutes() + " minutes";
    }
}
