package org.pollwatch.mission;

/**
 * What is counted from a question.
 *
 * @param id the codebook's word, for example {@code opened_late}
 * @param question the question it is counted from, for example {@code opened_on_time}
 * @param option the option that flags it, for {@link Kind#OPTION} and {@link Kind#OPTION_BY}; else empty
 * @param by the answer to the question's {@link By}, for {@link Kind#OPTION_BY}; else empty
 */
public record Indicator(
        String id,
        String question,
        Kind kind,
        String option,
        String by,
        boolean irregularity,
        String category,
        Labels label) {

    /** How the indicator is counted. */
    public enum Kind {
        /** flagged = answers in {@code counted} (for choices: any but none) of the substantive answers */
        COUNTED,
        /** flagged = substantive answers not in {@code counted} */
        COMPLEMENT,
        /** flagged = answers that name the option, of the substantive answers */
        OPTION,
        /** flagged = answers that name the option where the other choice was answered so, of the substantive answers */
        OPTION_BY,
        /** flagged = numbers above the limit, of all numbers */
        OVER,
        /** no rate: how many numbers, and their sum */
        NUMBER,
        /** flagged = sum of this question, applicable = sum of the other, over the reports that have both */
        RATIO
    }
}
