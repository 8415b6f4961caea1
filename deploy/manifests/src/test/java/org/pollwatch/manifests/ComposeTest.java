package org.pollwatch.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ComposeTest {
    private static final Path FOLDER = Yaml.DEPLOY.resolve("compose");
    private static final Pattern VARIABLE = Pattern.compile("(?<!\\$)\\$\\{(\\w+):?-([^}]*)}");
    /** Whose job ends. */
    private static final Set<String> ENDING = Set.of("publish", "tools", "registry-volume");
    /** The services' part of the Compose specification, as far as it is used here: what is misspelt is not in it. */
    private static final Set<String> KNOWN = Set.of(
            "image",
            "user",
            "command",
            "entrypoint",
            "environment",
            "volumes",
            "networks",
            "network_mode",
            "ports",
            "depends_on",
            "healthcheck",
            "restart",
            "read_only",
            "tmpfs",
            "cap_drop",
            "cap_add",
            "security_opt",
            "pids_limit",
            "mem_limit",
            "logging",
            "stop_grace_period",
            "profiles");

    private static final JsonNode SET =
            Yaml.documents(filled(Yaml.text(FOLDER.resolve("compose.yaml")))).get(0);

    /** As with an empty .env: every variable has a default. */
    private static String filled(String text) {
        return VARIABLE.matcher(text).replaceAll(it -> Matcher.quoteReplacement(it.group(2)));
    }

    private static Map<String, JsonNode> services() {
        Map<String, JsonNode> services = new TreeMap<>();
        SET.path("services").properties().forEach(it -> services.put(it.getKey(), it.getValue()));
        return services;
    }

    private static List<String> strings(JsonNode list) {
        return Arrays.asList(Yaml.MAPPER.convertValue(list, String[].class));
    }

    @Test
    void shouldHoldWhatASetConsistsOf() {
        assertThat(services().keySet())
                .contains("kafka-1", "kafka-2", "kafka-3", "registry", "gateway-1", "gateway-2", "proxy")
                .contains("topology-1", "topology-2", "headquarters", "prometheus", "grafana");
    }

    @Test
    void shouldUseWhatTheSpecificationKnows() {
        services().forEach((name, service) -> {
            List<String> keys = new ArrayList<>();
            service.fieldNames().forEachRemaining(keys::add);
            assertThat(KNOWN).as(name).containsAll(keys);
            service.path("depends_on").fieldNames().forEachRemaining(it -> assertThat(services())
                    .containsKey(it));
            if (service.has("networks")) {
                strings(service.path("networks"))
                        .forEach(it -> assertThat(SET.path("networks").has(it)).isTrue());
            }
        });
    }

    @Test
    void shouldPinEveryImage() {
        services()
                .forEach((name, it) ->
                        assertThat(it.path("image").asText()).as(name).matches("[\\w./-]+:v?\\d[\\w.-]*"));
    }

    @Test
    void shouldLetNoContainerBeMoreThanItNeeds() {
        services().forEach((name, it) -> {
            assertThat(it.path("read_only").asBoolean())
                    .as("%s: read_only", name)
                    .isTrue();
            assertThat(strings(it.path("cap_drop"))).as(name).containsExactly("ALL");
            assertThat(strings(it.path("security_opt"))).as(name).contains("no-new-privileges:true");
            assertThat(it.path("mem_limit").asText()).as("%s: mem_limit", name).matches("\\d+[mg]");
            if (it.has("cap_add") || it.path("user").asText().startsWith("0")) {
                // It gives a volume away, sees no network and ends.
                assertThat(name).isEqualTo("registry-volume");
                assertThat(it.path("network_mode").asText()).isEqualTo("none");
            }
        });
    }

    @Test
    void shouldStartWhatDiesAndAskHowItIs() {
        services().forEach((name, it) -> {
            if (ENDING.contains(name)) {
                assertThat(it.path("restart").asText()).as(name).isEqualTo("no");
            } else {
                assertThat(it.path("restart").asText()).as(name).isEqualTo("unless-stopped");
            }
        });
        List.of("kafka-1", "registry", "gateway-1", "topology-1", "headquarters", "proxy")
                .forEach(it -> assertThat(services().get(it).path("healthcheck").path("test"))
                        .as(it)
                        .isNotEmpty());
    }

    @Test
    void shouldBeReachedThroughTheProxyAlone() {
        Set<String> reached = new TreeSet<>();
        services().forEach((name, it) -> it.path("ports").forEach(port -> {
            if (!port.asText().startsWith("127.0.0.1:")) {
                reached.add(name);
            }
        }));
        assertThat(reached).containsExactly("proxy");
        assertThat(SET.path("networks").path("log").path("internal").asBoolean())
                .isTrue();
        List.of("kafka-1", "kafka-2", "kafka-3", "registry", "topology-1", "topology-2", "publish")
                .forEach(it -> assertThat(strings(services().get(it).path("networks")))
                        .as(it)
                        .containsExactly("log"));
    }

    @Test
    void shouldHoldNoSecretInTheEnvironment() {
        services().forEach((name, it) -> it.path("environment").properties().forEach(set -> assertThat(set.getKey())
                .as(name)
                .doesNotMatch("(?i).*(password|secret|token|key)(?!.*FILE$).*")));
    }

    @Test
    void shouldGiveTheCommandLineWhatItTakes() {
        Map<String, JsonNode> ours = new TreeMap<>(services());
        ours.values().removeIf(it -> !it.path("image").asText().startsWith("pollwatch:") || it.has("entrypoint"));
        assertThat(ours.keySet()).contains("gateway-1", "gateway-2", "topology-1", "topology-2", "publish", "tools");
        ours.forEach((name, it) -> {
            Map<String, String> environment = new TreeMap<>();
            it.path("environment")
                    .properties()
                    .forEach(set -> environment.put(set.getKey(), set.getValue().asText()));
            assertThat(CommandCheck.unknown(environment.keySet())).as(name).isEmpty();
            CommandCheck.read(strings(it.path("command")), environment);
        });
        assertThat(CommandCheck.unknown(CommandCheck.ofImage().keySet())).isEmpty();
    }

    @Test
    void shouldMountFilesThatThereAre() {
        services().forEach((name, it) -> it.path("volumes").forEach(volume -> {
            String from = volume.asText().split(":", 2)[0];
            if (!from.startsWith(".") && !from.startsWith("/")) {
                assertThat(SET.path("volumes").has(from))
                        .as("%s: %s", name, from)
                        .isTrue();
            } else if (!from.startsWith("./secrets") && !from.startsWith("./missions")) {
                assertThat(Files.exists(FOLDER.resolve(from)))
                        .as("%s: %s", name, from)
                        .isTrue();
                assertThat(volume.asText()).endsWith(":ro");
            }
        }));
    }

    @Test
    void shouldNameEveryVariableInTheExampleOfTheEnvironment() {
        String example = Yaml.text(FOLDER.resolve("env.example"));
        Matcher variables = VARIABLE.matcher(Yaml.text(FOLDER.resolve("compose.yaml")));
        while (variables.find()) {
            assertThat(example).containsPattern("(?m)^#?" + variables.group(1) + "=");
        }
    }
}
