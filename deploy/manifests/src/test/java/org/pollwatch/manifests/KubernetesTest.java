package org.pollwatch.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
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
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KubernetesTest {
    private static final Path FOLDER = Yaml.DEPLOY.resolve("kubernetes");
    private static final Set<String> ENDING = Set.of("Job");
    private static final Set<String> MUCH_TO_READ = Set.of("topology", "headquarters");

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
    @ValueSource(strings = {"base", "overlays/small", "overlays/national", "overlays/attachments"})
    void shouldStayKnownToTheModelsAfterTheOverlay(String name) {
        assertThat(overlay(name).stream().map(StrictModels::fault).flatMap(Optional::stream))
                .isEmpty();
        assertThat(overlay(name).stream().map(it -> it.path("kind").asText() + " " + Overlay.name(it)))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"overlays/small", "overlays/national", "overlays/attachments"})
    void shouldPinEveryImage(String name) {
        assertThat(containers(overlay(name)))
                .isNotEmpty()
                .allSatisfy(it -> assertThat(it.json().path("image").asText()).matches(".+/.+:\\d[\\w.-]*"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"base", "overlays/small", "overlays/national", "overlays/attachments"})
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
    @ValueSource(strings = {"base", "overlays/small", "overlays/national", "overlays/attachments"})
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

    /** Whoever is behind by a day's log must not be killed for it: that would never end. */
    @Test
    void shouldStartNobodyAnewWhoHasMuchToRead() {
        assertThat(containers(overlay("base")).stream().filter(it -> MUCH_TO_READ.contains(it.name())))
                .hasSize(MUCH_TO_READ.size())
                .allSatisfy(it -> {
                    JsonNode ready = it.json().path("readinessProbe").path("httpGet");
                    assertThat(ready.isMissingNode()).isFalse();
                    assertThat(it.json().path("startupProbe").path("httpGet")).isNotEqualTo(ready);
                    assertThat(it.json().path("livenessProbe").path("httpGet")).isNotEqualTo(ready);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"base", "overlays/small", "overlays/national", "overlays/attachments"})
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
    @ValueSource(strings = {"base", "overlays/small", "overlays/national", "overlays/attachments"})
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

    @ParameterizedTest
    @ValueSource(strings = {"base", "overlays/small", "overlays/national", "overlays/attachments"})
    void shouldLeadToPortsThatThereAre(String name) {
        List<ObjectNode> all = overlay(name);
        Map<String, JsonNode> services = new TreeMap<>();
        ofKind(all, "Service").forEach(it -> services.put(Overlay.name(it), it.path("spec")));
        assertThat(services).isNotEmpty().allSatisfy((service, spec) -> assertThat(
                        ports(all, apps(spec.path("selector"))).findValuesAsText("name"))
                .as(service)
                .containsAll(spec.path("ports").findValuesAsText("targetPort")));
        List<JsonNode> backends = ofKind(all, "Ingress")
                .flatMap(it -> it.findValues("backend").stream())
                .toList();
        assertThat(backends).isNotEmpty().allSatisfy(it -> {
            JsonNode service = it.path("service");
            assertThat(services).containsKey(service.path("name").asText());
            assertThat(services.get(service.path("name").asText()).path("ports").findValuesAsText("name"))
                    .contains(service.path("port").path("name").asText());
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"base", "overlays/small", "overlays/national", "overlays/attachments"})
    void shouldLetNoPodSpeakOrHearButByARule(String name) {
        List<ObjectNode> all = overlay(name);
        JsonNode nobody = ofKind(all, "NetworkPolicy")
                .filter(it -> Overlay.name(it).equals("nobody"))
                .findFirst()
                .orElseThrow()
                .path("spec");

        assertThat(texts(nobody.path("policyTypes"))).containsExactlyInAnyOrder("Ingress", "Egress");
        assertThat(nobody.has("ingress") || nobody.has("egress")).isFalse();
        assertThat(apps(nobody.path("podSelector"))).isEqualTo(podsByApp(all).keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"base", "overlays/small", "overlays/national", "overlays/attachments"})
    void shouldRuleOverPodsAndPortsThatThereAre(String name) {
        List<ObjectNode> all = overlay(name);
        ofKind(all, "NetworkPolicy").forEach(it -> {
            it.findValues("podSelector")
                    .forEach(selector -> assertThat(podsByApp(all).keySet())
                            .as(Overlay.name(it))
                            .containsAll(apps(selector)));
            Set<String> ruled = apps(it.path("spec").path("podSelector"));
            it.path("spec").path("ingress").forEach(rule -> open(all, ruled, rule, Overlay.name(it)));
            it.path("spec").path("egress").forEach(rule -> rule.path("to").forEach(to -> {
                Set<String> reached = apps(to.path("podSelector"));
                if (!reached.isEmpty()) {
                    open(all, reached, rule, Overlay.name(it));
                }
            }));
        });
    }

    private static void open(List<ObjectNode> all, Set<String> apps, JsonNode rule, String policy) {
        assertThat(ports(all, apps).findValuesAsText("containerPort"))
                .as(policy)
                .containsAll(rule.path("ports").findValuesAsText("port"));
    }

    private static Stream<ObjectNode> ofKind(List<ObjectNode> all, String kind) {
        return all.stream().filter(it -> it.path("kind").asText().equals(kind));
    }

    private static Map<String, JsonNode> podsByApp(List<ObjectNode> all) {
        Map<String, JsonNode> pods = new TreeMap<>();
        all.stream()
                .map(it -> it.path("spec").path("template"))
                .filter(it -> it.path("metadata").path("labels").has("app"))
                .forEach(it ->
                        pods.put(it.path("metadata").path("labels").path("app").asText(), it.path("spec")));
        return pods;
    }

    /** @return what the containers of these pods listen on */
    private static JsonNode ports(List<ObjectNode> all, Set<String> apps) {
        ArrayNode ports = Yaml.MAPPER.createArrayNode();
        podsByApp(all).forEach((app, pod) -> {
            if (apps.contains(app)) {
                pod.path("containers").forEach(it -> it.path("ports").forEach(ports::add));
            }
        });
        return ports;
    }

    /** @return the applications that a selector of pods, or of a service, names; none where it is not by application */
    private static Set<String> apps(JsonNode selector) {
        Set<String> apps = new TreeSet<>(selector.findValuesAsText("app"));
        selector.path("matchExpressions").forEach(it -> apps.addAll(texts(it.path("values"))));
        return apps;
    }

    private static List<String> texts(JsonNode list) {
        return stream(list).map(JsonNode::asText).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"base", "overlays/small", "overlays/national", "overlays/attachments"})
    void shouldKeepAtLeastOneOfWhatThereAreSeveral(String name) {
        Map<String, Integer> several = new TreeMap<>();
        overlay(name).stream()
                .filter(it -> it.path("spec").path("replicas").asInt() > 1)
                .filter(it -> it.path("spec").has("template"))
                .filter(it -> !it.path("kind").asText().equals("KafkaNodePool"))
                .forEach(it -> several.put(
                        Overlay.name(it), it.path("spec").path("replicas").asInt()));
        Map<String, JsonNode> budgets = new TreeMap<>();
        ofKind(overlay(name), "PodDisruptionBudget")
                .forEach(it -> budgets.put(Overlay.name(it), it.path("spec").path("maxUnavailable")));

        assertThat(budgets).containsOnlyKeys(several.keySet()).allSatisfy((budget, most) -> {
            assertThat(most.isInt()).as(budget).isTrue();
            assertThat(most.asInt()).as(budget).isBetween(1, several.get(budget) - 1);
        });
    }

    @Test
    void shouldLetAllGatewaysKeepAttachmentsInOneVolume() {
        List<ObjectNode> resources = overlay("overlays/attachments");
        Container gateway = containers(resources).stream()
                .filter(it -> it.name().equals("gateway"))
                .findFirst()
                .orElseThrow();
        Map<String, String> environment = new TreeMap<>();
        gateway.json()
                .path("env")
                .forEach(it -> environment.put(
                        it.path("name").asText(), it.path("value").asText()));
        String claim = stream(gateway.pod().path("volumes"))
                .filter(it -> it.path("name").asText().equals("attachments"))
                .findFirst()
                .orElseThrow()
                .path("persistentVolumeClaim")
                .path("claimName")
                .asText();

        assertThat(stream(gateway.json().path("volumeMounts")))
                .filteredOn(it -> it.path("name").asText().equals("attachments"))
                .singleElement()
                .satisfies(it ->
                        assertThat(it.path("mountPath").asText()).isEqualTo(environment.get("POLLWATCH_ATTACHMENTS")));
        assertThat(ofKind(resources, "PersistentVolumeClaim"))
                .filteredOn(it -> Overlay.name(it).equals(claim))
                .singleElement()
                .satisfies(it -> assertThat(
                                it.path("spec").path("accessModes").path(0).asText())
                        .isEqualTo("ReadWriteMany"));
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
