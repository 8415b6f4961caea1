package org.pollwatch.local.security;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.Appender;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.config.Property;

/** Words and secrets that must never be seen again, looked for in logs (from INFO on), topics and files. */
final class Planted implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);
    private static final String NAME = "planted";

    private final List<String> words = new CopyOnWriteArrayList<>();
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final LoggerContext context = LoggerContext.getContext(false);
    private final LoggerConfig root = context.getConfiguration().getRootLogger();
    private final Level before = root.getLevel();
    private final Map<String, Appender> others = Map.copyOf(root.getAppenders());

    /** Kafka's clients tell all their settings at INFO: it is heard here, and kept off the terminal. */
    Planted() {
        AbstractAppender listening = new AbstractAppender(NAME, null, null, false, Property.EMPTY_ARRAY) {
            @Override
            public void append(LogEvent event) {
                lines.add(event.getLoggerName() + " " + event.getMessage().getFormattedMessage() + " "
                        + event.getThrown());
            }
        };
        listening.start();
        others.keySet().forEach(root::removeAppender);
        root.addAppender(listening, Level.ALL, null);
        root.setLevel(Level.INFO);
        context.updateLoggers();
    }

    String plant(String word) {
        words.add(word);
        return word;
    }

    List<String> linesHeard() {
        return List.copyOf(lines);
    }

    List<String> inLogs() {
        List<String> found = new ArrayList<>();
        lines.forEach(line -> look(line, line.getBytes(StandardCharsets.UTF_8), found));
        return found;
    }

    List<String> in(String where, String text) {
        List<String> found = new ArrayList<>();
        look(where, text.getBytes(StandardCharsets.UTF_8), found);
        return found;
    }

    /** Keys, values and headers of every record of every topic, Kafka's own included. */
    List<String> inTopics(Map<String, Object> client) {
        List<String> found = new ArrayList<>();
        Map<String, Object> settings = new HashMap<>(client);
        settings.put("exclude.internal.topics", false);
        long records = 0;
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> all = consumer.listTopics().values().stream()
                    .flatMap(List::stream)
                    .map(it -> new TopicPartition(it.topic(), it.partition()))
                    .toList();
            consumer.assign(all);
            consumer.seekToBeginning(all);
            Map<TopicPartition, Long> ends = consumer.endOffsets(all);
            while (all.stream().anyMatch(it -> consumer.position(it) < ends.get(it))) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    records++;
                    String where = record.topic() + "-" + record.partition() + "@" + record.offset();
                    look(where, record.key(), found);
                    look(where, record.value(), found);
                    record.headers().forEach(header -> look(where, header.value(), found));
                }
            }
        }
        if (records == 0) {
            throw new IllegalStateException("expected records to look at");
        }
        return found;
    }

    /**
     * Every file, whoever wrote it: what somebody finds who takes the machine away. All but the brokers' indexes, which are
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
                    found.add("planted " + words.indexOf(word) + " in " + where);
                }
            }
        }
    }

    @Override
    public void close() {
        root.removeAppender(NAME);
        others.values().forEach(it -> root.addAppender(it, null, null));
        root.setLevel(before);
        context.updateLoggers();
    }
}
