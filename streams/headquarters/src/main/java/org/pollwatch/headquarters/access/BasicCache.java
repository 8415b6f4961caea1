package org.pollwatch.headquarters.access;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Which passwords were right a moment ago, so that a program's every request does not cost a tenth of a second: as keyed
 * digests, under a key that dies with the process, beside the account as it was. Confined to one event loop.
 */
final class BasicCache {
    private static final int KEPT = 1_000;
    private static final String DIGEST = "HmacSHA256";

    private final SecretKeySpec key = key();
    private final Map<Account, byte[]> right = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Account, byte[]> eldest) {
            return size() > KEPT;
        }
    };

    private static SecretKeySpec key() {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        return new SecretKeySpec(random, DIGEST);
    }

    boolean knows(Account account, String password) {
        byte[] known = right.get(account);
        return known != null && MessageDigest.isEqual(known, digest(password));
    }

    void remember(Account account, String password) {
        right.put(account, digest(password));
    }

    private byte[] digest(String password) {
        try {
            Mac mac = Mac.getInstance(DIGEST);
            mac.init(key);
            return mac.doFinal(password.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java has " + DIGEST, e);
        }
    }
}
