package org.pollwatch.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EndWithParentTest {

    @Test
    void shouldEndWhenTheParentIsKilled() throws Exception {
        Process parent = new ProcessBuilder(java(Parent.class)).start();
        try (BufferedReader reader = parent.inputReader(StandardCharsets.UTF_8)) {
            ProcessHandle child =
                    ProcessHandle.of(Long.parseLong(reader.readLine())).orElseThrow();
            assertThat(child.isAlive()).isTrue();

            parent.destroyForcibly().waitFor();

            // A child without a parent may stay a zombie; its command is gone then.
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> !child.isAlive() || child.info().command().isEmpty());
        } finally {
            parent.destroyForcibly();
        }
    }

    private static List<String> java(Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** Starts a child that would run for ever, says its id, and waits. */
    static final class Parent {
        public static void main(String[] arguments) throws Exception {
            Process child = new ProcessBuilder(java(EndWithParent.class, Child.class.getName())).start();
            System.out.println(child.pid());
            Thread.sleep(Duration.ofMinutes(5).toMillis());
        }
    }

    /** Would run for ever. */
    public static final class Child {
        public static void main(String[] arguments) throws Exception {
            Thread.sleep(Duration.ofMinutes(5).toMillis());
        }
    }
}
