package org.pollwatch.headquarters.access;

import java.time.Duration;
import java.util.Locale;

/** What became of an attempt to sign in. */
public sealed interface SignIn {

    /** Somebody is signed in. */
    record Done(Caller caller) implements SignIn {}

    /** Account or password is not right; which of them is not told. */
    record Wrong() implements SignIn {}

    /** Too many failures. */
    record TooSoon(Duration patience) implements SignIn {}

    /** There are no passwords here, or no provider. */
    record NotHere() implements SignIn {}

    /** Nobody is let in after a sign-in at a provider. */
    record Refused(Why why) implements SignIn {}

    /** Why a sign-in at a provider came to nothing. */
    enum Why {
        /** The provider's user said no. */
        CANCELLED,
        /** It took too long, was done before, or did not begin in this browser. */
        STALE,
        /** The provider does not answer. */
        UNREACHABLE,
        /** What the provider answered cannot be trusted, or is an error. */
        NOT_TRUSTED,
        /** The provider knows them, and gives them no role here. */
        NO_ROLE,
        /** A regional desk without areas. */
        NO_AREAS,
        /** The provider does not say by what name they go, or one that cannot be an account's. */
        NO_NAME;

        /** @return its name in the page's address, for example {@code no-role} */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
