package org.pollwatch.gateway.sms;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * One SMS, from a provider that has proved who it is. Its text form says nothing of it.
 *
 * @param id the provider's own, or made from the message where it gives none
 * @param sentAt by the provider's clock, to the second; empty where it does not say
 */
record Incoming(Provider provider, String id, String from, String text, Optional<Instant> sentAt) {

    /** @param given the provider's id of the message; may be empty */
    static Incoming of(Provider provider, String given, String from, String text, Optional<Instant> sentAt) {
        String id = given.isBlank() ? Hashes.hex(from + '\0' + text + '\0' + sentAt) : given;
        return new Incoming(provider, id, from, text, sentAt);
    }

    /** @return empty where it is no count of seconds since 1970 */
    static Optional<Instant> seconds(String text) {
        try {
            return text.matches("[0-9]{9,11}")
                    ? Optional.of(Instant.ofEpochSecond(Long.parseLong(text)))
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "an SMS by " + provider;
    }
}
