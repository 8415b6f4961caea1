package org.pollwatch.contract.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import org.junit.jupiter.api.Test;
import org.pollwatch.contract.attachment.Envelope.Kind;

class EnvelopeTest {
    private static final KeyPair PAIR = AttachmentKeys.generate();
    private static final RSAPublicKey PUBLIC = (RSAPublicKey) PAIR.getPublic();
    private static final Envelope NOTE = new Envelope(Kind.TEXT, "Көрдім: бюллетени".getBytes(StandardCharsets.UTF_8));

    @Test
    void shouldOpenWhatWasSealed() throws EnvelopeException {
        assertThat(Envelope.open(NOTE.seal(PUBLIC), PAIR.getPrivate())).isEqualTo(NOTE);
        Envelope empty = new Envelope(Kind.PHOTO, new byte[0]);
        assertThat(Envelope.open(empty.seal(PUBLIC), PAIR.getPrivate())).isEqualTo(empty);
    }

    @Test
    void shouldSealTheSameNoteToAnotherEnvelopeEveryTime() {
        assertThat(NOTE.seal(PUBLIC)).isNotEqualTo(NOTE.seal(PUBLIC));
    }

    @Test
    void shouldKeepTheFormatThatThePhoneWrites() {
        byte[] sealed = NOTE.seal(PUBLIC);
        int wrapped = AttachmentKeys.BITS / 8;
        assertThat(Arrays.copyOf(sealed, 5)).containsExactly('P', 'W', '1', wrapped >> 8, wrapped & 0xff);
        assertThat(sealed).hasSize(5 + wrapped + 12 + 1 + NOTE.content().length + 16);
    }

    @Test
    void shouldRefuseAnEnvelopeThatWasChangedAnywhere() {
        byte[] sealed = NOTE.seal(PUBLIC);
        for (int at : new int[] {0, 2, 3, 10, 395, sealed.length - 20, sealed.length - 1}) {
            byte[] changed = sealed.clone();
            changed[at] ^= 1;
            assertThatThrownBy(() -> Envelope.open(changed, PAIR.getPrivate()))
                    .as("byte %d", at)
                    .isInstanceOf(EnvelopeException.class);
        }
    }

    @Test
    void shouldRefuseAnEnvelopeWhoseSecretIsEmpty() throws Exception {
        Cipher rsa = Cipher.getInstance("RSA/ECB/OAEPWithSHA-256AndMGF1Padding");
        rsa.init(
                Cipher.ENCRYPT_MODE,
                PUBLIC,
                new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT));
        byte[] sealed = NOTE.seal(PUBLIC);
        System.arraycopy(rsa.doFinal(new byte[0]), 0, sealed, 5, AttachmentKeys.BITS / 8);

        assertThatThrownBy(() -> Envelope.open(sealed, PAIR.getPrivate())).isInstanceOf(EnvelopeException.class);
    }

    @Test
    void shouldRefuseAnEnvelopeThatEndsEarly() {
        byte[] sealed = NOTE.seal(PUBLIC);
        for (int length : new int[] {0, 3, 5, 100, 389, 401, 405, sealed.length - 1}) {
            assertThatThrownBy(() -> Envelope.open(Arrays.copyOf(sealed, length), PAIR.getPrivate()))
                    .as("%d bytes", length)
                    .isInstanceOf(EnvelopeException.class);
        }
    }

    @Test
    void shouldNotOpenWithAnotherKey() {
        assertThatThrownBy(() -> Envelope.open(
                        NOTE.seal(PUBLIC), AttachmentKeys.generate().getPrivate()))
                .isInstanceOf(EnvelopeException.class);
    }

    @Test
    void shouldReadTheKeysThatItWrites() throws EnvelopeException {
        assertThat(AttachmentKeys.read(AttachmentKeys.write(PUBLIC))).contains(PUBLIC);
        assertThat(AttachmentKeys.readPrivate(AttachmentKeys.writePrivate(PAIR.getPrivate())))
                .isEqualTo(PAIR.getPrivate());
    }

    @Test
    void shouldRefuseAKeyThatIsShortOrNone() throws NoSuchAlgorithmException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        RSAPublicKey weak = (RSAPublicKey) generator.generateKeyPair().getPublic();
        assertThat(AttachmentKeys.read(AttachmentKeys.write(weak))).isEmpty();
        assertThat(AttachmentKeys.read("not a key")).isEmpty();
        assertThat(AttachmentKeys.read("bm90IGEga2V5")).isEmpty();
    }

    @Test
    void shouldSayNothingOfTheContent() {
        assertThat(NOTE.toString()).isEqualTo("Envelope[TEXT, " + NOTE.content().length + " bytes]");
    }
}
