package org.pollwatch.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.pollwatch.local.security.SecuredSettings;
import org.pollwatch.local.security.ServicePrincipal;

class ComposeTest {
    private static final Path FOLDER = Yaml.DEPLOY.resolve("compose");
    private static final Pattern VARIABLE = Pattern.compile("(?<!\\$)\\$\\{(\\w+):?-([^}]*)}");
    /** Whose job ends. */
    private static final Set<String> ENDING = Set.of("rules", "publish", "tools", "registry-volume");
    /** Where the containers have what `security init` made. */
    private static final Path KEYS = Path.of("/run/pollwatch");
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
                .contains(
                        "kafka-1", "kafka-2", "kafka-3", "registry", "registry-door", "gateway-1", "gateway-2", "proxy")
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
        List.of("kafka-1", "registry", "registry-door", "gateway-1", "topology-1", "headquarters", "proxy")
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
        List.of("log", "registry").forEach(it -> assertThat(
                        SET.path("networks").path(it).path("internal").asBoolean())
                .as(it)
                .isTrue());
        List.of("kafka-1", "kafka-2", "kafka-3", "topology-1", "topology-2", "rules", "publish")
                .forEach(it -> assertThat(strings(services().get(it).path("networks")))
                        .as(it)
                        .containsExactly("log"));
        Set<String> besideTheRegistry = new TreeSet<>();
        services().forEach((name, it) -> it.path("networks").forEach(network -> {
            if (network.asText().equals("registry")) {
                besideTheRegistry.add(name);
            }
        }));
        assertThat(besideTheRegistry).containsExactly("registry", "registry-door");
        assertThat(strings(services().get("registry").path("networks"))).containsExactly("registry");
    }

    @Test
    void shouldHoldNoSecretInTheEnvironment() {
        services().forEach((name, it) -> it.path("environment").properties().forEach(set -> assertThat(set.getKey())
                .as(name)
                .doesNotMatch("(?i).*(password|secret|token|key)(?!.*FILES?$).*")));
    }

    @Test
    void shouldGiveTheCommandLineWhatItTakes() {
        Map<String, JsonNode> ours = new TreeMap<>(services());
        ours.values().removeIf(it -> !it.path("image").asText().startsWith("pollwatch:") || it.has("entrypoint"));
        assertThat(ours.keySet())
                .contains("gateway-1", "gateway-2", "topology-1", "topology-2", "rules", "publish", "tools");
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
            } else {
                assertThat(volume.asText()).as(name).endsWith(":ro");
                assertThat(from.startsWith("./secrets")
                                || from.startsWith("./missions")
                                || Files.exists(FOLDER.resolve(from)))
                        .as("%s: %s", name, from)
                        .isTrue();
            }
        }));
    }

    /** @return where the service finds the files of keys.sh, by what they are there */
    private static Map<String, String> keys(String service) {
        Map<String, String> keys = new TreeMap<>();
        services().get(service).path("volumes").forEach(volume -> {
            String[] parts = volume.asText().split(":", 3);
            if (parts[0].startsWith("./secrets/")) {
                keys.put(parts[0].substring("./secrets/".length()), parts[1]);
            }
        });
        return keys;
    }

    @Test
    void shouldShowEachServiceItsOwnKeysAlone() {
        Map<String, Set<String>> own = new TreeMap<>();
        for (String host : List.of("kafka-1", "kafka-2", "kafka-3")) {
            own.put(host, Set.of("brokers/" + host + ".pem", "brokers/" + host + ".properties"));
        }
        own.put("registry", Set.of("servers/registry.pem"));
        own.put("registry-door", Set.of("servers/registry-door.pem"));
        own.put("proxy", Set.of("servers/proxy.pem"));
        own.put("rules", ofClient(ServicePrincipal.ADMIN));
        own.put("publish", ofClient(ServicePrincipal.PUBLISHER));
        own.put("tools", ofClient(ServicePrincipal.TEAMS));
        own.put("topology-1", ofClient(ServicePrincipal.TOPOLOGY));
        own.put("topology-2", ofClient(ServicePrincipal.TOPOLOGY));
        own.put("gateway-1", ofClient(ServicePrincipal.GATEWAY, "servers/gateway-1.pem"));
        own.put("gateway-2", ofClient(ServicePrincipal.GATEWAY, "servers/gateway-2.pem"));
        own.put("headquarters", ofClient(ServicePrincipal.HEADQUARTERS, "servers/headquarters.pem"));
        own.put("grafana", Set.of("grafana-password"));
        for (String service : services().keySet()) {
            Set<String> shown = new TreeSet<>(keys(service).keySet());
            shown.removeAll(Set.of("ca.pem", "trust.jks")); // certificates, which are everybody's
            assertThat(shown).as(service).isEqualTo(own.getOrDefault(service, Set.of()));
        }
    }

    private static Set<String> ofClient(ServicePrincipal who, String... more) {
        Set<String> files = new TreeSet<>(Set.of(more));
        files.add("clients/" + who.word() + ".pem");
        files.add("clients/" + who.word() + ".properties");
        return files;
    }

    @Test
    void shouldMakeEveryKeyThatIsMounted() {
        String script = Yaml.text(FOLDER.resolve("keys.sh"));
        assertThat(script).contains("--at " + KEYS);
        for (String service : services().keySet()) {
            keys(service).keySet().stream()
                    .filter(it -> it.matches("(brokers|servers)/.*[.]pem"))
                    .map(it -> it.replaceAll(".*/|[.]pem", ""))
                    .forEach(it -> assertThat(script).containsPattern("--(brokers|hosts) \\S*\\b" + it + "\\b"));
        }
    }

    @Test
    void shouldReachBrokersAndRegistryUnderTlsWithAKeyOfItsOwn() {
        Map<String, JsonNode> clients = new TreeMap<>(services());
        clients.values().removeIf(it -> !it.path("environment").has("POLLWATCH_BOOTSTRAP"));
        assertThat(clients.keySet())
                .containsExactlyInAnyOrder(
                        "rules",
                        "publish",
                        "gateway-1",
                        "gateway-2",
                        "topology-1",
                        "topology-2",
                        "headquarters",
                        "tools");
        clients.forEach((name, it) -> {
            JsonNode environment = it.path("environment");
            assertThat(environment.path("POLLWATCH_BOOTSTRAP").asText())
                    .isEqualTo("kafka-1:9092,kafka-2:9092,kafka-3:9092");
            assertThat(environment.path("POLLWATCH_REGISTRY").asText())
                    .isEqualTo("https://registry-door:8081/apis/ccompat/v7");
            Path config = Path.of(environment.path("POLLWATCH_CLIENT_CONFIG").asText());
            Path pem = config.resolveSibling(config.getFileName().toString().replace(".properties", ".pem"));
            assertThat(keys(name).values()).as(name).contains(config.toString());
            Map<String, String> settings = new SecuredSettings(KEYS).ofClient(pem);
            assertThat(settings).containsEntry("security.protocol", "SSL");
            assertThat(keys(name).values())
                    .as(name)
                    .contains(settings.get("ssl.keystore.location"), settings.get("ssl.truststore.location"));
        });
        for (String server : List.of("gateway-1", "gateway-2", "headquarters")) {
            assertThat(keys(server).values())
                    .as(server)
                    .contains(clients.get(server)
                            .path("environment")
                            .path("POLLWATCH_CERTIFICATE")
                            .asText());
        }
    }

    @Test
    void shouldHaveNoBrokerListenInClear() throws IOException {
        for (String host : List.of("kafka-1", "kafka-2", "kafka-3")) {
            assertThat(Yaml.text(FOLDER.resolve("kafka/start.sh"))).contains(KEYS + "/brokers/kafka-$node.properties");
            Properties settings = new Properties();
            settings.load(new StringReader(Yaml.text(FOLDER.resolve("kafka/broker.properties"))));
            settings.putAll(new SecuredSettings(KEYS).ofBroker(KEYS.resolve("brokers/" + host + ".pem")));
            assertThat(settings).containsEntry("ssl.client.auth", "required");
            assertThat(keys(host).values())
                    .contains(
                            settings.getProperty("ssl.keystore.location"),
                            settings.getProperty("ssl.truststore.location"));
            Map<String, String> protocols = new TreeMap<>();
            for (String pair :
                    settings.getProperty("listener.security.protocol.map").split(",", -1)) {
                protocols.put(pair.split(":", 2)[0], pair.split(":", 2)[1]);
            }
            for (String listener : settings.getProperty("listeners").split(",", -1)) {
                assertThat(protocols.get(listener.split(":", 2)[0]))
                        .as(listener)
                        .isEqualTo("SSL");
            }
        }
    }

    @Test
    void shouldSpeakTlsBeforeAndBehindBothDoors() {
        for (String file : List.of("proxy/haproxy.cfg", "registry/haproxy.cfg")) {
            String defaults = "";
            for (String line : Yaml.text(FOLDER.resolve(file)).lines().toList()) {
                String text = line.strip();
                if (text.startsWith("bind ") && !text.equals("bind 127.0.0.1:9100")) {
                    assertThat(text).as(file).contains(" ssl crt " + KEYS + "/servers/");
                } else if (text.startsWith("backend ")) {
                    defaults = "";
                } else if (text.startsWith("default-server ")) {
                    defaults = text;
                } else if (text.startsWith("server ")) {
                    String host = text.split("[ :]+", 4)[2];
                    assertThat(defaults + " " + text)
                            .as(file)
                            .contains(" ssl verify required ca-file " + KEYS + "/ca.pem")
                            .contains(" sni str(" + host + ") verifyhost " + host);
                }
            }
        }
        JsonNode registry = services().get("registry").path("environment");
        assertThat(registry.path("QUARKUS_HTTP_INSECURE_REQUESTS").asText()).isEqualTo("disabled");
        assertThat(keys("registry").values())
                .contains(
                        registry.path("QUARKUS_HTTP_SSL_CERTIFICATE_KEY_FILES").asText());
    }

    @Test
    void shouldLetOnlyPublisherAndAdminThroughTheRegistrysDoorToWrite() {
        assertThat(Yaml.text(FOLDER.resolve("registry/haproxy.cfg")))
                .contains("ca-file " + KEYS + "/ca.pem verify required")
                .contains("acl writer ssl_c_s_dn(cn) -m str " + ServicePrincipal.PUBLISHER.commonName() + " "
                        + ServicePrincipal.ADMIN.commonName() + "\n");
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
