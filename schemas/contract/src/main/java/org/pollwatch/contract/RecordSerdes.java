package org.pollwatch.contract;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.confluent.kafka.serializers.AbstractKafkaSchemaSerDeConfig;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroDeserializerConfig;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import io.confluent.kafka.serializers.KafkaAvroSerializerConfig;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.util.ClassSecurityValidator;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Reads and writes the contract's values with Confluent's own serializers: magic byte 0, schema id, Avro body. Schemas
 * are never registered by a running service, only by {@link TopicSetup}.
 */
public final class RecordSerdes implements AutoCloseable {
    private static final int SCHEMAS_CACHED = 1_000;
    private static final String OUR_RECORDS = "org.pollwatch.";

    private final SchemaRegistryClient registry;
    private final String url;
    private final Map<Topic<?>, Serializer<?>> serializers = new ConcurrentHashMap<>();

    /** @param url of the registry's Confluent API, for example {@code http://127.0.0.1:8081/apis/ccompat/v7} */
    public RecordSerdes(String url) {
        this(url, Map.of());
    }

    /** @param settings of the registry's client, by Confluent's names: {@code schema.registry.ssl.*} and the like */
    RecordSerdes(String url, Map<String, Object> settings) {
        this(new CachedSchemaRegistryClient(List.of(url), SCHEMAS_CACHED, settings), url);
    }

    /** @param registry shared with the caller, for example one in memory for a test driver */
    public RecordSerdes(SchemaRegistryClient registry, String url) {
        trustOurRecords();
        this.registry = registry;
        this.url = url;
    }

    /** @return serdes on a registry in memory that holds the topics' schemas: for what needs the bytes and no cluster */
    public static RecordSerdes inMemory(Collection<Topics> missions) {
        SchemaRegistryClient registry = new MockSchemaRegistryClient();
        for (Topics topics : missions) {
            for (Topic<?> topic : topics.all()) {
                try {
                    registry.register(topic.subject(), new AvroSchema(topic.schema()));
                } catch (IOException | RestClientException e) {
                    throw new IllegalStateException("a registry in memory takes every schema", e);
                }
            }
        }
        return new RecordSerdes(registry, "mock://in-memory");
    }

    /** Avro 1.12.2 makes no class that it was not told to trust; the setting is one for the whole process. */
    private static void trustOurRecords() {
        ClassSecurityValidator.setGlobal(ClassSecurityValidator.composite(
                ClassSecurityValidator.DEFAULT, type -> type.getName().startsWith(OUR_RECORDS)));
    }

    public SchemaRegistryClient registry() {
        return registry;
    }

    /**
     * @return the serializer of the topic's values, the same one each time, for any number of threads; their schema must
     *     stand in the registry already
     */
    @SuppressWarnings("unchecked") // each topic has the serializer of its own values
    public <V> Serializer<V> serializer(Topic<V> topic) {
        return (Serializer<V>) serializers.computeIfAbsent(topic, this::newSerializer);
    }

    @SuppressWarnings("unchecked") // Confluent's serializer takes any record; the topic says which
    private <V> Serializer<V> newSerializer(Topic<V> topic) {
        KafkaAvroSerializer serializer = new KafkaAvroSerializer(registry);
        serializer.configure(settings(), false);
        return new FramedSerializer<>(topic, (Serializer<V>) (Serializer<?>) serializer);
    }

    /** @return a deserializer that reads every version of the topic's schema into today's class */
    public <V> Deserializer<V> deserializer(Topic<V> topic) {
        KafkaAvroDeserializer deserializer = new KafkaAvroDeserializer(registry);
        Map<String, Object> settings = settings();
        settings.put(KafkaAvroDeserializerConfig.SPECIFIC_AVRO_READER_CONFIG, true);
        deserializer.configure(settings, false);
        Schema today = topic.javaSchema();
        return (name, bytes) -> topic.type().cast(deserializer.deserialize(name, bytes, today));
    }

    /** @return a deserializer that gives each value as it was written, by the version that wrote it */
    public Deserializer<GenericRecord> asWritten() {
        KafkaAvroDeserializer deserializer = new KafkaAvroDeserializer(registry);
        deserializer.configure(settings(), false);
        return (name, bytes) -> (GenericRecord) deserializer.deserialize(name, bytes);
    }

    /**
     * @param field a text field that every version of the topic's schema has
     * @return a deserializer that reads this field and nothing behind it; for one thread
     */
    public Deserializer<String> peek(Topic<?> topic, String field) {
        if (topic.javaSchema().getField(field) == null) {
            throw new IllegalArgumentException(field + ": expected a field of " + topic.noun());
        }
        return new FieldPeek(field, registry);
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>();
        settings.put(AbstractKafkaSchemaSerDeConfig.SCHEMA_REGISTRY_URL_CONFIG, url);
        settings.put(AbstractKafkaSchemaSerDeConfig.AUTO_REGISTER_SCHEMAS, false);
        settings.put(KafkaAvroSerializerConfig.AVRO_REMOVE_JAVA_PROPS_CONFIG, true);
        return settings;
    }

    @Override
    public void close() throws IOException {
        registry.close();
    }
}
