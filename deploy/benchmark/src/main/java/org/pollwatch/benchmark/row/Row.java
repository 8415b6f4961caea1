package org.pollwatch.benchmark.row;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One figure.
 *
 * @param name what was measured
 * @param unit of figure and baseline
 * @param baseline the same without what is measured, in the same run
 * @param baselineName what that was
 * @param target what is to be reached
 * @param difference what the check found; empty if what was counted is what should be
 * @param samples how many measurements the figure rests on
 * @param note how it was measured
 * @param spot where it stands in a plot; empty for a figure that stands alone
 */
public record Row(
        String name,
        String unit,
        double figure,
        OptionalDouble baseline,
        String baselineName,
        Optional<Target> target,
        Optional<String> difference,
        long samples,
        String note,
        Optional<Spot> spot) {

    /**
     * Where a figure stands among others of its kind.
     *
     * @param plot what the plot is about
     * @param curve which of its curves
     * @param axis what runs to the right
     * @param x where on it, above zero
     */
    public record Spot(String plot, String curve, String axis, double x) {}

    /**
     * What is to be reached.
     *
     * @param of figure, or its ratio to the baseline
     */
    public record Target(Of of, Bound bound, double value) {
        /** What the target is about. */
        public enum Of {
            FIGURE,
            RATIO
        }

        /** Which side is good. */
        public enum Bound {
            AT_LEAST,
            AT_MOST
        }

        boolean isReached(double figure, OptionalDouble ratio) {
            double measured = of == Of.FIGURE ? figure : ratio.orElse(Double.NaN);
            return bound == Bound.AT_LEAST ? measured >= value : measured <= value;
        }
    }

    /** A figure without baseline or target. */
    public static Row of(String name, String unit, double figure, long samples) {
        return new Row(
                name,
                unit,
                figure,
                OptionalDouble.empty(),
                "",
                Optional.empty(),
                Optional.empty(),
                samples,
                "",
                Optional.empty());
    }

    /** @return the same beside a baseline */
    public Row against(String newBaselineName, double newBaseline) {
        return new Row(
                name,
                unit,
                figure,
                OptionalDouble.of(newBaseline),
                newBaselineName,
                target,
                difference,
                samples,
                note,
                spot);
    }

    public Row atLeast(double value) {
        return with(new Target(Target.Of.FIGURE, Target.Bound.AT_LEAST, value));
    }

    public Row atMost(double value) {
        return with(new Target(Target.Of.FIGURE, Target.Bound.AT_MOST, value));
    }

    public Row ratioAtLeast(double value) {
        return with(new Target(Target.Of.RATIO, Target.Bound.AT_LEAST, value));
    }

    private Row with(Target newTarget) {
        return new Row(
                name, unit, figure, baseline, baselineName, Optional.of(newTarget), difference, samples, note, spot);
    }

    /** @return the same with what the check found */
    public Row checked(Optional<String> newDifference) {
        return new Row(name, unit, figure, baseline, baselineName, target, newDifference, samples, note, spot);
    }

    /** @return the same with a word on how it was measured */
    public Row noting(String newNote) {
        return new Row(name, unit, figure, baseline, baselineName, target, difference, samples, newNote, spot);
    }

    /** @return the same as a point of a plot */
    public Row at(Spot newSpot) {
        return new Row(
                name, unit, figure, baseline, baselineName, target, difference, samples, note, Optional.of(newSpot));
    }

    /** @return figure by baseline */
    public OptionalDouble ratio() {
        return baseline.isPresent() ? OptionalDouble.of(figure / baseline.getAsDouble()) : OptionalDouble.empty();
    }

    /** @return whether the target is reached; empty without one */
    public Optional<Boolean> reached() {
        return target.map(it -> it.isReached(figure, ratio()));
    }

    public boolean isOk() {
        return difference.isEmpty();
    }
}
