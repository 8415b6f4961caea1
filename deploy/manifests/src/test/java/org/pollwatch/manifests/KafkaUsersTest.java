package org.pollwatch.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class KafkaUsersTest {
    private static final Path FILE = Yaml.DEPLOY.resolve("kubernetes/base/users.yaml");
    private static final String MISSION = "river-2026";

    /** {@code -Dmanifests.write=true} writes the file anew, after the table has changed. */
    @Test
    void shouldAllowWhatTheTableAllowsAndNothingElse() throws IOException {
        List<JsonNode> wanted = KafkaUsers.of(MISSION);
        if (Boolean.getBoolean("manifests.write")) {
            write(wanted);
        }
        assertThat(Yaml.documents(FILE)).isEqualTo(wanted);
    }

    private static void write(List<JsonNode> users) throws IOException {
        YAMLMapper mapper = new YAMLMapper(YAMLFactory.builder()
                .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                .build());
        StringBuilder text = new StringBuilder(
                """
                # Who may do what, as docs/security.md says: written from the same table, and held equal to it by a test.
                # Of the mission %s; for another, replace its id here and in settings.yaml and publish.yaml.
                """
                        .formatted(MISSION));
        for (JsonNode user : users) {
            text.append(mapper.writeValueAsString(user));
        }
        Files.writeString(FILE, text.toString());
    }
}
