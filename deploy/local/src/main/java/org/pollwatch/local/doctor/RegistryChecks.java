package org.pollwatch.local.doctor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.pollwatch.contract.ContractException;
import org.pollwatch.contract.RegistryReader;
import org.pollwatch.contract.Topic;
import org.pollwatch.contract.TopicSetup;
import org.pollwatch.contract.Topics;

/** Whether the registry answers, holds to compatibility, and has the mission's schemas. Asked as every service asks it. */
final class RegistryChecks {
    private static final String REGISTRY = "registry";
    private static final String COMPATIBILITY = "compatibility";
    private static final String SCHEMAS = "schemas";
    private static final String EXPECTED = TopicSetup.COMPATIBILITY;
    /** What Apicurio says of a subject that has no level of its own and is held to the registry's. */
    private static final String NOT_TOLD = "NONE";

    private final RegistryReader registry;
    private final String url;

    /** @param url of the registry that is asked, to be named */
    RegistryChecks(RegistryReader registry, String url) {
        this.registry = registry;
        this.url = url;
    }

    Diagnosis answers() {
        try {
            registry.subjects();
            return Diagnosis.ok(REGISTRY, url + " answers");
        } catch (ContractException e) {
            return Diagnosis.failure(
                    REGISTRY, url + ": " + e.getMessage(), "name its Confluent API, with its path, by --registry");
        } catch (IOException e) {
            return Diagnosis.failure(
                    REGISTRY,
                    url + " does not answer (" + e.getClass().getSimpleName() + ")",
                    "start it, or name its certificates by --client-config: what runs goes on, but nothing can be started");
        }
    }

    Diagnosis compatibility(Topics topics) throws IOException {
        List<String> others = new ArrayList<>();
        String general = registry.compatibility().orElse(NOT_TOLD);
        boolean isLeftToIt = false;
        for (Topic<?> topic : topics.all()) {
            String own = registry.compatibility(topic).orElse(NOT_TOLD);
            if (own.equals(NOT_TOLD)) {
                isLeftToIt = true;
            } else if (!own.equals(EXPECTED)) {
                others.add(topic.subject() + " is " + own);
            }
        }
        if (isLeftToIt && !general.equals(EXPECTED)) {
            others.add(0, "the registry's own is " + general);
        }
        return others.isEmpty()
                ? Diagnosis.ok(COMPATIBILITY, EXPECTED)
                : Diagnosis.failure(
                        COMPATIBILITY,
                        ClusterChecks.some(others) + ", expected " + EXPECTED,
                        "curl -X PUT " + url + "/config -H 'Content-Type: application/json' -d '{\"compatibility\":\""
                                + EXPECTED + "\"}', and the same under /config/SUBJECT where one differs");
    }

    Diagnosis schemas(Topics topics) throws IOException {
        Set<String> missing = new TreeSet<>();
        topics.all().forEach(it -> missing.add(it.subject()));
        missing.removeAll(registry.subjects());
        return missing.isEmpty()
                ? Diagnosis.ok(SCHEMAS, topics.all().size() + " subjects are registered")
                : Diagnosis.failure(
                        SCHEMAS,
                        "missing: " + ClusterChecks.some(List.copyOf(missing)),
                        "./pollwatch mission publish registers them");
    }
}
