package org.pollwatch.local.headquarters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pollwatch.contract.RecordSerdes;
import org.pollwatch.contract.Topic;
import org.pollwatch.contract.Topics;
import org.pollwatch.contract.avro.ReleasedRate;
import org.pollwatch.contract.avro.ReleasedRates;
import org.pollwatch.contract.avro.ReleasedWithheld;
import org.pollwatch.contract.mission.MissionDirectory;
import org.pollwatch.contract.mission.MissionFiles;
import org.pollwatch.headquarters.Headquarters;
import org.pollwatch.headquarters.HeadquartersSettings;
import org.pollwatch.local.cluster.Cluster;

/** A mission that says {@code partnerFeed: live}: what a partner reads while the day runs. */
final class PartnerFeedOnKafkaTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path directory;

    private MissionFiles live() throws IOException {
        Path from = Path.of(System.getProperty("pollwatch.root"), "schemas", "missions", "river-2026");
        try (Stream<Path> all = Files.walk(from)) {
            for (Path file : all.toList()) {
                Path copy = directory.resolve(from.relativize(file).toString());
                if (!Files.isDirectory(copy)) {
                    Files.copy(file, copy);
                }
            }
        }
        Path card = directory.resolve("mission.yaml");
        String text = Files.readString(card);
        assertThat(text).contains("partnerFeed: released");
        Files.writeString(card, text.replace("partnerFeed: released", "partnerFeed: live"));
        return MissionDirectory.load(directory);
    }

    @Test
    void shouldTellPartnersOfLiveFiguresByRegionWithoutSmallCells() throws Exception {
        MissionFiles mission = live();
        try (Cluster cluster = Cluster.start()) {
            Topics topics = cluster.publish(mission);
            HeadquartersSettings settings = HeadquartersSettings.defaults(
                            cluster.bootstrap(), cluster.registryUrl(), List.of(topics.mission()))
                    .withPorts(0, 0);
            try (RatesWriter writer = new RatesWriter(cluster, topics);
                    RecordSerdes serdes = new RecordSerdes(cluster.registryUrl());
                    Partner partner = new Partner(cluster, topics.releasedRates(), serdes);
                    Headquarters headquarters = Headquarters.start(settings)) {
                assertThat(headquarters.fault()).isEmpty();
                writer.days(List.of("AV-N1", "AV-N", "AV-C"), 12);
                writer.day("AV-S", 3);
                writer.day("AV", 27);

                partner.awaits("AV|voting", 27);
                partner.awaits("AV-S|voting", 3);
                ReleasedRate south = partner.groupVoting("AV-S|voting");
                assertThat(south.getWithheld()).isEqualTo(ReleasedWithheld.SMALL_CELL);
                assertThat(south.getFlagged()).isNull();
                assertThat(Stream.of("AV-N|voting", "AV-C|voting").map(partner::groupVoting))
                        .as("one of the others is kept back with it, so that it cannot be worked out")
                        .extracting(ReleasedRate::getWithheld)
                        .containsExactlyInAnyOrder(ReleasedWithheld.COMPLEMENT, null);
                assertThat(partner.rates.keySet())
                        .as("no district, no station")
                        .allMatch(key -> key.matches("(AV|AV-[A-Z]|ABROAD)\\|[a-z]+"));

                writer.day("AV-S", 9);
                writer.day("AV", 33);
                partner.awaits("AV|voting", 33);
                partner.awaits("AV-S|voting", 9);
                assertThat(partner.groupVoting("AV-S|voting").getFlagged()).isOne();
            }
        }
    }

    /** Any stock client that reads the one topic that partners may read. */
    private static final class Partner implements AutoCloseable {
        private final Map<String, ReleasedRates> rates = new HashMap<>();
        private final Consumer<String, ReleasedRates> consumer;

        Partner(Cluster cluster, Topic<ReleasedRates> topic, RecordSerdes serdes) {
            Map<String, Object> settings = new HashMap<>(cluster.client());
            settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
            consumer = new KafkaConsumer<>(settings, new StringDeserializer(), serdes.deserializer(topic));
            TopicPartition partition = new TopicPartition(topic.name(), 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
        }

        void awaits(String key, long reports) {
            await(key + " of " + reports + " reports").atMost(PATIENCE).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(it -> rates.put(it.key(), it.value()));
                return rates.get(key) != null && rates.get(key).getReports() == reports;
            });
        }

        ReleasedRate groupVoting(String key) {
            return rates.get(key).getIndicators().stream()
                    .filter(it -> it.getId().equals("group_voting"))
                    .findFirst()
                    .orElseThrow();
        }

        @Override
        public void close() {
            consumer.close();
        }
    }
}
