package org.pollwatch.contract.attachment;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;

/** The keys to which notes and pictures are encrypted, as text in files. */
public final class AttachmentKeys {
    /** Fewest bits of a key that is taken: the strength of 128 bits, by NIST SP 800-57. */
    public static final int BITS = 3072;

    /** What a public key should have been. */
    public static final String EXPECTED =
            "the SubjectPublicKeyInfo of an RSA key of at least " + BITS + " bits in base64";

    private AttachmentKeys() {}

    /** @return a new pair of {@value #BITS} bits */
    public static KeyPair generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has RSA", e);
        }
    }

    /** @return the key as {@code publicKey} of a mission's card has it, in one line */
    public static String write(RSAPublicKey key) {
        return Base64.getEncoder().encodeToString(key.getEncoded());
    }

    /**
     * @param text base64 of a SubjectPublicKeyInfo, in one line
     * @return empty if it is none, or one of an RSA key that is too short
     */
    public static Optional<RSAPublicKey> read(String text) {
        try {
            X509EncodedKeySpec spec = new X509EncodedKeySpec(Base64.getDecoder().decode(text));
            return Optional.of((RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(spec))
                    .filter(it -> it.getModulus().bitLength() >= BITS);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** @return the key as PEM (PKCS 8) */
    public static String writePrivate(PrivateKey key) {
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
    }

    /**
     * @param pem as {@link #writePrivate} writes it
     * @throws EnvelopeException if it is no RSA key
     */
    public static PrivateKey readPrivate(String pem) throws EnvelopeException {
        try {
            byte[] encoded = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new EnvelopeException("expected a private RSA key as PEM, PKCS 8", e);
        }
    }
}
