package org.pollwatch.missions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MissionGeneratorTest {

    private static final long ONE_MEBIBYTE = 1 << 20;

    @TempDir
    private Path fresh;

    @ParameterizedTest
    @ValueSource(strings = {"kz-2012", "kz-2019", "kz-2021", "kz-2022", "kz-2023"})
    void shouldGiveTheCommittedBytesWhenGeneratedAgain(String mission) throws IOException {
        new MissionGenerator(Path.of("source"), fresh).writeAll();

        List<Path> committed = filesOf(Path.of(mission));
        assertThat(filesOf(fresh.resolve(mission))).isEqualTo(committed);
        for (Path file : committed) {
            assertThat(fresh.resolve(mission).resolve(file))
                    .as("%s/%s: run MissionGenerator and commit what it writes", mission, file)
                    .hasSameBinaryContentAs(Path.of(mission).resolve(file));
        }
    }

    @Test
    void shouldKeepEveryGeneratedFileBelowOneMebibyte() throws IOException {
        new MissionGenerator(Path.of("source"), fresh).writeAll();

        for (Path file : filesOf(fresh)) {
            assertThat(Files.size(fresh.resolve(file))).as(file.toString()).isLessThan(ONE_MEBIBYTE);
        }
    }

    private static List<Path> filesOf(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .map(directory::relativize)
                    .sorted()
                    .toList();
        }
    }
}
