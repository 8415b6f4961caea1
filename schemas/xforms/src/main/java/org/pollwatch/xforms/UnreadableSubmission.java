package org.pollwatch.xforms;

import java.io.Serial;

/** What was sent is no submission of an XForm; the message says what was expected, never what was sent. */
public final class UnreadableSubmission extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String field;
    private final String expected;

    /** No field can be named. */
    UnreadableSubmission(String expected) {
        super("expected " + expected);
        this.field = "";
        this.expected = expected;
    }

    UnreadableSubmission(String field, String expected) {
        super(field + ": expected " + expected);
        this.field = field;
        this.expected = expected;
    }

    /** @return the field of the report as its JSON has it, for example {@code observedAt}; empty where none can be named */
    public String field() {
        return field;
    }

    public String expected() {
        return expected;
    }
}
