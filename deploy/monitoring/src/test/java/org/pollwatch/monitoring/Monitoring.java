package org.pollwatch.monitoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files of deploy/monitoring and the runbook, read. */
final class Monitoring {
    static final Path DIRECTORY = root().resolve("deploy/monitoring");

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern NAME = Pattern.compile("\\b[a-z]+(?:_[a-z0-9]+)+\\b|\\bmission:[a-z_]+:[a-z]+\\b");
    private static final Pattern ASIDE =
            Pattern.compile("\"[^\"]*\"|\\bby \\([^)]*\\)|\\bon \\([^)]*\\)|[a-z_]+(?==|!|\\()");

    private Monitoring() {}

    private static Path root() {
        return Path.of(System.getProperty("pollwatch.root"));
    }

    /** @return the rules that raise an alert */
    static List<JsonNode> alerts() {
        return rules().filter(it -> it.has("alert")).toList();
    }

    private static Stream<JsonNode> rules() {
        return files("rules", ".yml")
                .map(Monitoring::yaml)
                .flatMap(file -> file.findValues("rules").stream())
                .flatMap(Monitoring::elements);
    }

    /** @return one case of promtool's, with its alert's name, and what it expects at its moment */
    static List<JsonNode> cases() {
        return files("tests", ".yml")
                .map(Monitoring::yaml)
                .flatMap(file -> file.findValues("alert_rule_test").stream())
                .flatMap(Monitoring::elements)
                .toList();
    }

    static List<JsonNode> dashboards() {
        return files("grafana/dashboards", ".json").map(Monitoring::json).toList();
    }

    /** @return every expression of rules and dashboards */
    static List<String> expressions() {
        Stream<String> shown = dashboards().stream()
                .flatMap(it -> it.findValues("expr").stream())
                .map(JsonNode::asText);
        return Stream.concat(rules().map(it -> it.path("expr").asText()), shown).toList();
    }

    /** @return the figures that an expression names; neither labels nor functions */
    static Set<String> figures(String expression) {
        String bare = ASIDE.matcher(expression).replaceAll(" ");
        return NAME.matcher(bare).results().map(it -> it.group()).collect(Collectors.toCollection(TreeSet::new));
    }

    /** @return the figures that running parts were seen to show, and those that rules record */
    static Set<String> known() throws IOException {
        Set<String> known = Files.readAllLines(DIRECTORY.resolve("metrics.txt")).stream()
                .map(it -> it.split(" ", 2)[1])
                .collect(Collectors.toCollection(TreeSet::new));
        rules().filter(it -> it.has("record"))
                .forEach(it -> known.add(it.path("record").asText()));
        return known;
    }

    /** @return the headings of the runbook */
    static List<String> sections() throws IOException {
        return Files.readAllLines(root().resolve("docs/operations.md")).stream()
                .filter(it -> it.startsWith("### "))
                .map(it -> it.substring(4))
                .toList();
    }

    static List<Path> ruleTests() {
        return files("tests", ".yml").toList();
    }

    private static Stream<Path> files(String folder, String end) {
        try (Stream<Path> all = Files.list(DIRECTORY.resolve(folder))) {
            List<Path> found =
                    all.filter(it -> it.toString().endsWith(end)).sorted().toList();
            return found.stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode yaml(Path file) {
        return read(YAML, file);
    }

    private static JsonNode json(Path file) {
        return read(JSON, file);
    }

    private static JsonNode read(ObjectMapper mapper, Path file) {
        try {
            return mapper.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        return array.valueStream();
    }
}
