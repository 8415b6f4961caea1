package org.pollwatch.gateway.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmsSettingsTest {
    @TempDir
    private Path directory;

    private SmsSettings read(String text) throws IOException {
        return SmsSettings.read(Files.writeString(directory.resolve("sms.yaml"), text));
    }

    @Test
    void shouldReadWhatTheDocumentationShows() throws IOException {
        // printf '%s' '0123456789abcdef+77011234567' | sha256sum
        String file =
                """
                salt: 0123456789abcdef
                secrets: {telerivet: sixteen-letters-or-more}
                phones:
                  "%s": {team: R01, language: kk}
                forms: {voting: VT}
                """;
        SmsSettings settings = read(file.formatted(Hashes.hex("0123456789abcdef+77011234567")));

        for (String number : List.of("+77011234567", "77011234567", "0077011234567", "+7 (701) 123-45-67")) {
            assertThat(settings.phone(number)).hasValue(new SmsSettings.Phone("R01", "kk"));
        }
        assertThat(settings.phone("+77011234568")).isEmpty();
        assertThat(settings.forms()).isEqualTo(Map.of("voting", "VT"));
        assertThat(settings).hasToString("providers [TELERIVET], 1 phones");
    }

    @Test
    void shouldNameEveryFaultAndRepeatNothingOfTheFile() {
        String bad =
                """
                salt: short
                secrets: {twilio: planted, nexmo: planted}
                phones:
                  "+77011234567": {team: R01, language: kk}
                forms: {voting: v}
                planted: 1
                """;

        assertThatThrownBy(() -> read(bad))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("salt:", "secrets.twilio:", "only telerivet", "entry 1", "forms:", "only salt")
                .hasMessageNotContainingAny("planted", "7701");
        assertThatThrownBy(() -> read("{salt: planted, salt: planted}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("planted");
    }
}
