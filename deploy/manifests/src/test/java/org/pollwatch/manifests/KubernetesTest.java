package org.pollwatch.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KubernetesTest {
    private static final Path FOLDER = Yaml.DEPLOY.resolve("kubernetes");
    private static final Set<String> ENDING = Set.of("Job");

    /** A container with the kind of what runs it. */
    private record Container(String kind, JsonNode pod, JsonNode json) {
        String name() {
            return json.path("name").asText();
        }

        boolean isOurs() {
            return json.path("image").asText().contains("pollwatch");
        }
    }

    private static List<Container> containers(List<ObjectNode> resources) {
        return resources.stream()
                .filter(it -> it.path("spec").path("template").path("spec").has("containers"))
                .flatMap(it -> {
                    JsonNode pod = it.path("spec").path("template").path("spec");
                    return Stream.of("containers", "initContainers")
                            .flatMap(list -> stream(pod.path(list)))
                            .map(json -> new Container(it.path("kind").asText(), pod, json));
                })
                .toList();
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    private static List<ObjectNode> overlay(String name) {
        return Overlay.of(FOLDER.resolve(name));
    }

    @Test
    void shouldBeKnownToTheModelsToTheLastField() throws IOException {
        List<String> faults = new ArrayList<>();
        try (Stream<Path> files = Files.walk(FOLDER)) {
            for (Path file : files.filter(it -> it.toString().endsWith(".yaml")).toList()) {
                Yaml.documents(file).stream()
                        .map(StrictModels::fault)
                        .flatMap(Optional::stream)
                        .forEach(it -> faults.add(file.getFileName() + ": " + it));
            }
        }
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"base", "overlays/small", "overlays/national"})
    void shouldStayKnownToTheModelsAfterTheOverlay(String name) {
        assertThat(overlay(name).stream().map(StrictModels::fault).flatMap(Optional::stream))
                .isEmpty();
        assertThat(overlay(name).stream().map(it -> it.path("kind").asText() + " " + Overlay.name(it)))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"overlays/small", "overlays/national"})
    void shouldPinEveryImage(String name) {
        assertThat(containers(overlay(name)))
                .isNotEmpty()
                .allSatisfy(it -> assertThat(it.json().path("image").asText()).matches(".+/.+:\\d[\\w.-]*"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"base", "overlays/small", "overlays/national"})
    void shouldLetNoContainerBeMoreThanItNeeds(String name) {
        assertThat(containers(overlay(name))).isNotEmpty().allSatisfy(it -> {
            JsonNode pod = it.pod().path("securityContext");
            JsonNode own = it.json().path("securityContext");
            assertThat(pod.path("runAsNonRoot").asBoolean())
                    .as("%s: runAsNonRoot", it.name())
                    .isTrue();
            assertThat(pod.path("seccompProfile").path("type").asText()).isEqualTo("RuntimeDefault");
            assertThat(it.pod().path("automountServiceAccountToken").asBoolean(true))
                    .isFalse();
            assertThat(own.path("readOnlyRootFilesystem").asBoolean())
                    .as("%s: readOnlyRootFilesystem", it.name())
                    .isTrue();
            assertThat(own.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
            assertThat(own.path("capabilities").path("drop").path(0).asText()).isEqualTo("ALL");
            assertThat(it.json().path("resources").path("limits").path("memory").asText())
                    .as("%s: limit of memory", it.name())
                    .isNotEmpty()
                    .isEqualTo(it.json()
                            .path("resources")
                            .path("requests")
                            .path("memory")
                            .asText());
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"base", "overlays/small", "overlays/national"})
    void shouldAskEveryServiceHowItIs(String name) {
        assertThat(containers(overlay(name)).stream().filter(it -> !ENDING.contains(it.kind())))
                .isNotEmpty()
                .allSatisfy(it -> {
                    for (String probe : List.of("startupProbe", "readinessProbe", "livenessProbe")) {
                        JsonNode asked = it.json().path(probe);
                        JsonNode port = asked.path(asked.has("tcpSocket") ? "tcpSocket" : "httpGet")
                                .path("port");
                        assertThat(it.json().path("ports").findValuesAsText("name"))
                                .as("%s: %s", it.name(), probe)
                                .contains(port.asText());
                    }
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"base", "overlays/small", "overlays/national"})
    void shouldGiveTheCommandLineWhatItTakes(String name) {
        Map<String, String> settings = settings(overlay(name));
        assertThat(CommandCheck.unknown(settings.keySet())).isEmpty();
        List<Container> ours =
                containers(overlay(name)).stream().filter(Container::isOurs).toList();
        assertThat(ours).hasSize(4).allSatisfy(it -> {
            Map<String, String> environment = new TreeMap<>(settings);
            it.json()
                    .path("env")
                    .forEach(set -> environment.put(set.path("name").asText(), "name-0"));
            assertThat(CommandCheck.unknown(environment.keySet())).isEmpty();
            String[] arguments = Yaml.MAPPER.convertValue(it.json().path("args"), String[].class);
            CommandCheck.read(Arrays.asList(arguments), environment);
        });
    }

    private static Map<String, String> settings(List<ObjectNode> resources) {
        Map<String, String> settings = new TreeMap<>();
        resources.stream()
                .filter(it -> it.path("kind").asText().equals("ConfigMap")
                        && Overlay.name(it).equals("pollwatch"))
                .flatMap(it -> it.path("data").properties().stream())
                .forEach(it -> settings.put(it.getKey(), it.getValue().asText()));
        assertThat(settings).containsKey("POLLWATCH_MISSION");
        return settings;
    }

    @ParameterizedTest
    @ValueSource(strings = {"base", "overlays/small", "overlays/national"})
    void shouldSelectPodsThatThereAre(String name) {
        List<ObjectNode> all = overlay(name);
        List<JsonNode> pods = all.stream()
                .map(it -> it.path("spec").path("template").path("metadata").path("labels"))
                .filter(JsonNode::isObject)
                .toList();
        assertThat(all.stream().filter(it -> it.path("spec").has("selector")))
                .isNotEmpty()
                .allSatisfy(it -> {
                    JsonNode selector = it.path("spec").path("selector");
                    JsonNode wanted = selector.has("matchLabels") ? selector.path("matchLabels") : selector;
                    assertThat(pods)
                            .as("%s %s", it.path("kind").asText(), Overlay.name(it))
                            .contains(wanted);
                });
    }

    @Test
    void shouldKeepAtLeastOneOfWhatThereAreSeveral() {
        List<ObjectNode> all = overlay("base");
        assertThat(all.stream()
                        .filter(it -> it.path("kind").asText().equals("PodDisruptionBudget"))
                        .map(Overlay::name))
                .containsExactlyInAnyOrderElementsOf(all.stream()
                        .filter(it -> it.path("spec").path("replicas").asInt() > 1)
                        .filter(it -> it.path("spec").has("template"))
                        .filter(it -> !it.path("kind").asText().equals("KafkaNodePool"))
                        .map(Overlay::name)
                        .toList());
    }

    @Test
    void shouldHoldNoSecret() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            assertThat(files.filter(Files::isRegularFile)).allSatisfy(it -> assertThat(Yaml.text(it))
                    .doesNotContain("kind: Secret", "BEGIN ", "stringData")
                    .doesNotContainPattern("(?i)password(=|: *)[^$\\s]"));
        }
    }
}
