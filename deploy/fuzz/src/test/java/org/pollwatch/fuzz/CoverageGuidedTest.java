package org.pollwatch.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each target under Jazzer, in a JVM of its own: inputs are bred by what they reach. {@code -Dfuzz.only=a,b} chooses targets,
 * {@code -Dfuzz.runs=N} says how many inputs each, {@code -Dfuzz.seed=N} from which seed. What it finds lies beside the log.
 */
@EnabledIfSystemProperty(named = "tests.long", matches = "true", disabledReason = "only under verify --long")
class CoverageGuidedTest {
    private static final int RUNS = Integer.getInteger("fuzz.runs", 75_000);
    private static final long SEED = Long.getLong("fuzz.seed", 20_221_120L);
    private static final int HANG_SECONDS = 25;
    private static final int MEGABYTES = 3_000;
    private static final Path WORK = Path.of(System.getProperty("fuzz.directory", "target/fuzz"));

    /** Where progress is looked for: our own code, and what parses for it. */
    private static final String GUIDED_BY = "org.pollwatch.**:com.fasterxml.jackson.core.**:com.ctc.wstx.**:"
            + "org.snakeyaml.**:de.siegmar.**:org.dhatim.**:com.nimbusds.**:io.vertx.ext.web.**";

    /** They watch for calls that none of this code makes, and take seconds to load. */
    private static final String NOT_LOADED = Stream.of(
                    "ClojureLangHooks",
                    "ExpressionLanguageInjection",
                    "LdapInjection",
                    "NamingContextLookup",
                    "ScriptEngineInjection",
                    "SqlInjection",
                    "XPathInjection",
                    "ServerSideRequestForgery",
                    "RegexRoadblocks")
            .map(it -> "com.code_intelligence.jazzer.sanitizers." + it)
            .collect(Collectors.joining(":"));

    static Set<String> targets() {
        return Targets.asked();
    }

    @ParameterizedTest
    @MethodSource("targets")
    @Timeout(value = 4, unit = TimeUnit.HOURS)
    void shouldFindNothingThatBreaksAPromise(String name) throws Exception {
        Path work = Files.createDirectories(WORK.resolve(name));
        Path corpus = Files.createDirectories(work.resolve("corpus"));
        plant(name, corpus);
        Path log = work.resolve("log");

        Process fuzzer = new ProcessBuilder(command(name, work, corpus))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertThat(fuzzer.waitFor(3, TimeUnit.HOURS)).as("ends in time").isTrue();
        } finally {
            fuzzer.destroyForcibly();
        }

        assertThat(fuzzer.exitValue())
                .as("%s, seed %d, see %s: %s", name, SEED, log, ending(log))
                .isZero();
    }

    private static List<String> command(String name, Path work, Path corpus) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx768m", "-Xss1m", "-XX:+EnableDynamicAgentLoading"));
        command.add("-Dfuzz.target=" + name);
        command.add("-Dpollwatch.root=" + System.getProperty("pollwatch.root"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add("com.code_intelligence.jazzer.Jazzer");
        command.add("--target_class=" + JazzerEntry.class.getName());
        command.add("--instrumentation_includes=" + GUIDED_BY);
        command.add("--custom_hook_includes=" + GUIDED_BY);
        command.add("--disabled_hooks=" + NOT_LOADED);
        command.add("--reproducer_path=" + work);
        command.addAll(List.of(
                "-runs=" + RUNS,
                "-seed=" + SEED,
                "-timeout=" + HANG_SECONDS,
                "-rss_limit_mb=" + MEGABYTES,
                "-max_len=65536",
                "-print_final_stats=1",
                "-artifact_prefix=" + work + "/",
                corpus.toString()));
        return command;
    }

    private static void plant(String name, Path corpus) throws Exception {
        try (Target target = Targets.open(name)) {
            int number = 0;
            for (byte[] seed : target.seeds()) {
                Files.write(corpus.resolve("seed-" + number++), seed);
            }
        }
    }

    private static String ending(Path log) throws IOException {
        List<String> lines = Files.readAllLines(log, java.nio.charset.StandardCharsets.ISO_8859_1);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
    }
}
