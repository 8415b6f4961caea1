package org.pollwatch.gateway.sms;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * When each message was sent: by its provider's clock, else when it was first heard here. Remembers the last messages, so that one
 * that is delivered again stays the same report.
 */
final class Heard {
    private static final int REMEMBERED = 10_000;
    /** How far a provider's clock may be ahead. */
    private static final Duration AHEAD = Duration.ofMinutes(2);

    private final Clock clock;
    private final Map<String, Instant> first = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
            return size() > REMEMBERED;
        }
    };

    Heard(Clock clock) {
        this.clock = clock;
    }

    /** @return to the second; never far in the future, for no later message could correct it */
    Instant time(Incoming sms) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Instant latest = now.plus(AHEAD);
        if (sms.sentAt().filter(it -> !it.isAfter(latest)).isPresent()) {
            return sms.sentAt().get();
        }
        synchronized (first) {
            return first.computeIfAbsent(sms.provider() + " " + sms.id(), id -> now);
        }
    }
}
