package org.pollwatch.local.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.util.RandomData;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.pollwatch.contract.RecordSerdes;
import org.pollwatch.contract.Topic;
import org.pollwatch.contract.TopicSetup;
import org.pollwatch.contract.Topics;
import org.pollwatch.contract.published.ApiDocument;
import org.pollwatch.local.cluster.Cluster;

/** What partners are told, held against what really stands on a cluster and in a registry. */
class ContractOnKafkaTest {
    private static final String MISSION = "contract";
    private static final Topics TOPICS = Topics.of(MISSION);

    private static Cluster cluster;
    private static Admin admin;
    private static RecordSerdes serdes;

    @BeforeAll
    static void setUp() throws Exception {
        cluster = Cluster.startWithOwnRegistry();
        admin = Admin.create(cluster.client());
        serdes = new RecordSerdes(cluster.registryUrl());
        for (Topic<?> topic : TOPICS.all()) {
            for (Schema version : released(topic)) {
                serdes.registry().register(topic.subject(), new AvroSchema(version));
            }
        }
        new TopicSetup(admin, serdes).ensure(TOPICS, (short) 1);
    }

    @AfterAll
    static void close() throws IOException {
        serdes.close();
        admin.close();
        cluster.close();
    }

    /** @return the versions of a topic's record, the oldest first */
    private static List<Schema> released(Topic<?> topic) throws IOException {
        Path directory = Path.of(
                System.getProperty("pollwatch.root"),
                "schemas",
                "released",
                topic.type().getSimpleName());
        try (Stream<Path> files = Files.list(directory)) {
            List<Schema> versions = new ArrayList<>();
            for (Path file : files.sorted(Comparator.comparing(ContractOnKafkaTest::number))
                    .toList()) {
                versions.add(new Schema.Parser().parse(Files.readString(file)));
            }
            return versions;
        }
    }

    private static int number(Path file) {
        return Integer.parseInt(file.getFileName().toString().replace(".avsc", ""));
    }

    @Test
    void shouldHaveTheTopicsOfTheDocumentAndNoOthers() throws Exception {
        Set<String> documented = new TreeSet<>();
        channels().values().forEach(it -> documented.add(named(it.get("address"))));
        Set<String> there = admin.listTopics().names().get();
        there.removeIf(it -> !it.startsWith("pollwatch."));

        assertThat(documented).isEqualTo(there);
    }

    @Test
    void shouldKeepEachTopicAsTheDocumentSays() throws Exception {
        for (Map<?, ?> channel : channels().values()) {
            String topic = named(channel.get("address"));
            Map<?, ?> binding = (Map<?, ?>) ((Map<?, ?>) channel.get("bindings")).get("kafka");
            ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
            Config there = admin.describeConfigs(List.of(resource)).all().get().get(resource);
            Map<String, String> set = there.entries().stream()
                    .filter(it -> it.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG)
                    .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
            Map<String, String> documented = new HashMap<>();
            ((Map<?, ?>) binding.get("topicConfiguration"))
                    .forEach((name, value) ->
                            documented.put(name.toString(), value.toString().replaceAll("[\\[\\]]", "")));

            assertThat(set).as(topic).isEqualTo(documented);
            assertThat(admin.describeTopics(List.of(topic))
                            .allTopicNames()
                            .get()
                            .get(topic)
                            .partitions())
                    .as(topic)
                    .hasSize((Integer) binding.get("partitions"));
        }
    }

    @Test
    void shouldHaveRegisteredTheSchemasOfTheDocument() throws Exception {
        ApiDocument document = ApiDocument.topics();
        Map<String, Schema> documented = new TreeMap<>();
        for (Map.Entry<String, Map<?, ?>> channel : channels().entrySet()) {
            Object record = document.at("components", "messages", channel.getKey(), "name")
                    .orElseThrow();
            Object schema = document.at("components", "schemas", record.toString(), "schema")
                    .orElseThrow();
            documented.put(
                    named(channel.getValue().get("x-subject")),
                    new Schema.Parser()
                            .parse(new com.fasterxml.jackson.databind.ObjectMapper().writeValueAsString(schema)));
        }
        Map<String, Schema> registered = new TreeMap<>();
        for (String subject : serdes.registry().getAllSubjects()) {
            registered.put(
                    subject,
                    new Schema.Parser()
                            .parse(serdes.registry()
                                    .getLatestSchemaMetadata(subject)
                                    .getSchema()));
        }

        assertThat(registered).isEqualTo(documented);
    }

    @Test
    void shouldReadWhatTheOldestVersionWroteAndBeReadByIt() throws Exception {
        for (Topic<?> topic : TOPICS.all()) {
            List<Schema> versions = released(topic);
            Schema oldest = versions.get(0);
            byte[] old = written(topic, oldest, 1L);
            byte[] today = written(topic, topic.schema(), 2L);
            List<byte[]> there = roundTrip(topic, old, today);

            assertThat(serdes.deserializer(topic).deserialize(topic.name(), there.get(0)))
                    .as("today's reader of %s, of version 1", topic.noun())
                    .isInstanceOf(topic.type());
            GenericRecord byOldest = (GenericRecord)
                    new KafkaAvroDeserializer(serdes.registry()).deserialize(topic.name(), there.get(1), oldest);
            assertThat(byOldest.getSchema().getFields())
                    .as("version 1's reader of %s, of today", topic.noun())
                    .hasSameSizeAs(oldest.getFields());
        }
    }

    private static byte[] written(Topic<?> topic, Schema by, long seed) {
        Object record = new RandomData(by, 1, seed).iterator().next();
        KafkaAvroSerializer serializer = new KafkaAvroSerializer(
                serdes.registry(),
                Map.of("schema.registry.url", cluster.registryUrl(), "auto.register.schemas", false));
        return serializer.serialize(topic.name(), roomy(record));
    }

    /** Avro 1.12.2 asks of each element of an array as many bytes as the reader's schema takes at least. */
    private static Object roomy(Object value) {
        if (value instanceof GenericRecord record) {
            record.getSchema().getFields().forEach(field -> record.put(field.pos(), roomy(record.get(field.pos()))));
        } else if (value instanceof List<?> list) {
            return list.stream().map(ContractOnKafkaTest::roomy).toList();
        }
        return value instanceof CharSequence text && text.length() < 2 ? "xx" : value;
    }

    private static List<byte[]> roundTrip(Topic<?> topic, byte[]... values) throws Exception {
        List<byte[]> read = new ArrayList<>();
        try (KafkaProducer<byte[], byte[]> producer =
                        new KafkaProducer<>(cluster.client(), new ByteArraySerializer(), new ByteArraySerializer());
                KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                        cluster.client(), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            for (byte[] value : values) {
                producer.send(new ProducerRecord<>(topic.name(), 0, new byte[] {1}, value))
                        .get();
            }
            TopicPartition partition = new TopicPartition(topic.name(), 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(it -> read.add(it.value()));
            }
        }
        return read;
    }

    private static String named(Object template) {
        return template.toString().replace("{mission}", MISSION);
    }

    private static Map<String, Map<?, ?>> channels() {
        Map<String, Map<?, ?>> channels = new TreeMap<>();
        ((Map<?, ?>) ApiDocument.topics().at("channels").orElseThrow())
                .forEach((noun, channel) -> channels.put(noun.toString(), (Map<?, ?>) channel));
        return channels;
    }
}
