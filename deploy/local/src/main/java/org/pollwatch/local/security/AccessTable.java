package org.pollwatch.local.security;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.pollwatch.contract.Topic;
import org.pollwatch.contract.Topics;
import org.pollwatch.topology.TopologySettings;

/**
 * Who may do what to the topics of one mission: the one table that the rules are written from and the documentation is
 * held against. What does not stand here is refused. Reading and writing include describing, by Kafka's own rule.
 */
public final class AccessTable {
    private static final String ANY_HOST = "*";

    private final Topics topics;
    private final String all;
    private final String application;
    private final List<Right> rights = new ArrayList<>();

    private AccessTable(String mission) {
        this.topics = Topics.of(mission);
        this.all = "pollwatch." + mission + ".";
        this.application = TopologySettings.applicationId(mission);
        publisher();
        teams();
        gateway();
        topology();
        headquarters();
    }

    /**
     * What one may do.
     *
     * @param who may
     * @param type of what
     * @param name of what, or what its name begins with
     * @param pattern which of the two
     * @param operations that are allowed
     */
    public record Right(
            ServicePrincipal who, ResourceType type, String name, PatternType pattern, Set<AclOperation> operations) {

        Stream<AclBinding> bindings() {
            return operations.stream()
                    .map(operation -> new AclBinding(
                            new ResourcePattern(type, name, pattern),
                            new AccessControlEntry(who.kafkaName(), ANY_HOST, operation, AclPermissionType.ALLOW)));
        }
    }

    public static List<Right> of(String mission) {
        return List.copyOf(new AccessTable(mission).rights);
    }

    /** @return the rules as the cluster keeps them */
    public static List<AclBinding> rules(String mission) {
        return of(mission).stream().flatMap(Right::bindings).toList();
    }

    /** @return whether a rule is about this mission and nothing else */
    static boolean isOf(String mission, AclBinding rule) {
        return rule.pattern().name().startsWith("pollwatch." + mission + ".");
    }

    private void publisher() {
        begins(ServicePrincipal.PUBLISHER, ResourceType.TOPIC, all, AclOperation.CREATE, AclOperation.DESCRIBE);
        reads(ServicePrincipal.PUBLISHER, topics.definition(), topics.series(), topics.reports());
        writes(ServicePrincipal.PUBLISHER, topics.definition(), topics.series(), topics.reviews());
        String transaction = topics.definition().name() + ".publisher";
        add(
                ServicePrincipal.PUBLISHER,
                ResourceType.TRANSACTIONAL_ID,
                transaction,
                PatternType.LITERAL,
                AclOperation.WRITE);
    }

    private void teams() {
        reads(ServicePrincipal.TEAMS, topics.teams());
        writes(ServicePrincipal.TEAMS, topics.teams());
    }

    private void gateway() {
        reads(ServicePrincipal.GATEWAY, topics.definition(), topics.teams(), topics.receipts(), topics.queries());
        writes(ServicePrincipal.GATEWAY, topics.submissions(), topics.refusals());
    }

    private void topology() {
        // It checks at its start that every topic of the contract is there.
        begins(ServicePrincipal.TOPOLOGY, ResourceType.TOPIC, all, AclOperation.DESCRIBE);
        reads(
                ServicePrincipal.TOPOLOGY,
                topics.definition(),
                topics.submissions(),
                topics.reviews(),
                topics.series(),
                topics.clock());
        writes(
                ServicePrincipal.TOPOLOGY,
                topics.receipts(),
                topics.reports(),
                topics.rates(),
                topics.ratesByHour(),
                topics.coverage(),
                topics.findings(),
                topics.quickCount(),
                topics.clock());
        // Changelogs and repartition topics; what went through a repartition topic is deleted by Kafka Streams.
        begins(
                ServicePrincipal.TOPOLOGY,
                ResourceType.TOPIC,
                application + "-",
                AclOperation.CREATE,
                AclOperation.READ,
                AclOperation.WRITE,
                AclOperation.DELETE);
        add(ServicePrincipal.TOPOLOGY, ResourceType.GROUP, application, PatternType.LITERAL, AclOperation.READ);
        begins(ServicePrincipal.TOPOLOGY, ResourceType.TRANSACTIONAL_ID, application + "-", AclOperation.WRITE);
    }

    private void headquarters() {
        reads(
                ServicePrincipal.HEADQUARTERS,
                topics.definition(),
                topics.submissions(),
                topics.refusals(),
                topics.receipts(),
                topics.reports(),
                topics.rates(),
                topics.ratesByHour(),
                topics.coverage(),
                topics.findings(),
                topics.quickCount(),
                topics.reviews(),
                topics.series(),
                topics.queries(),
                topics.statements(),
                topics.audit(),
                topics.casework(),
                topics.savedViews());
        // A correction is a submission: Kafka knows no smaller right than the topic's.
        writes(
                ServicePrincipal.HEADQUARTERS,
                topics.submissions(),
                topics.reviews(),
                topics.series(),
                topics.queries(),
                topics.statements(),
                topics.releasedRates(),
                topics.audit(),
                topics.casework(),
                topics.savedViews());
    }

    private void reads(ServicePrincipal who, Topic<?>... of) {
        Stream.of(of).forEach(it -> add(who, ResourceType.TOPIC, it.name(), PatternType.LITERAL, AclOperation.READ));
    }

    private void writes(ServicePrincipal who, Topic<?>... of) {
        Stream.of(of).forEach(it -> add(who, ResourceType.TOPIC, it.name(), PatternType.LITERAL, AclOperation.WRITE));
    }

    private void begins(ServicePrincipal who, ResourceType type, String prefix, AclOperation... operations) {
        add(who, type, prefix, PatternType.PREFIXED, operations);
    }

    private void add(
            ServicePrincipal who, ResourceType type, String name, PatternType pattern, AclOperation... operations) {
        rights.add(new Right(who, type, name, pattern, Set.of(operations)));
    }

    /** @return the table in Markdown: a line for each principal, kind of thing and operations; the mission's id left out */
    public static String markdown() {
        String mission = "MISSION";
        StringBuilder text = new StringBuilder("| principal | may | what |\n|---|---|---|\n");
        List<String> keys =
                of(mission).stream().map(AccessTable::key).distinct().toList();
        for (String key : keys) {
            String names = of(mission).stream()
                    .filter(it -> key(it).equals(key))
                    .map(it -> "`" + it.name() + (it.pattern() == PatternType.PREFIXED ? "*" : "") + "`")
                    .collect(Collectors.joining(", "));
            text.append(key)
                    .append(names.replace("pollwatch.MISSION.", "").replace("``", "all"))
                    .append(" |\n");
        }
        return text.toString();
    }

    private static String key(Right right) {
        Set<String> operations = new TreeSet<>();
        right.operations().forEach(it -> operations.add(word(it.name())));
        String kind = right.pattern() == PatternType.PREFIXED ? "s that begin with" : "";
        return "| " + right.who().commonName() + " | " + String.join(", ", operations) + " | "
                + word(right.type().name()) + kind + " ";
    }

    private static String word(String constant) {
        return constant.toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }
}
