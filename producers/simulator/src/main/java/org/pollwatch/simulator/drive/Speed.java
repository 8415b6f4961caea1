package org.pollwatch.simulator.drive;

import java.time.Duration;
import java.util.Optional;

/**
 * How fast a day passes.
 *
 * @param factor seconds of the day in one second; empty for as fast as the gateway takes it
 */
public record Speed(Optional<Double> factor) {

    /** As fast as the gateway takes it. */
    public static Speed max() {
        return new Speed(Optional.empty());
    }

    /** @throws IllegalArgumentException if the factor is not above 0 */
    public static Speed times(double factor) {
        if (!(factor > 0) || Double.isInfinite(factor)) {
            throw new IllegalArgumentException("speed: expected a number above 0, or max, got " + factor);
        }
        return new Speed(Optional.of(factor));
    }

    /**
     * @param text {@code max} or a number
     * @throws IllegalArgumentException if it is neither
     */
    public static Speed parse(String text) {
        if (text.equals("max")) {
            return max();
        }
        try {
            return times(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("speed: expected a number above 0, or max, got " + text, e);
        }
    }

    /** @return how long after the start something is due that lies this far into the day */
    Duration after(Duration intoDay) {
        return factor.map(times -> Duration.ofNanos((long) (intoDay.toNanos() / times)))
                .orElse(Duration.ZERO);
    }

    @Override
    public String toString() {
        return factor.map(times -> times + " times").orElse("max");
    }
}
