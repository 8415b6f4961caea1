package org.pollwatch.simulator.day;

import java.util.EnumMap;
import java.util.Map;

/** Counts what was injected while a day is written. */
final class Tallied {
    private final Map<Injection, Long> counts = new EnumMap<>(Injection.class);

    void add(Injection injection) {
        counts.merge(injection, 1L, Long::sum);
    }

    /** @return every kind of injection, also those that did not occur */
    Map<Injection, Long> all() {
        Map<Injection, Long> all = new EnumMap<>(Injection.class);
        for (Injection injection : Injection.values()) {
            all.put(injection, counts.getOrDefault(injection, 0L));
        }
        return all;
    }
}
