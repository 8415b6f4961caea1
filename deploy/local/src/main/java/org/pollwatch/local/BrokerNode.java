package org.pollwatch.local;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * One node, broker and controller in one, of an {@link EmbeddedBroker}: the only class that touches Kafka's internal
 * server API. A node is started once; a restart is a new node on the same directory.
 */
final class BrokerNode {

    private static final String CONTROLLER = "CONTROLLER";
    private static final String CLIENTS = "CLIENTS";
    private static final String LISTENERS = "listeners";

    /** Kafka's own mark, of {@code CleanShutdownFileHandler}. */
    private static final String CLOSED_IN_ORDER = ".kafka_cleanshutdown";

    private final int id;
    private final KafkaRaftServer server;

    /**
     * Formats the directory where that has not been done, and prepares the node.
     *
     * @param place which node of which cluster
     * @param more settings above ours
     */
    BrokerNode(Place place, Map<String, String> more) throws Exception {
        this.id = place.id();
        format(place);
        Properties properties = properties(place);
        String ours = properties.getProperty(LISTENERS);
        properties.putAll(more);
        // Further listeners stand beside ours, whose ports nobody else knows.
        properties.put(LISTENERS, more.containsKey(LISTENERS) ? ours + "," + more.get(LISTENERS) : ours);
        this.server = new KafkaRaftServer(KafkaConfig.fromProps(properties, false), Time.SYSTEM);
    }

    /**
     * Where a node stands in its cluster.
     *
     * @param id from 1
     * @param count how many nodes there are
     * @param clusterId the cluster's id, in Kafka's notation
     * @param directory the node's own
     * @param host the address of all listeners
     * @param port for clients
     * @param controllerPort for the other nodes' controllers
     * @param voters all controllers, in Kafka's notation
     */
    record Place(
            int id,
            int count,
            String clusterId,
            Path directory,
            String host,
            int port,
            int controllerPort,
            String voters) {

        /** The same for clients at another port. */
        Place at(int otherPort) {
            return new Place(id, count, clusterId, directory, host, otherPort, controllerPort, voters);
        }
    }

    /**
     * Whether the node that last ran on the directory of this place was killed.
     *
     * @return false also where none has run yet
     */
    static boolean wasKilled(Place place) {
        return Files.exists(place.directory().resolve(MetaPropertiesEnsemble.META_PROPERTIES_NAME))
                && Files.notExists(place.directory().resolve(CLOSED_IN_ORDER));
    }

    /** Returns once the node takes requests; with several nodes, all must be started at the same time. */
    void start() {
        server.startup();
    }

    /** Hands over what it leads, flushes and stops. */
    void stop() {
        server.shutdown();
        server.awaitShutdown();
    }

    @Override
    public String toString() {
        return "broker node " + id;
    }

    private static void format(Place place) throws Exception {
        Files.createDirectories(place.directory());
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setNodeId(place.id())
                .setClusterId(place.clusterId())
                .setControllerListenerName(CONTROLLER)
                .setMetadataLogDirectory(place.directory().toString())
                .addDirectory(place.directory().toString())
                .setReleaseVersion(MetadataVersion.LATEST_PRODUCTION)
                .setSupportedFeatures(new ArrayList<>(Feature.PRODUCTION_FEATURES))
                .setIgnoreFormatted(true)
                .run();
    }

    private static Properties properties(Place place) {
        String replicas = String.valueOf(place.count());
        String inSync = String.valueOf(place.count() >= 3 ? 2 : 1);
        Properties properties = new Properties();
        properties.putAll(Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                String.valueOf(place.id()),
                "log.dirs",
                place.directory().toString(),
                "controller.quorum.voters",
                place.voters(),
                "controller.listener.names",
                CONTROLLER,
                "inter.broker.listener.name",
                CLIENTS,
                "listener.security.protocol.map",
                CONTROLLER + ":PLAINTEXT," + CLIENTS + ":PLAINTEXT",
                LISTENERS,
                CLIENTS + "://" + place.host() + ":" + place.port() + "," + CONTROLLER + "://127.0.0.1:"
                        + place.controllerPort()));
        // Nothing comes into being by a typing error, and a lost node costs nothing where there are three.
        properties.putAll(Map.of(
                "auto.create.topics.enable", "false",
                "num.partitions", "4",
                "default.replication.factor", replicas,
                "min.insync.replicas", inSync,
                "offsets.topic.num.partitions", "5",
                "offsets.topic.replication.factor", replicas,
                "transaction.state.log.num.partitions", "4",
                "transaction.state.log.replication.factor", replicas,
                "transaction.state.log.min.isr", inSync));
        properties.putAll(Map.of(
                "share.coordinator.state.topic.num.partitions", "2",
                "share.coordinator.state.topic.replication.factor", replicas,
                "share.coordinator.state.topic.min.isr", inSync));
        // A restart after SIGKILL waits for the old session to end: 2 s here, 9 s by default.
        properties.putAll(Map.of(
                "broker.session.timeout.ms", "2000",
                "broker.heartbeat.interval.ms", "500",
                "group.initial.rebalance.delay.ms", "0",
                "group.streams.initial.rebalance.delay.ms", "0",
                "transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000",
                // The default takes 128 MB of heap from every node.
                "log.cleaner.dedupe.buffer.size", "2097152",
                "log.cleaner.io.buffer.size", "131072"));
        return properties;
    }
}
