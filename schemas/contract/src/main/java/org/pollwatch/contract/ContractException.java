package org.pollwatch.contract;

import java.io.Serial;

/** The cluster or the registry is not as the contract needs it; the message says what, in one line. */
public final class ContractException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    public ContractException(String message) {
        super(message);
    }

    public ContractException(String message, Throwable cause) {
        super(message, cause);
    }
}
