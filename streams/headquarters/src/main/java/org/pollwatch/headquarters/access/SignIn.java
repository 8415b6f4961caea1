package org.pollwatch.headquarters.access;

import java.time.Duration;

/** What became of an attempt to sign in. */
public sealed interface SignIn {

    /** Somebody is signed in. */
    record Done(Caller caller) implements SignIn {}

    /** Account or password is not right; which of them is not told. */
    record Wrong() implements SignIn {}

    /** Too many failures. */
    record TooSoon(Duration patience) implements SignIn {}

    /** There are no passwords here. */
    record NotHere() implements SignIn {}
}
