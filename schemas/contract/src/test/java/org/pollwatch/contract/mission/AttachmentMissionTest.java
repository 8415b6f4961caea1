package org.pollwatch.contract.mission;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.interfaces.RSAPublicKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pollwatch.contract.attachment.AttachmentKeys;
import org.pollwatch.mission.QuestionType;

class AttachmentMissionTest {
    private static final String CARD = "mission.yaml";
    private static final String FORM = "forms/voting.yaml";
    private static final String KEY =
            AttachmentKeys.write((RSAPublicKey) AttachmentKeys.generate().getPublic());

    @TempDir
    Path directory;

    private MissionCopy asking(String type, String key) {
        return MissionCopy.of(directory)
                .replace(FORM, "type: time", "type: " + type)
                .replace(CARD, "reconstruction: false", "reconstruction: false" + key);
    }

    @Test
    void shouldReadNotesAndPicturesAndTheKeyToWhichTheyAreEncrypted() {
        MissionFiles files = asking("photo", "\npublicKey: " + KEY).load();

        assertThat(files.mission().card().publicKey()).contains(KEY);
        assertThat(files.mission().newest("voting").orElseThrow().question("left_at"))
                .hasValueSatisfying(it -> assertThat(it.type()).isEqualTo(QuestionType.PHOTO));
        assertThat(MissionReport.render(files))
                .contains("never counted, encrypted")
                .doesNotContain(KEY);
    }

    @Test
    void shouldTakeAKeyThatNothingIsEncryptedToYet() {
        assertThat(asking("time", "\npublicKey: " + KEY).load().mission().card().publicKey())
                .contains(KEY);
    }

    @Test
    void shouldAskForTheKeyWhereAFormAsksForNotes() {
        assertThat(Spoilt.faults(asking("text", "")))
                .singleElement()
                .asString()
                .contains(CARD)
                .contains("publicKey: expected, since form voting asks for notes or pictures");
    }

    @Test
    void shouldRefuseAKeyThatIsNoneByFileAndLine() {
        assertThat(Spoilt.faults(asking("text", "\npublicKey: aGVsbG8=")))
                .singleElement()
                .asString()
                .contains(CARD)
                .contains("9")
                .contains("publicKey: expected the SubjectPublicKeyInfo of an RSA key of at least 3072 bits in base64");
    }

    @Test
    void shouldCountNothingOfANote() {
        assertThat(Spoilt.faults(asking("text\n    counted: [yes]", "\npublicKey: " + KEY)))
                .singleElement()
                .asString()
                .contains("counted: not expected for type text");
    }
}
