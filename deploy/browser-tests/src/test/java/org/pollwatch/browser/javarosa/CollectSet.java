package org.pollwatch.browser.javarosa;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.pollwatch.contract.RecordSerdes;
import org.pollwatch.contract.Topics;
import org.pollwatch.contract.avro.Submission;
import org.pollwatch.contract.mission.MissionDirectory;
import org.pollwatch.gateway.team.TeamRegistry;
import org.pollwatch.local.FreePort;
import org.pollwatch.local.LocalSet;
import org.pollwatch.local.service.GatewayPart;
import org.pollwatch.local.service.PublishedMission;
import org.pollwatch.local.service.ServedMission;
import org.pollwatch.local.service.TopologyPart;

/** Broker, registry and gateway for all missions, with the topology of one: what phones need, and no pages. */
final class CollectSet implements AutoCloseable {
    private static final String HOST = "127.0.0.1";
    private static final Duration POLL = Duration.ofMillis(100);

    private final Path directory;
    private final LocalSet set;
    private final LocalSet.Base base;
    private final URI gateway;
    private final Map<String, ServedMission> missions = new HashMap<>();

    private CollectSet(Path directory, List<String> ids, String judged) throws Exception {
        this.directory = directory;
        this.set = LocalSet.hold(
                new LocalSet.Settings(directory.resolve("set"), HOST, FreePort.any(HOST), FreePort.any(HOST)));
        Path files = Path.of(System.getProperty("pollwatch.root"), "schemas", "missions");
        for (String id : ids) {
            missions.put(id, new ServedMission(files.resolve(id), MissionDirectory.load(files.resolve(id))));
        }
        int port = FreePort.any(HOST);
        List<LocalSet.Service> services = new ArrayList<>();
        missions.values().forEach(it -> services.add(new PublishedMission(it.files())));
        services.add(new TopologyPart(judged, 1));
        services.add(new GatewayPart(HOST, port, List.copyOf(missions.values())));
        this.base = set.start(services, (name, address) -> {});
        this.gateway = URI.create("http://" + HOST + ":" + port);
    }

    /** @param judged the mission whose reports get receipts */
    static CollectSet start(List<String> missions, String judged) throws Exception {
        return new CollectSet(Files.createTempDirectory("pollwatch-collect"), missions, judged);
    }

    ServedMission mission(String id) {
        return missions.get(id);
    }

    /** @param areas where its team observes */
    CollectPhone phone(String mission, List<String> areas) throws IOException {
        try (RecordSerdes serdes = new RecordSerdes(base.registry().toString());
                TeamRegistry registry = new TeamRegistry(base.bootstrap(), serdes, Topics.of(mission))) {
            Path media = Files.createDirectories(directory.resolve("media").resolve(mission));
            return new CollectPhone(gateway, mission, registry.add("C01", areas), media);
        }
    }

    /** @return all that stands in the log, by report id; the last of each */
    Map<String, Submission> submissions(String mission) {
        Map<String, Submission> submissions = new HashMap<>();
        try (RecordSerdes serdes = new RecordSerdes(base.registry().toString())) {
            String topic = Topics.of(mission).submissions().name();
            try (KafkaConsumer<String, Submission> consumer = new KafkaConsumer<>(
                    Map.of("bootstrap.servers", base.bootstrap()),
                    new StringDeserializer(),
                    serdes.deserializer(Topics.of(mission).submissions()))) {
                List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                        .map(it -> new TopicPartition(topic, it.partition()))
                        .toList();
                consumer.assign(partitions);
                consumer.seekToBeginning(partitions);
                Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
                while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                    consumer.poll(POLL).forEach(it -> submissions.put(it.key(), it.value()));
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("the registry's client did not close", e);
        }
        return submissions;
    }

    @Override
    public void close() throws IOException {
        set.close();
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
