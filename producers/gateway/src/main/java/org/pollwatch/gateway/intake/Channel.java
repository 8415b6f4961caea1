package org.pollwatch.gateway.intake;

import java.util.Locale;

/** How a report came. */
public enum Channel {
    API,
    BATCH,
    /** ODK Collect and other clients of OpenRosa */
    OPENROSA,
    /** text messages, by a provider's webhook */
    SMS;

    /** @return the word in the log */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
