package org.pollwatch.simulator.figures;

import java.util.List;

/**
 * All printed figures of a mission and ours.
 *
 * @param title of the mission, and that it is a reconstruction
 */
public record ComparisonResult(String title, List<ComparedFigure> figures) {
    public ComparisonResult {
        figures = List.copyOf(figures);
    }

    /** @return how many figures that we compute, printed or chosen, are not as they should be */
    public long differences() {
        return figures.stream()
                .filter(figure -> figure.verdict() == Verdict.DIFFERENT)
                .count();
    }

    /** @return at most 110 columns; the last line is {@code N printed figures compared, M different} */
    public String table() {
        return ComparisonTable.of(title, figures);
    }
}
