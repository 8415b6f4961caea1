package org.pollwatch.local.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class AccessTableTest {

    @Test
    void shouldStandInTheDocumentationAsItIs() throws Exception {
        Path page = Path.of(System.getProperty("pollwatch.root"), "docs", "security.md");

        assertThat(Files.readString(page)).contains(AccessTable.markdown());
    }

    @Test
    void shouldGiveNobodyARightOutsideTheMission() {
        assertThat(AccessTable.rules("river-2026"))
                .allSatisfy(it -> assertThat(it.pattern().name()).startsWith("pollwatch.river-2026."));
    }
}
