package org.pollwatch.contract.published;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.pollwatch.contract.EventHeaders;
import org.pollwatch.contract.Topic;
import org.pollwatch.contract.Topics;

/** The AsyncAPI 3 document, made from the declarations that create the topics and register the schemas. */
final class AsyncApiDocument {
    private static final String BINDINGS = "0.5.0";
    private static final String AVRO = "application/vnd.apache.avro+json;version=1.12.0";
    private static final String MISSION = "{mission}";

    private final Topics topics = Topics.of(MISSION);

    private AsyncApiDocument() {}

    static Map<String, Object> make() {
        AsyncApiDocument document = new AsyncApiDocument();
        return map(
                "asyncapi",
                "3.0.0",
                "info",
                info(),
                "defaultContentType",
                EventHeaders.CONTENT_TYPE,
                "servers",
                Map.of("local", server()),
                "channels",
                document.each(AsyncApiDocument::channel),
                "operations",
                document.each(AsyncApiDocument::operation),
                "components",
                map(
                        "parameters",
                        map(
                                "mission",
                                map("description", "Mission id, for example kz-2022.", "examples", List.of("kz-2022"))),
                        "messages",
                        document.each(AsyncApiDocument::message),
                        "schemas",
                        document.schemas()));
    }

    private Map<String, Object> each(java.util.function.Function<Topic<?>, Object> part) {
        Map<String, Object> parts = new LinkedHashMap<>();
        topics.all().forEach(topic -> parts.put(topic.noun(), part.apply(topic)));
        return parts;
    }

    private static Map<String, Object> info() {
        return map(
                "title",
                "Pollwatch topics",
                "version",
                "1.0.0",
                "description",
                "One mission's reports and everything that is counted from them. Values are Avro in Confluent's wire format"
                        + " (byte 0, four bytes of schema id, body), subjects by topic name, compatibility FULL_TRANSITIVE;"
                        + " keys are plain UTF-8 strings. Read with isolation.level=read_committed. Topics of events carry"
                        + " CloudEvents attributes as headers, in binary mode. docs/consumers.md is the guide.",
                "license",
                map("name", "Apache-2.0", "url", "https://www.apache.org/licenses/LICENSE-2.0"));
    }

    private static Map<String, Object> server() {
        return map(
                "host",
                "127.0.0.1:9092",
                "protocol",
                "kafka",
                "description",
                "What ./pollwatch serve starts.",
                "bindings",
                map(
                        "kafka",
                        map(
                                "schemaRegistryUrl",
                                "http://127.0.0.1:8081/apis/ccompat/v7",
                                "schemaRegistryVendor",
                                "apicurio",
                                "bindingVersion",
                                BINDINGS)));
    }

    private static Map<String, Object> channel(Topic<?> topic) {
        return map(
                "address",
                topic.name(),
                "description",
                topic.schema().getDoc(),
                "parameters",
                map("mission", reference("parameters", "mission")),
                "messages",
                map(topic.noun(), reference("messages", topic.noun())),
                "bindings",
                map(
                        "kafka",
                        map(
                                "partitions",
                                topic.partitions(),
                                "topicConfiguration",
                                configuration(topic),
                                "bindingVersion",
                                BINDINGS)),
                "x-readers",
                topic.readers().name().toLowerCase(java.util.Locale.ROOT),
                "x-subject",
                topic.subject());
    }

    /** As the binding wants them: numbers as numbers, the policies as a list. */
    private static Map<String, Object> configuration(Topic<?> topic) {
        Map<String, Object> configuration = new TreeMap<>();
        topic.configuration().forEach((name, value) -> configuration.put(name, typed(name, value)));
        return configuration;
    }

    private static Object typed(String name, String value) {
        if (name.equals("cleanup.policy")) {
            return List.of(value);
        }
        return value.contains(".") ? (Object) Double.valueOf(value) : (Object) Integer.valueOf(value);
    }

    private static Map<String, Object> operation(Topic<?> topic) {
        return map(
                "action",
                "send",
                "channel",
                map("$ref", "#/channels/" + topic.noun()),
                "summary",
                "Pollwatch writes, " + topic.readers().name().toLowerCase(java.util.Locale.ROOT) + " may read.");
    }

    private static Map<String, Object> message(Topic<?> topic) {
        Map<String, Object> message = map(
                "name",
                topic.type().getSimpleName(),
                "contentType",
                EventHeaders.CONTENT_TYPE,
                "payload",
                reference("schemas", topic.type().getSimpleName()),
                "bindings",
                map(
                        "kafka",
                        map(
                                "key",
                                map("type", "string", "description", topic.key()),
                                "schemaIdLocation",
                                "payload",
                                "schemaIdPayloadEncoding",
                                "confluent",
                                "schemaLookupStrategy",
                                "TopicNameStrategy",
                                "bindingVersion",
                                BINDINGS)));
        if (topic.kind() == Topic.Kind.EVENTS) {
            message.put("headers", headers(topic));
        }
        return message;
    }

    private static Map<String, Object> headers(Topic<?> topic) {
        return map(
                "type",
                "object",
                "required",
                List.of("ce_specversion", "ce_id", "ce_source", "ce_type", "ce_subject"),
                "properties",
                map(
                        "ce_specversion",
                        map("const", "1.0"),
                        "ce_id",
                        map(
                                "type",
                                "string",
                                "pattern",
                                "^[0-9a-f]{32}$",
                                "description",
                                "The same for the same record, however often it is folded."),
                        "ce_source",
                        map("const", EventHeaders.source(topic.mission())),
                        "ce_type",
                        map("const", EventHeaders.type(topic)),
                        "ce_subject",
                        map("type", "string", "description", "The record's key: " + topic.key() + "."),
                        "ce_time",
                        map(
                                "type",
                                "string",
                                "format",
                                "date-time",
                                "description",
                                "asOf of the record; left out before the first report and of a tombstone."),
                        "ce_dataschema",
                        map("const", EventHeaders.schema(topic)),
                        "content-type",
                        map("const", EventHeaders.CONTENT_TYPE)));
    }

    private Map<String, Object> schemas() {
        Map<String, Object> schemas = new LinkedHashMap<>();
        topics.all()
                .forEach(topic -> schemas.put(
                        topic.type().getSimpleName(),
                        map("schemaFormat", AVRO, "schema", tree(topic.schema().toString()))));
        return schemas;
    }

    private static Object tree(String json) {
        try {
            return new ObjectMapper().readValue(json, Object.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> reference(String kind, String name) {
        return map("$ref", "#/components/" + kind + "/" + name);
    }

    /** Name, value, name, value, in the order in which a reader wants them. */
    private static Map<String, Object> map(Object... namesAndValues) {
        List<Object> all = new ArrayList<>(List.of(namesAndValues));
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < all.size(); i += 2) {
            map.put((String) all.get(i), all.get(i + 1));
        }
        return map;
    }
}
