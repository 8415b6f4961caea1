package org.pollwatch.contract.attachment;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;

/**
 * A note or a picture and the envelope in which it travels: {@code PW1}, the length of the wrapped key (2 bytes, big
 * endian), an AES-256 key wrapped by RSA-OAEP with SHA-256 (also in its mask, as Web Crypto has it), 12 bytes of nonce, and
 * AES-GCM over one byte of kind ({@code t} or {@code p}) and the content, its tag of 16 bytes at the end.
 */
public final class Envelope {
    private static final byte[] MAGIC = "PW1".getBytes(StandardCharsets.US_ASCII);
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY_BITS = 256;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final OAEPParameterSpec OAEP =
            new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT);

    /** What the content is. */
    public enum Kind {
        /** words in UTF-8 */
        TEXT('t'),
        /** a picture, as the phone has it */
        PHOTO('p');

        private final byte mark;

        Kind(char mark) {
            this.mark = (byte) mark;
        }
    }

    private final Kind kind;
    private final byte[] content;

    public Envelope(Kind kind, byte[] content) {
        this.kind = kind;
        this.content = content.clone();
    }

    public Kind kind() {
        return kind;
    }

    public byte[] content() {
        return content.clone();
    }

    /** @return the envelope, another one at every call */
    public byte[] seal(RSAPublicKey key) {
        try {
            KeyGenerator generator = KeyGenerator.getInstance("AES");
            generator.init(KEY_BITS);
            SecretKey secret = generator.generateKey();
            byte[] wrapped = rsa(Cipher.ENCRYPT_MODE, key).doFinal(secret.getEncoded());
            byte[] nonce = new byte[NONCE];
            RANDOM.nextBytes(nonce);
            Cipher aes = aes(Cipher.ENCRYPT_MODE, secret, nonce);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.writeBytes(MAGIC);
            out.write(wrapped.length >> 8);
            out.write(wrapped.length);
            out.writeBytes(wrapped);
            out.writeBytes(nonce);
            byte[] plain = new byte[content.length + 1];
            plain[0] = kind.mark;
            System.arraycopy(content, 0, plain, 1, content.length);
            out.writeBytes(aes.doFinal(plain));
            return out.toByteArray();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has RSA-OAEP and AES-GCM", e);
        }
    }

    /**
     * @param sealed the whole envelope
     * @param key to whose public part it was sealed
     * @throws EnvelopeException if it is none, was changed, or was sealed to another key
     */
    public static Envelope open(byte[] sealed, PrivateKey key) throws EnvelopeException {
        ByteBuffer in = ByteBuffer.wrap(sealed);
        if (sealed.length < MAGIC.length + Short.BYTES || !Arrays.equals(take(in, MAGIC.length), MAGIC)) {
            throw new EnvelopeException("expected an envelope that begins with PW1");
        }
        byte[] wrapped = take(in, in.getShort() & 0xffff);
        byte[] nonce = take(in, NONCE);
        if (in.remaining() < TAG_BITS / Byte.SIZE) {
            throw new EnvelopeException("expected a whole envelope, but it ends early");
        }
        byte[] plain = decrypt(wrapped, nonce, take(in, in.remaining()), key);
        for (Kind kind : Kind.values()) {
            if (plain.length > 0 && plain[0] == kind.mark) {
                return new Envelope(kind, Arrays.copyOfRange(plain, 1, plain.length));
            }
        }
        throw new EnvelopeException("expected a note or a picture in the envelope");
    }

    private static byte[] decrypt(byte[] wrapped, byte[] nonce, byte[] rest, PrivateKey key) throws EnvelopeException {
        try {
            SecretKey secret = new SecretKeySpec(rsa(Cipher.DECRYPT_MODE, key).doFinal(wrapped), "AES");
            return aes(Cipher.DECRYPT_MODE, secret, nonce).doFinal(rest);
        } catch (GeneralSecurityException | IllegalArgumentException e) { // an empty secret is an argument's fault
            throw new EnvelopeException("expected an unchanged envelope that was sealed to this key", e);
        }
    }

    private static byte[] take(ByteBuffer in, int count) throws EnvelopeException {
        if (in.remaining() < count) {
            throw new EnvelopeException("expected a whole envelope, but it ends early");
        }
        byte[] bytes = new byte[count];
        in.get(bytes);
        return bytes;
    }

    private static Cipher rsa(int mode, java.security.Key key) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPWithSHA-256AndMGF1Padding");
        cipher.init(mode, key, OAEP);
        return cipher;
    }

    private static Cipher aes(int mode, SecretKey key, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }

    /** @return SHA-256 of a whole envelope, as reports name it: 64 hexadecimal digits */
    public static String sha256(byte[] sealed) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(sealed));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Envelope it && kind == it.kind && Arrays.equals(content, it.content);
    }

    @Override
    public int hashCode() {
        return 31 * kind.hashCode() + Arrays.hashCode(content);
    }

    /** Says nothing of the content. */
    @Override
    public String toString() {
        return "Envelope[" + kind + ", " + content.length + " bytes]";
    }
}
