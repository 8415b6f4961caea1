package org.pollwatch.xforms;

import java.io.Serial;

/** What was sent is no submission of an XForm; the message says what was expected, never what was sent. */
public final class UnreadableSubmission extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    UnreadableSubmission(String expected) {
        super(expected);
    }
}
