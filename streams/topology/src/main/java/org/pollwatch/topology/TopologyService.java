package org.pollwatch.topology;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
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
import org.pollwatch.topology.management.TopologyManagement;
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
    private final TopologyManagement management;
    private InetSocketAddress managementAddress;
    private volatile boolean judged;

    private TopologyService(TopologySettings asked, Map<String, Object> client, Admin admin, RecordSerdes serdes) {
        this.admin = admin;
        this.serdes = serdes;
        TopicSetup setup = new TopicSetup(admin, serdes);
        Topic<?> submissions = Topics.of(asked.mission()).submissions();
        int copies = setup.copies(submissions).orElse(asked.copies());
        this.settings = asked.on(setup.partitions(submissions).orElse(asked.partitions()), (short) copies);
        this.topics = Topics.of(settings.mission(), settings.partitions());
        new StartupCheck(admin, setup, client).run(topics);
        CountedOnce.makeChangelogs(setup, settings);
        this.definitions = definitions(client, topics, serdes);
        this.management = new TopologyManagement(settings.mission());
        Properties properties = StreamsConfiguration.of(settings);
        properties.put(StreamsConfig.PROCESSOR_WRAPPER_CLASS_CONFIG, MeteredProcessors.class);
        properties.put(MeteredProcessors.METERS, management.figures());
        StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(properties)));
        Rulebook rulebook = new Rulebook(Revisions.of(definitions), REVISION_PATIENCE);
        Topology topology = PollwatchTopology.build(settings, topics, serdes, rulebook, builder);
        this.streams = new KafkaStreams(topology, properties);
        streams.setUncaughtExceptionHandler(new FailureLimit());
        this.clock = ClockTicks.of(settings, topics.clock(), serdes);
    }

    /**
     * As below, with health and metrics on any free port of this machine.
     *
     * @throws ContractException in one line, if a topic, the registry or the cluster is not as needed
     */
    public static TopologyService start(TopologySettings settings) {
        return start(settings, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    /**
     * Checks what it stands on and starts. Returns before it is ready; see {@link #awaitReady}.
     *
     * @param management where health and metrics are had; port 0 for any free one
     * @throws ContractException in one line, if a topic, the registry or the cluster is not as needed, or the management
     *     address cannot be listened on
     */
    public static TopologyService start(TopologySettings settings, InetSocketAddress management) {
        TopologyService service = open(settings);
        try {
            service.manage(management);
        } catch (RuntimeException e) {
            service.close();
            throw e;
        }
        service.announce();
        service.streams.start();
        service.clock.ifPresent(ClockTicks::start);
        return service;
    }

    private static TopologyService open(TopologySettings settings) {
        Map<String, Object> client = settings.client().kafka(settings.bootstrap());
        Admin admin = Admin.create(client);
        RecordSerdes serdes = settings.client().serdes(settings.registryUrl());
        try {
            return new TopologyService(settings, client, admin, serdes);
        } catch (RuntimeException e) {
            close(admin, serdes);
            throw e;
        }
    }

    private static DefinitionLog definitions(Map<String, Object> client, Topics topics, RecordSerdes serdes) {
        DefinitionLog log = DefinitionLog.open(client, topics, serdes);
        try {
            log.awaitFirst(FIRST_DEFINITION);
            return log;
        } catch (RuntimeException e) {
            log.close();
            throw e;
        }
    }

    private void manage(InetSocketAddress at) {
        management.watchDisk(settings.stateDirectory());
        management.watch(streams, admin, "pollwatch." + settings.mission() + ".");
        managementAddress = management.listen(at, this::isAlive, this::isReady);
    }

    private boolean isReady() {
        return judged && streams.state() == KafkaStreams.State.RUNNING;
    }

    /** @return where health and metrics are had */
    public InetSocketAddress managementAddress() {
        return managementAddress;
    }

    private void announce() {
        LOG.info(
                "Topology {} instance {}: {} threads, {} partitions, {} standbys, internal topics in {} copies, commit every {} ms, clock every {} s, state in {}, client settings {}, health and metrics at {}",
                settings.applicationId(),
                settings.instance(),
                settings.threads(),
                settings.partitions(),
                settings.standbys(),
                settings.copies(),
                settings.commit().toMillis(),
                settings.paces().clock().toSeconds(),
                settings.stateDirectory(),
                settings.client(),
                managementAddress);
    }

    /**
     * Waits until everything that stood in the log when this was called has been judged, however much that is.
     *
     * @param unmoved how long it may stand still
     * @throws ContractException if it stands still for longer, saying what it waits for
     */
    public void awaitReady(Duration unmoved) {
        new Readiness(admin, streams, settings).await(topics, unmoved);
        judged = true;
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
        management.close();
        streams.close(CLOSE);
        definitions.close();
        close(admin, serdes);
    }

    private static void close(Admin admin, RecordSerdes serdes) {
        admin.close();
        try {
            serdes.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
