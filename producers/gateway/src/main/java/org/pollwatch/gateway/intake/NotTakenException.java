package org.pollwatch.gateway.intake;

import java.io.Serial;

/** The log could not take a record now, and it is certain that it did not. */
public final class NotTakenException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public NotTakenException(String message) {
        super(message);
    }

    public NotTakenException(String message, Throwable cause) {
        super(message, cause);
    }
}
