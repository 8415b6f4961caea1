package org.pollwatch.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each target on its seeds, on what once broke it, and on some thousand changed inputs. */
class GeneratedInputsTest {
    private static final int INPUTS = Integer.getInteger("fuzz.inputs", 150);
    private static final long SEED = Long.getLong("fuzz.seed", 20_221_120L);
    private static final Duration HANG = Duration.ofSeconds(15);
    private static final long GROWTH = 64L << 20;
    private static final Path ONCE_BROKEN = Path.of("src", "test", "resources", "once-broken");

    static Set<String> targets() {
        return Targets.asked();
    }

    @ParameterizedTest
    @MethodSource("targets")
    @Timeout(value = 30, unit = TimeUnit.MINUTES)
    void shouldKeepItsPromisesForEveryInput(String name) throws Exception {
        try (Target target = Targets.open(name)) {
            List<byte[]> known = new ArrayList<>(target.seeds());
            known.addAll(onceBroken(name));
            for (byte[] input : known) {
                take(name, target, input);
            }
            int half = INPUTS / (2 * target.weight());
            Mutations mutations = new Mutations(SEED, known);
            for (int i = 0; i < half; i++) {
                take(name, target, mutations.next());
            }
            long before = heap();
            for (int i = 0; i < half; i++) {
                take(name, target, mutations.next());
            }
            assertThat(heap() - before).as("growth of the heap, bytes").isLessThan(GROWTH);
        }
    }

    private static void take(String name, Target target, byte[] input) {
        long begin = System.nanoTime();
        try {
            target.take(input);
        } catch (Throwable broken) {
            throw new AssertionError(name + ", seed " + SEED + ", on: " + kept(name, input), broken);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begin))
                .as("time for one input of %s", name)
                .isLessThan(HANG);
    }

    /** The input in a file, and its beginning to look at. */
    private static String kept(String name, byte[] input) {
        try {
            Path directory = Files.createDirectories(Path.of(System.getProperty("fuzz.directory", "target/fuzz")));
            Path file = Files.write(directory.resolve(name + "-broken"), input);
            String text = new String(input, StandardCharsets.ISO_8859_1);
            return file + ": " + text.substring(0, Math.min(1_000, text.length()));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<byte[]> onceBroken(String name) throws IOException {
        Path directory = ONCE_BROKEN.resolve(name);
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        List<byte[]> inputs = new ArrayList<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.sorted().toList()) {
                inputs.add(Files.readAllBytes(file));
            }
        }
        return inputs;
    }

    private static long heap() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
