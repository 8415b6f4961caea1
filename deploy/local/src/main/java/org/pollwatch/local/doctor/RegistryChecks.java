package org.pollwatch.local.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.pollwatch.contract.Topic;
import org.pollwatch.contract.Topics;

/** Whether the registry answers, holds to compatibility, and has the mission's schemas. Confluent's API, as plain HTTP. */
final class RegistryChecks {
    private static final String REGISTRY = "registry";
    private static final String COMPATIBILITY = "compatibility";
    private static final String SCHEMAS = "schemas";
    private static final String EXPECTED = "FULL_TRANSITIVE";
    /** What Apicurio says of a subject that has no level of its own and is held to the registry's. */
    private static final String NOT_TOLD = "NONE";

    private static final int GOOD = 200;

    private final ObjectMapper json = new ObjectMapper();
    private final Web web;
    private final String url;

    RegistryChecks(Web web, String url) {
        this.web = web;
        this.url = url;
    }

    Diagnosis answers() {
        try {
            int status = web.get(url + "/subjects").statusCode();
            return status == GOOD
                    ? Diagnosis.ok(REGISTRY, url + " answers")
                    : Diagnosis.failure(
                            REGISTRY,
                            url + " answers " + status,
                            "name its Confluent API, with its path, by --registry");
        } catch (IOException e) {
            return Diagnosis.failure(
                    REGISTRY,
                    url + " does not answer (" + e.getClass().getSimpleName() + ")",
                    "start it: what runs goes on, but nothing can be started");
        }
    }

    Diagnosis compatibility(Topics topics) throws IOException {
        List<String> others = new ArrayList<>();
        String inForce = level("/config");
        if (!inForce.equals(EXPECTED)) {
            others.add("the registry's own is " + (inForce.isEmpty() ? "NONE" : inForce));
        }
        for (Topic<?> topic : topics.all()) {
            String own = level("/config/" + topic.subject());
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
    private String level(String path) throws IOException {
        HttpResponse<String> answer = web.get(url + path);
        if (answer.statusCode() != GOOD) {
            return "";
        }
        JsonNode config = json.readTree(answer.body());
        return config.path("compatibilityLevel").asText("");
    }

    Diagnosis schemas(Topics topics) throws IOException {
        List<String> missing = new ArrayList<>();
        for (Topic<?> topic : topics.all()) {
            if (web.get(url + "/subjects/" + topic.subject() + "/versions/latest")
                            .statusCode()
                    != GOOD) {
                missing.add(topic.subject());
            }
        }
        return missing.isEmpty()
                ? Diagnosis.ok(SCHEMAS, topics.all().size() + " subjects are registered")
                : Diagnosis.failure(
                        SCHEMAS,
                        "missing: " + ClusterChecks.some(missing),
                        "./pollwatch mission publish registers them");
    }
}
