package org.pollwatch.topology;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.pollwatch.contract.ContractException;
import org.pollwatch.contract.RecordSerdes;
import org.pollwatch.contract.Topic;
import org.pollwatch.contract.TopicSetup;
import org.pollwatch.contract.Topics;
import org.pollwatch.contract.definition.DefinitionLog;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One instance of the topology, running. Several with different instance names share the work. */
public final class TopologyService implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TopologyService.class);
    private static final Duration FIRST_DEFINITION = Duration.ofSeconds(30);
    private static final Duration REVISION_PATIENCE = Duration.ofSeconds(60);
    private static final Duration CLOSE = Duration.ofSeconds(10);

    private final TopologySettings settings;
    private final Topics topics;
    private final Admin admin;
    private final RecordSerdes serdes;
    private final DefinitionLog definitions;
    private final KafkaStreams streams;
    private final Optional<ClockTicks> clock;

    private TopologyService(TopologySettings asked) {
        Map<String, Object> client = asked.client().kafka(asked.bootstrap());
        this.admin = Admin.create(client);
        this.serdes = asked.client().serdes(asked.registryUrl());
        TopicSetup setup = new TopicSetup(admin, serdes);
        Topic<?> submissions = Topics.of(asked.mission()).submissions();
        int copies = setup.copies(submissions).orElse(asked.copies());
        this.settings = asked.on(setup.partitions(submissions).orElse(asked.partitions()), (short) copies);
        this.topics = Topics.of(settings.mission(), settings.partitions());
        new StartupCheck(admin, setup).run(topics);
        this.definitions = DefinitionLog.open(client, topics, serdes);
        definitions.awaitFirst(FIRST_DEFINITION);
        Properties properties = StreamsConfiguration.of(settings);
        StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(properties)));
        Rulebook rulebook = new Rulebook(Revisions.of(definitions), REVISION_PATIENCE);
        Topology topology = PollwatchTopology.build(settings, topics, serdes, rulebook, builder);
        this.streams = new KafkaStreams(topology, properties);
        streams.setUncaughtExceptionHandler(new FailureLimit());
        this.clock = ClockTicks.of(settings, topics.clock(), serdes);
    }

    /**
     * Checks what it stands on and starts. Returns before it is ready; see {@link #awaitReady}.
     *
     * @throws ContractException in one line, if a topic, the registry or the cluster is not as needed
     */
    public static TopologyService start(TopologySettings settings) {
        TopologyService service = new TopologyService(settings);
        service.announce();
        service.streams.start();
        service.clock.ifPresent(ClockTicks::start);
        return service;
    }

    private void announce() {
        LOG.info(
                "Topology {} instance {}: {} threads, {} partitions, {} standbys, internal topics in {} copies, commit every {} ms, clock every {} s, state in {}, client settings {}",
                settings.applicationId(),
                settings.instance(),
                settings.threads(),
                settings.partitions(),
                settings.standbys(),
                settings.copies(),
                settings.commit().toMillis(),
                settings.paces().clock().toSeconds(),
                settings.stateDirectory(),
                settings.client());
    }

    /**
     * Waits until everything that stood in the log when this was called has been judged.
     *
     * @throws ContractException if that takes longer, saying what it waits for
     */
    public void awaitReady(Duration patience) {
        new Readiness(admin, streams, settings).await(topics, patience);
    }

    /** @return false once the instance has stopped for good; a supervisor then starts it anew */
    public boolean isAlive() {
        KafkaStreams.State state = streams.state();
        return state != KafkaStreams.State.ERROR
                && state != KafkaStreams.State.PENDING_ERROR
                && state != KafkaStreams.State.NOT_RUNNING;
    }

    @Override
    public void close() {
        clock.ifPresent(ClockTicks::close);
        streams.close(CLOSE);
        definitions.close();
        admin.close();
        try {
            serdes.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
