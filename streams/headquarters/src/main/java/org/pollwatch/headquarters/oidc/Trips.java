package org.pollwatch.headquarters.oidc;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes trips and knows them again. Nothing is remembered of those that have begun, so that nobody can crowd others' out:
 * state, nonce and verifier follow from the browser's cookie, under a key that dies with the process. What is remembered is
 * which have ended: each ends once. Confined to one event loop.
 */
final class Trips {
    /** From leaving to coming back, with a second factor and a password looked up. */
    static final Duration LONGEST = Duration.ofMinutes(10);

    private static final int KEPT = 10_000;
    private static final int BYTES = 32;
    private static final String DIGEST = "HmacSHA256";
    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key = new SecretKeySpec(bytes(), DIGEST);
    private final Set<String> ended = Collections.newSetFromMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > KEPT;
        }
    });

    Trips(InstantSource clock) {
        this.clock = clock;
    }

    /** Begins one. */
    Trip begin() {
        return of(TEXT.encodeToString(bytes()) + "." + clock.millis());
    }

    /**
     * Ends one.
     *
     * @param cookie of the browser that comes back
     * @param state that it brings
     * @return empty where the two do not belong together, it took too long, or it has ended before
     */
    Optional<Trip> end(String cookie, String state) {
        Trip trip = of(cookie);
        boolean known = MessageDigest.isEqual(
                trip.state().getBytes(StandardCharsets.UTF_8), state.getBytes(StandardCharsets.UTF_8));
        // Only now is the time known to be ours.
        return known && clock.millis() - begun(cookie) < LONGEST.toMillis() && ended.add(cookie)
                ? Optional.of(trip)
                : Optional.empty();
    }

    private Trip of(String cookie) {
        return new Trip(cookie, derive("state", cookie), derive("nonce", cookie), derive("verifier", cookie));
    }

    private static long begun(String cookie) {
        return Long.parseLong(cookie.substring(cookie.indexOf('.') + 1));
    }

    private String derive(String purpose, String cookie) {
        try {
            Mac mac = Mac.getInstance(DIGEST);
            mac.init(key);
            return TEXT.encodeToString(mac.doFinal((purpose + " " + cookie).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java has " + DIGEST, e);
        }
    }

    private byte[] bytes() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return bytes;
    }
}
