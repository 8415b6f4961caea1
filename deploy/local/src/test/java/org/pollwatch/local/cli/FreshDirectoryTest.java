package org.pollwatch.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pollwatch.local.DataDirectory;

class FreshDirectoryTest {

    @TempDir
    private Path directory;

    @Test
    void shouldTakeAwayWhatASetMadeAndNothingElse() throws Exception {
        Path log = Files.createDirectories(directory.resolve("broker/node-1")).resolve("00000.log");
        Files.writeString(log, "records");
        Path notes = Files.writeString(directory.resolve("notes.txt"), "mine");

        new FreshDirectory(directory).empty();

        assertThat(directory.resolve("broker")).doesNotExist();
        assertThat(notes).exists();
    }

    @Test
    void shouldLeaveADirectoryAloneThatASetRunsOn() throws Exception {
        Path broker = Files.createDirectories(directory.resolve("broker"));
        try (DataDirectory held = DataDirectory.hold(directory)) {
            assertThatThrownBy(() -> new FreshDirectory(held.path()).empty())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("in use");
        }
        assertThat(broker).exists();
    }
}
