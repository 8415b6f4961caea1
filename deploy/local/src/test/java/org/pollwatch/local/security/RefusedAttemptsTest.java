package org.pollwatch.local.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pollwatch.contract.Topic;
import org.pollwatch.contract.Topics;
import org.pollwatch.local.access.ReadAccess;
import org.pollwatch.local.security.CertificateAuthority.Wanted;

/**
 * Each principal tries everything: to read and to write every topic, and what an intruder with its certificate would try
 * next. What may succeed is written down here once more, apart from the table that the rules are made from.
 */
class RefusedAttemptsTest {
    private static final String MISSION = "river-2026";
    private static final Topics TOPICS = Topics.of(MISSION);
    private static final String SUBMISSIONS = TOPICS.submissions().name();
    private static final String PARTNER = "media";

    @TempDir
    private static Path directory;

    private static SecuredBroker broker;
    private static String password;

    private record Who(String name, Set<String> reads, Set<String> writes) {

        private static Who of(ServicePrincipal principal, String reads, String writes) {
            return new Who(principal.word(), words(reads), words(writes));
        }

        private static Set<String> words(String text) {
            return new TreeSet<>(List.of(text.split(" ")));
        }

        private Map<String, Object> client() {
            Optional<ServicePrincipal> service = ServicePrincipal.of(name);
            return service.map(broker::client).orElseGet(() -> broker.partner(PARTNER, password));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Who> everybody() {
        return Stream.of(
                Who.of(ServicePrincipal.PUBLISHER, "definition series reports", "definition series reviews"),
                Who.of(ServicePrincipal.TEAMS, "teams", "teams"),
                Who.of(ServicePrincipal.GATEWAY, "definition teams receipts queries", "submissions refusals"),
                Who.of(
                        ServicePrincipal.TOPOLOGY,
                        "definition submissions reviews series clock",
                        "receipts reports rates rates-by-hour coverage findings quick-count clock"),
                Who.of(
                        ServicePrincipal.HEADQUARTERS,
                        "definition submissions refusals receipts reports rates rates-by-hour coverage findings quick-count"
                                + " reviews series queries statements audit casework saved-views",
                        "submissions reviews series queries statements released-rates audit casework saved-views"),
                new Who(PARTNER, Set.of("released-rates"), Set.of()));
    }

    @BeforeAll
    static void start() throws Exception {
        broker = SecuredBroker.start(directory);
        broker.makeTopics(TOPICS);
        try (Admin admin = broker.admin();
                Attempts owner = new Attempts(broker.client(ServicePrincipal.ADMIN))) {
            new AccessRules(admin).write(MISSION);
            password = new ReadAccess(admin).add(PARTNER, List.of(TOPICS.releasedRates()));
            for (Topic<?> topic : TOPICS.all()) {
                assertThat(owner.writes(topic.name())).isTrue();
            }
        }
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @ParameterizedTest
    @MethodSource("everybody")
    void shouldReadAndWriteItsTopicsAndNoOther(Who who) throws Exception {
        Set<String> read = new TreeSet<>();
        Set<String> written = new TreeSet<>();
        try (Attempts attempts = new Attempts(who.client())) {
            for (Topic<?> topic : TOPICS.all()) {
                if (attempts.reads(topic.name())) {
                    read.add(topic.noun());
                }
                if (attempts.writes(topic.name())) {
                    written.add(topic.noun());
                }
            }
        }

        assertThat(read).as("read").isEqualTo(who.reads());
        assertThat(written).as("written").isEqualTo(who.writes());
    }

    @ParameterizedTest
    @MethodSource("everybody")
    void shouldChangeNothingOfTheCluster(Who who) throws Exception {
        List<AclBinding> more = AccessTable.rules("other-mission");
        ConfigResource submissions = new ConfigResource(ConfigResource.Type.TOPIC, SUBMISSIONS);
        ConfigResource node = new ConfigResource(ConfigResource.Type.BROKER, String.valueOf(SecuredBroker.NODE));
        Map<String, Attempts.Asked> asked = new HashMap<>();
        asked.put("make rules", it -> it.createAcls(more).all());
        asked.put("see rules", it -> it.describeAcls(AclBindingFilter.ANY).values());
        asked.put("delete rules", it -> it.deleteAcls(List.of(AclBindingFilter.ANY))
                .all());
        asked.put("make a topic", it -> it.createTopics(List.of(topic("elsewhere")))
                .all());
        asked.put("delete the log", it -> it.deleteTopics(List.of(SUBMISSIONS)).all());
        asked.put("forget the log", it -> it.incrementalAlterConfigs(Map.of(submissions, set("retention.ms", "1")))
                .all());
        asked.put("empty the log", it -> it.deleteRecords(
                        Map.of(new TopicPartition(SUBMISSIONS, 0), RecordsToDelete.beforeOffset(1)))
                .all());
        asked.put("change a broker", it -> it.incrementalAlterConfigs(Map.of(node, set("message.max.bytes", "2000000")))
                .all());
        asked.put("make a password", it -> it.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(
                        "intruder", new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_256, 4_096), "intruder")))
                .all());
        List<String> allowed = new ArrayList<>();
        try (Attempts attempts = new Attempts(who.client())) {
            for (Map.Entry<String, Attempts.Asked> one : asked.entrySet()) {
                if (attempts.does(one.getValue())) {
                    allowed.add(one.getKey());
                }
            }
        }

        assertThat(allowed).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("everybody")
    void shouldUseNobodyElsesGroupAndTransactions(Who who) {
        String topology = "pollwatch." + MISSION + ".topology";
        Set<String> groups = new HashSet<>(Set.of(topology, "pollwatch.other.topology", "media.desk", "anything"));
        Set<String> transactions = new HashSet<>(Set.of(
                topology + "-1",
                "pollwatch.other.topology-1",
                TOPICS.definition().name() + ".publisher",
                "anything"));
        groups.removeAll(Map.of("topology", Set.of(topology), PARTNER, Set.of("media.desk"))
                .getOrDefault(who.name(), Set.of()));
        transactions.removeAll(Map.of(
                        "topology",
                        Set.of(topology + "-1"),
                        "publisher",
                        Set.of(TOPICS.definition().name() + ".publisher"))
                .getOrDefault(who.name(), Set.of()));
        String own = "pollwatch." + MISSION + "." + who.reads().iterator().next() + ".v1";
        try (Attempts attempts = new Attempts(who.client())) {
            assertThat(groups).noneMatch(it -> attempts.usesGroup(it, own));
            assertThat(transactions).noneMatch(attempts::usesTransactionalId);
        }
    }

    @Test
    void shouldLetOnlyThePublisherMakeTopicsOfTheMission() throws Exception {
        for (Who who : everybody().toList()) {
            try (Attempts attempts = new Attempts(who.client())) {
                boolean made = attempts.does(
                        it -> it.createTopics(List.of(topic("pollwatch." + MISSION + "." + who.name() + ".v1")))
                                .all());
                assertThat(made).as(who.name()).isEqualTo(who.name().equals("publisher"));
            }
        }
    }

    @Test
    void shouldRefuseAClientWithoutACertificate() {
        Map<String, Object> client = broker.client(ServicePrincipal.GATEWAY);
        client.keySet().removeIf(name -> name.startsWith("ssl.keystore"));

        refused(client);
    }

    @Test
    void shouldRefuseTheCertificateOfAServer() {
        Map<String, Object> client = broker.client(ServicePrincipal.GATEWAY);
        client.put(
                "ssl.keystore.location",
                broker.files().resolve("servers/localhost.pem").toString());

        refused(client);
    }

    @Test
    void shouldTrustNothingOfAnotherAuthorityAlsoUnderOurNames() throws IOException {
        CertificateAuthority other = CertificateAuthority.create(directory.resolve("other"));
        Path theirs = directory.resolve("theirs.pem");
        OwnerOnly.write(theirs, other.issue(new Wanted(ServicePrincipal.ADMIN.commonName(), List.of(), true, 30)));
        Path authority = Files.writeString(directory.resolve("theirs-ca.pem"), other.certificate());

        Map<String, Object> intruder = broker.client(ServicePrincipal.ADMIN);
        intruder.put("ssl.keystore.location", theirs.toString());
        refused(intruder);

        Map<String, Object> careful = broker.client(ServicePrincipal.GATEWAY);
        careful.put("ssl.truststore.location", authority.toString());
        refused(careful);
    }

    @Test
    void shouldRefusePlaintextAndWrongPasswords() {
        refused(new HashMap<>(Map.of("bootstrap.servers", broker.bootstrap())));
        refused(broker.partner(PARTNER, "wrong"));
        // A reader's listener takes no certificate for a name, and a service's name has no password.
        refused(broker.partner(ServicePrincipal.ADMIN.commonName(), password));
    }

    private static void refused(Map<String, Object> client) {
        client.put("default.api.timeout.ms", 5_000);
        client.put("request.timeout.ms", 4_000);
        try (Admin admin = Admin.create(client)) {
            assertThatThrownBy(() -> admin.describeCluster().nodes().get())
                    .isInstanceOf(ExecutionException.class)
                    .cause()
                    .isInstanceOfAny(AuthenticationException.class, TimeoutException.class);
        }
    }

    private static NewTopic topic(String name) {
        return new NewTopic(name, 1, (short) 1);
    }

    private static List<AlterConfigOp> set(String name, String value) {
        return List.of(new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET));
    }
}
