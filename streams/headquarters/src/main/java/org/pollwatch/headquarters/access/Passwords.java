package org.pollwatch.headquarters.access;

import io.vertx.ext.auth.hashing.HashingStrategy;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;

/** Passwords are made here, never chosen: 100 random bits each. Kept as PBKDF2 with SHA-512. */
final class Passwords {
    /** OWASP Password Storage Cheat Sheet (2023), for PBKDF2-HMAC-SHA512. */
    private static final int ROUNDS = 210_000;

    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";
    private static final int GROUPS = 4;
    private static final int GROUP = 5;
    private static final int SALT = 32;

    private final SecureRandom random = new SecureRandom();
    private final HashingStrategy strategy = HashingStrategy.load();
    private final int rounds;
    /** Takes as long to refuse as any other: whether an account exists is not told by the time that it takes. */
    private volatile String nobody = "";

    Passwords() {
        this(ROUNDS);
    }

    /** @param rounds fewer make tests fast and passwords weak */
    Passwords(int rounds) {
        this.rounds = rounds;
    }

    /** @return four groups of five letters and digits, none of them easily taken for another */
    String generate() {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < GROUPS * GROUP; i++) {
            password.append(i > 0 && i % GROUP == 0 ? "-" : "");
            password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return password.toString();
    }

    String hash(String password) {
        byte[] salt = new byte[SALT];
        random.nextBytes(salt);
        String text = Base64.getEncoder().withoutPadding().encodeToString(salt);
        return strategy.hash("pbkdf2", Map.of("it", Integer.toString(rounds)), text, password);
    }

    /** Takes a tenth of a second, on purpose: not for an event loop. */
    boolean verify(String hash, String password) {
        return strategy.verify(hash, password);
    }

    /** @return false, after as long a time */
    boolean refuse(String password) {
        if (nobody.isEmpty()) {
            nobody = hash(generate());
        }
        strategy.verify(nobody, password);
        return false;
    }
}
