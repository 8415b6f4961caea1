package org.pollwatch.mission;

import java.util.List;

/** How a question is answered. Every type also takes {@code not_observed} and {@code not_applicable}. */
public enum QuestionType {
    YES_NO,
    CHOICE,
    CHOICES,
    EVALUATION,
    INTEGER,
    TIME,
    /** the votes of each contestant of a contest, from a station's protocol */
    VOTES,
    /** rows by station: its protocol's figures as brought, and as they stand in the commission's table */
    PROTOCOLS,
    /** free words, which travel encrypted and apart from the report; never counted */
    TEXT,
    /** a picture, which travels encrypted and apart from the report; never counted */
    PHOTO;

    /** The explicit empty answer of {@link #CHOICES}. */
    public static final String NONE = "none";

    public static final String NOT_OBSERVED = "not_observed";
    public static final String NOT_APPLICABLE = "not_applicable";

    /** @return whether the substantive answers are words */
    public boolean isAnsweredInWords() {
        return this != INTEGER && this != VOTES && this != PROTOCOLS && !isAttached();
    }

    /** @return whether the substantive answer names an attachment, which only headquarters' private key opens */
    public boolean isAttached() {
        return this == TEXT || this == PHOTO;
    }

    static final List<String> YES_NO_ANSWERS = List.of("yes", "no");
    static final List<String> EVALUATIONS = List.of("very_good", "good", "bad", "very_bad");

    /** @return whether the word is one of the two answers that every question takes and no rate counts */
    public static boolean isUnsubstantive(String word) {
        return word.equals(NOT_OBSERVED) || word.equals(NOT_APPLICABLE);
    }
}
