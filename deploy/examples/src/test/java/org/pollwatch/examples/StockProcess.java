package org.pollwatch.examples;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs an example in a process of its own, on jars of Apache's and Confluent's and none of ours. */
final class StockProcess {
    private static final long PATIENCE_SECONDS = 120;

    private StockProcess() {}

    /** @return the folder of the examples */
    static Path folder() {
        return Path.of(System.getProperty("pollwatch.root"), "deploy", "examples");
    }

    /** @return the class path of the tests without anything of ours, and Confluent's archives as they were published */
    static String jars() throws IOException {
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<String> stock = Arrays.stream(all.split(File.pathSeparator))
                .filter(it -> it.endsWith(".jar")
                        && !Path.of(it).getFileName().toString().startsWith("pollwatch-"))
                .collect(Collectors.toCollection(ArrayList::new));
        Path confluent = Path.of(System.getProperty("pollwatch.root"), "schemas/confluent-client/target/confluent");
        try (Stream<Path> archives = Files.list(confluent)) {
            archives.filter(it -> it.toString().endsWith(".jar")).forEach(it -> stock.add(it.toString()));
        }
        return String.join(File.pathSeparator, stock);
    }

    /**
     * @return what it printed to standard output
     * @throws AssertionError if it does not end well in time, with what it said
     */
    static String run(Path directory, List<String> command) throws IOException, InterruptedException {
        Path out = Files.createTempFile("example", ".out");
        Path err = Files.createTempFile("example", ".err");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().put("JARS", jars());
        Process process = builder.start();
        boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (!ended) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        String printed = Files.readString(out, StandardCharsets.UTF_8);
        if (!ended || process.exitValue() != 0) {
            throw new AssertionError(String.join(" ", command.subList(0, 1)) + " did not end well; it printed\n"
                    + printed + "\nand\n" + Files.readString(err, StandardCharsets.UTF_8));
        }
        return printed.strip();
    }

    /** @return whether a program answers */
    static boolean isThere(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
