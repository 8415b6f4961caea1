package org.pollwatch.local.security;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Who speaks to the cluster with a certificate. Names have a dot, which no name of a reader made by {@code consumer add}
 * can have: nobody becomes one of these by being given a password.
 */
public enum ServicePrincipal {
    ADMIN("may do everything: makes rules, readers, backups; never the name of a running service"),
    PUBLISHER("mission publish, mission restate, import --dry-run; the only one that writes schemas"),
    TEAMS("team add, revoke, list; replay, random"),
    GATEWAY("gateway"),
    TOPOLOGY("topology"),
    HEADQUARTERS("headquarters; statement recompute");

    /** The brokers themselves, to each other and to controllers. */
    public static final String BROKER = "pollwatch.broker";

    private final String purpose;

    ServicePrincipal(String purpose) {
        this.purpose = purpose;
    }

    /** @return what it is called on the command line and in file names */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @return its certificate's common name, which is what the cluster knows it by */
    public String commonName() {
        return "pollwatch." + word();
    }

    /** @return what stands in rules */
    public String kafkaName() {
        return "User:" + commonName();
    }

    public String purpose() {
        return purpose;
    }

    /** @param word as {@link #word} */
    public static Optional<ServicePrincipal> of(String word) {
        return Arrays.stream(values()).filter(it -> it.word().equals(word)).findFirst();
    }
}
