package org.pollwatch.contract.attachment;

/** An envelope or a key that cannot be read. Never says what was in it. */
public final class EnvelopeException extends Exception {
    private static final long serialVersionUID = 1L;

    EnvelopeException(String message) {
        super(message);
    }

    EnvelopeException(String message, Throwable cause) {
        super(message, cause);
    }
}
