package org.pollwatch.headquarters.access;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Slows down whoever guesses passwords: after some failures each next one takes twice as long to wait, for the account at
 * that address soon, for the address and for the account later, so that nobody locks another one out for nothing. Remembers
 * the latest few thousand. Confined to one event loop.
 */
final class Attempts {
    private static final int KEPT = 10_000;
    private static final int OF_BOTH = 5;
    private static final int OF_ADDRESS = 20;
    private static final int OF_ACCOUNT = 50;
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration FORGOTTEN = Duration.ofHours(1);

    private final InstantSource clock;
    private final Map<String, Failures> failures = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > KEPT;
        }
    };

    Attempts(InstantSource clock) {
        this.clock = clock;
    }

    /** @return how long is to be waited before the next try; zero where it may be now */
    Duration wait(String account, String address) {
        long now = clock.millis();
        long until = keys(account, address).stream()
                .mapToLong(
                        key -> failures.getOrDefault(key.name(), Failures.NONE).until(key.free()))
                .max()
                .orElse(0);
        return Duration.ofMillis(Math.max(0, until - now));
    }

    void failed(String account, String address) {
        long now = clock.millis();
        for (Key key : keys(account, address)) {
            Failures before = failures.remove(key.name());
            boolean fresh = before == null || now - before.last() > FORGOTTEN.toMillis();
            failures.put(key.name(), new Failures(fresh ? 1 : before.count() + 1, now));
        }
    }

    void succeeded(String account, String address) {
        failures.remove(keys(account, address).get(0).name());
    }

    private static List<Key> keys(String account, String address) {
        return List.of(
                new Key("both " + address + " " + account, OF_BOTH),
                new Key("address " + address, OF_ADDRESS),
                new Key("account " + account, OF_ACCOUNT));
    }

    private record Key(String name, int free) {}

    private record Failures(int count, long last) {
        static final Failures NONE = new Failures(0, 0);

        long until(int free) {
            if (count < free) {
                return 0;
            }
            long seconds = 1L << Math.min(20, count - free);
            return last + Math.min(LONGEST.toMillis(), seconds * 1000);
        }
    }
}
