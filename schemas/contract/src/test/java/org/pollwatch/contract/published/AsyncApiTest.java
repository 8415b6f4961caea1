package org.pollwatch.contract.published;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/**
 * The document that partners are given is the one that the declarations make. After a change of a topic or schema:
 * {@code mvn -pl schemas/contract test -Dtest=AsyncApiTest -Dasyncapi.write=true}, and commit the file.
 */
class AsyncApiTest {
    private static final Path FILE = Path.of("src/main/resources/org/pollwatch/contract/published/asyncapi.yaml");

    @Test
    void shouldSayWhatTheDeclarationsSay() throws IOException {
        String made = new Dump(DumpSettings.builder()
                        .setDefaultFlowStyle(FlowStyle.BLOCK)
                        .setWidth(120)
                        .build())
                .dumpToString(AsyncApiDocument.make());
        if (Boolean.getBoolean("asyncapi.write")) {
            Files.writeString(FILE, made);
        }

        assertThat(Files.readString(FILE))
                .as("asyncapi.yaml is not what topics and schemas say; see this test's Javadoc")
                .isEqualTo(made);
    }

    @Test
    void shouldReferToNothingThatIsNotThere() {
        ApiDocument document = ApiDocument.topics();
        List<String> references = Pattern.compile("\\$ref: '?#/([^'\\s]+)")
                .matcher(document.yaml())
                .results()
                .map(it -> it.group(1))
                .distinct()
                .toList();

        assertThat(references)
                .hasSizeGreaterThan(20)
                .allSatisfy(it -> assertThat(document.at(it.split("/"))).as(it).isPresent());
    }
}
