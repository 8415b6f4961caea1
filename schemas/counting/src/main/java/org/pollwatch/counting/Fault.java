package org.pollwatch.counting;

/**
 * Why something was not taken. Never holds what was sent, only where and what was expected.
 *
 * @param field the field's path, for example {@code answers.group_voting}
 * @param code a word from {@link Code}
 * @param expected what would have been taken, for a person
 */
public record Fault(String field, Code code, String expected) {

    /** The kinds of fault. */
    public enum Code {
        UNREADABLE,
        NOT_A_UUID,
        BAD_REVISION,
        UNKNOWN_DEFINITION,
        UNKNOWN_FORM,
        UNKNOWN_FORM_VERSION,
        UNKNOWN_PLACE,
        WRONG_KIND_OF_PLACE,
        UNKNOWN_QUESTION,
        NOT_ASKED,
        WRONG_TYPE,
        UNKNOWN_ANSWER,
        UNKNOWN_CONTESTANT,
        OUT_OF_RANGE,
        FOREIGN_TEAM,
        CORRECTED_BY_HEADQUARTERS
    }
}
