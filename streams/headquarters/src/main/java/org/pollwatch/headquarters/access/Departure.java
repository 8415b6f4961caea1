package org.pollwatch.headquarters.access;

import java.net.URI;

/** How a sign-in at a provider begins. */
public sealed interface Departure {

    /** The browser is to go there. */
    record To(URI address) implements Departure {}

    /** It cannot begin now. */
    record NotNow(SignIn.Why why) implements Departure {}
}
