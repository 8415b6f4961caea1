package org.pollwatch.gateway.openrosa;

import java.io.Serial;

/** A request that is not taken, and what its sender is told. */
final class Refused extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final int status;
    private final Phrase phrase;

    Refused(int status, Phrase phrase) {
        super(phrase.name(), null, false, false);
        this.status = status;
        this.phrase = phrase;
    }

    int status() {
        return status;
    }

    Phrase phrase() {
        return phrase;
    }
}
