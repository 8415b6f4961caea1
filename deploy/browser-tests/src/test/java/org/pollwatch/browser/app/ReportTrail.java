package org.pollwatch.browser.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.pollwatch.contract.RecordSerdes;
import org.pollwatch.contract.Topic;
import org.pollwatch.contract.Topics;
import org.pollwatch.contract.avro.EffectiveReport;
import org.pollwatch.contract.avro.Outcome;
import org.pollwatch.contract.avro.Receipt;
import org.pollwatch.contract.avro.Submission;

/** What the log says of a team's reports. */
final class ReportTrail {

    private static final Duration POLL = Duration.ofMillis(200);

    private final String bootstrap;
    private final String registry;
    private final Topics topics;

    ReportTrail(String bootstrap, URI registry, Topics topics) {
        this.bootstrap = bootstrap;
        this.registry = registry.toString();
        this.topics = topics;
    }

    /** The effective revision of each of a team's reports; what was withdrawn is absent. */
    Map<String, EffectiveReport> effective(String team) {
        Map<String, EffectiveReport> last = new HashMap<>();
        for (ConsumerRecord<String, EffectiveReport> each : read(topics.reports())) {
            if (each.value() == null) {
                last.remove(each.key());
            } else if (each.value().getTeam().equals(team)) {
                last.put(each.key(), each.value());
            }
        }
        return last;
    }

    /** Report and revision, as {@code id/2}, of everything of a team that was accepted: once each, if all is well. */
    List<String> accepted(String team) {
        return read(topics.receipts()).stream()
                .map(ConsumerRecord::value)
                .filter(it -> it.getTeam().equals(team) && it.getOutcome() == Outcome.ACCEPTED)
                .map(it -> it.getReportId() + "/" + it.getRevision())
                .sorted()
                .toList();
    }

    /** How each of a team's submissions was judged. */
    List<Receipt> receipts(String team) {
        return read(topics.receipts()).stream()
                .map(ConsumerRecord::value)
                .filter(it -> it.getTeam().equals(team))
                .toList();
    }

    /** Everything of a team in the log, sent twice or not. */
    List<Submission> submissions(String team) {
        return read(topics.submissions()).stream()
                .map(ConsumerRecord::value)
                .filter(it -> it.getTeam().equals(team))
                .toList();
    }

    private <V extends SpecificRecord> List<ConsumerRecord<String, V>> read(Topic<V> topic) {
        Properties settings = new Properties();
        settings.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        try (RecordSerdes serdes = new RecordSerdes(registry);
                KafkaConsumer<String, V> consumer =
                        new KafkaConsumer<>(settings, new StringDeserializer(), serdes.deserializer(topic))) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                    .map(it -> new TopicPartition(topic.name(), it.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, V>> all = new ArrayList<>();
            while (partitions.stream().anyMatch(it -> consumer.position(it) < ends.get(it))) {
                consumer.poll(POLL).forEach(all::add);
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
