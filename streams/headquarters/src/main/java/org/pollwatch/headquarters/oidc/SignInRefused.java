package org.pollwatch.headquarters.oidc;

import org.pollwatch.headquarters.access.SignIn;

/** A sign-in at the provider came to nothing. */
final class SignInRefused extends Exception {
    private static final long serialVersionUID = 1L;

    private final SignIn.Why why;

    /** @param detail for the log: what was expected, never a token or a claim's value */
    SignInRefused(SignIn.Why why, String detail) {
        super(detail);
        this.why = why;
    }

    /** As above, with what led to it. */
    SignInRefused(SignIn.Why why, String detail, Throwable cause) {
        super(detail + ": " + cause.getMessage(), cause);
        this.why = why;
    }

    SignIn.Why why() {
        return why;
    }
}
