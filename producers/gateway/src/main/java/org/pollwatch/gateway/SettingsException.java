package org.pollwatch.gateway;

import java.io.Serial;
import java.util.List;

/** Settings with which a gateway cannot run: one message for each fault. */
public final class SettingsException extends IllegalArgumentException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final List<String> faults;

    SettingsException(List<String> faults) {
        super("the gateway's settings: " + String.join("; ", faults));
        this.faults = List.copyOf(faults);
    }

    public List<String> faults() {
        return faults;
    }
}
