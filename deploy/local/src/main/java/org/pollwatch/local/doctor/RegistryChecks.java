package org.pollwatch.local.doctor;

import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.pollwatch.contract.Topic;
import org.pollwatch.contract.Topics;

/** Whether the registry answers, holds to compatibility, and has the mission's schemas. Asked as every service asks it. */
final class RegistryChecks {
    private static final String REGISTRY = "registry";
    private static final String COMPATIBILITY = "compatibility";
    private static final String SCHEMAS = "schemas";
    private static final String EXPECTED = "FULL_TRANSITIVE";
    /** Of the registry itself, no subject. */
    private static final String ITS_OWN = null;
    /** What Apicurio says of a subject that has no level of its own and is held to the registry's. */
    private static final String NOT_TOLD = "NONE";

    private static final int NOT_FOUND = 404;

    private final SchemaRegistryClient registry;
    private final String url;

    /** @param url of the registry that is asked, to be named */
    RegistryChecks(SchemaRegistryClient registry, String url) {
        this.registry = registry;
        this.url = url;
    }

    Diagnosis answers() {
        try {
            registry.getAllSubjects();
            return Diagnosis.ok(REGISTRY, url + " answers");
        } catch (RestClientException e) {
            return Diagnosis.failure(
                    REGISTRY,
                    url + " answers " + e.getStatus(),
                    "name its Confluent API, with its path, by --registry");
        } catch (IOException e) {
            return Diagnosis.failure(
                    REGISTRY,
                    url + " does not answer (" + e.getClass().getSimpleName() + ")",
                    "start it, or name its certificates by --client-config: what runs goes on, but nothing can be started");
        }
    }

    Diagnosis compatibility(Topics topics) throws IOException {
        List<String> others = new ArrayList<>();
        String inForce = level(ITS_OWN);
        if (!inForce.equals(EXPECTED)) {
            others.add("the registry's own is " + (inForce.isEmpty() ? NOT_TOLD : inForce));
        }
        for (Topic<?> topic : topics.all()) {
            String own = level(topic.subject());
            if (!own.isEmpty() && !own.equals(NOT_TOLD) && !own.equals(EXPECTED)) {
                others.add(topic.subject() + " is " + own);
            }
        }
        return others.isEmpty()
                ? Diagnosis.ok(COMPATIBILITY, EXPECTED)
                : Diagnosis.failure(
                        COMPATIBILITY,
                        ClusterChecks.some(others) + ", expected " + EXPECTED,
                        "curl -X PUT " + url + "/config -H 'Content-Type: application/json' -d '{\"compatibility\":\""
                                + EXPECTED + "\"}', and the same under /config/SUBJECT where one differs");
    }

    /** @return the level of the registry or of one subject; empty where none is set */
    private String level(String subject) throws IOException {
        try {
            return registry.getCompatibility(subject);
        } catch (RestClientException e) {
            if (e.getStatus() == NOT_FOUND) {
                return "";
            }
            throw new IOException(e);
        }
    }

    Diagnosis schemas(Topics topics) throws IOException {
        Set<String> missing = new TreeSet<>();
        topics.all().forEach(it -> missing.add(it.subject()));
        try {
            missing.removeAll(Set.copyOf(registry.getAllSubjects()));
        } catch (RestClientException e) {
            throw new IOException(e);
        }
        return missing.isEmpty()
                ? Diagnosis.ok(SCHEMAS, topics.all().size() + " subjects are registered")
                : Diagnosis.failure(
                        SCHEMAS,
                        "missing: " + ClusterChecks.some(List.copyOf(missing)),
                        "./pollwatch mission publish registers them");
    }
}
