package org.pollwatch.simulator.figures;

import java.util.List;
import java.util.stream.Stream;

/**
 * All printed figures of a mission and ours, and the cases that it tells by name.
 *
 * @param title of the mission, and that it is a reconstruction
 */
public record ComparisonResult(String title, List<ComparedFigure> figures, List<ComparedCase> cases) {
    public ComparisonResult {
        figures = List.copyOf(figures);
        cases = List.copyOf(cases);
    }

    /** @return how many figures that we compute, printed or chosen, and how many cases are not as they should be */
    public long differences() {
        return Stream.concat(
                        figures.stream().map(ComparedFigure::verdict),
                        cases.stream().map(ComparedCase::verdict))
                .filter(verdict -> verdict == Verdict.DIFFERENT)
                .count();
    }

    /** @return at most 110 columns; the last line is {@code N printed figures compared, M different} */
    public String table() {
        return ComparisonTable.of(title, figures, cases);
    }
}
