package org.pollwatch.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;
import org.pollwatch.local.security.AccessTable;
import org.pollwatch.local.security.ServicePrincipal;

/** The project's table of rights as Strimzi's users: what deploy/kubernetes/base/users.yaml must say. */
final class KafkaUsers {
    private KafkaUsers() {}

    /** @return a document for each principal, in the table's order */
    static List<JsonNode> of(String mission) {
        return Stream.of(ServicePrincipal.values())
                .<JsonNode>map(who -> user(who, AccessTable.of(mission)))
                .toList();
    }

    private static ObjectNode user(ServicePrincipal who, List<AccessTable.Right> rights) {
        ObjectNode user = Yaml.MAPPER.createObjectNode();
        user.put("apiVersion", "kafka.strimzi.io/v1").put("kind", "KafkaUser");
        ObjectNode metadata = user.putObject("metadata").put("name", who.commonName());
        metadata.putObject("labels").put("strimzi.io/cluster", "log");
        ObjectNode spec = user.putObject("spec");
        spec.putObject("authentication").put("type", "tls");
        if (who != ServicePrincipal.ADMIN) { // who may do everything needs no rules
            ArrayNode acls =
                    spec.putObject("authorization").put("type", "simple").putArray("acls");
            rights.stream().filter(it -> it.who() == who).forEach(it -> rule(acls.addObject(), it));
        }
        return user;
    }

    private static void rule(ObjectNode rule, AccessTable.Right right) {
        rule.putObject("resource")
                .put("type", type(right.type()))
                .put("name", right.name())
                .put(
                        "patternType",
                        right.pattern().name().toLowerCase(Locale.ROOT).replace("prefixed", "prefix"));
        ArrayNode operations = rule.putArray("operations");
        right.operations().stream().map(KafkaUsers::word).sorted().forEach(operations::add);
    }

    private static String type(ResourceType type) {
        return type == ResourceType.TRANSACTIONAL_ID
                ? "transactionalId"
                : type.name().toLowerCase(Locale.ROOT);
    }

    private static String word(AclOperation operation) {
        String name = operation.name();
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    }
}
