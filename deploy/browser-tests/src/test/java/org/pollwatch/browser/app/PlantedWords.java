package org.pollwatch.browser.app;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Looks for words where they must never be: in the bytes of every topic, and in every file that a set has written. */
final class PlantedWords {
    private static final Duration POLL = Duration.ofMillis(200);

    private final List<String> words;

    PlantedWords(String... words) {
        this.words = List.of(words);
    }

    /** Keys, values and headers of every record of every topic, also of those that Kafka Streams keeps for itself. */
    List<String> inTopics(String bootstrap) {
        List<String> found = new ArrayList<>();
        Map<String, Object> settings = Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> all = consumer.listTopics().values().stream()
                    .flatMap(List::stream)
                    .map(it -> new TopicPartition(it.topic(), it.partition()))
                    .toList();
            consumer.assign(all);
            consumer.seekToBeginning(all);
            Map<TopicPartition, Long> ends = consumer.endOffsets(all);
            long records = 0;
            while (all.stream().anyMatch(it -> consumer.position(it) < ends.get(it))) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    records++;
                    look(record, found);
                }
            }
            if (records == 0) {
                throw new IllegalStateException("expected records to look at");
            }
        }
        return found;
    }

    private void look(ConsumerRecord<byte[], byte[]> record, List<String> found) {
        String where = record.topic() + "-" + record.partition() + "@" + record.offset();
        look(where, record.key(), found);
        look(where, record.value(), found);
        record.headers().forEach(header -> look(where, header.value(), found));
    }

    /**
     * Every file, whoever wrote it: logs, the registry's database, stores, attachments. All but the brokers' indexes, which are
     * numbers, and 20 MB of zeros for each partition.
     */
    List<String> inFiles(Path directory) throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(it -> !it.toString().endsWith("index"))
                    .toList()) {
                look(file.toString(), Files.readAllBytes(file), found);
            }
        }
        return found;
    }

    private void look(String where, byte[] bytes, List<String> found) {
        if (bytes == null) {
            return;
        }
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        for (String word : words) {
            for (Charset charset :
                    List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
                if (text.contains(new String(word.getBytes(charset), StandardCharsets.ISO_8859_1))) {
                    found.add(word + " in " + where);
                }
            }
        }
    }
}
