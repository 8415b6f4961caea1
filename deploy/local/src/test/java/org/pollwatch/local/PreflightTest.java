package org.pollwatch.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreflightTest {

    @TempDir
    private Path directory;

    @Test
    void shouldPassOnAMachineThatRunsTheseTests() {
        assertThat(new Preflight(directory.resolve("not/yet/there")).run())
                .allSatisfy(check -> assertThat(check.passed()).as(check.text()).isTrue())
                .extracting(Preflight.Check::name)
                .containsExactly("java", "memory", "write", "disk");
    }

    @Test
    void shouldSayWhatToDoAboutTooLittle() {
        assertThat(Preflight.java(11).text()).contains("Java 11", "JAVA_HOME");
        assertThat(Preflight.memory(OptionalLong.of(700)).text()).contains("700 MB available", "1500 MB are needed");
        assertThat(Preflight.memory(OptionalLong.empty()).passed()).isTrue();
    }

    @Test
    void shouldNameTheOptionWhenTheDirectoryCannotBeWritten() throws Exception {
        Path file = Files.createFile(directory.resolve("a-file"));
        assertThat(new Preflight(file.resolve("below")).run())
                .filteredOn(check -> !check.passed())
                .singleElement()
                .satisfies(check -> assertThat(check.text()).contains("--data"));
    }
}
