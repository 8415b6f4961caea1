package org.pollwatch.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.Uuid;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Apache Kafka inside this JVM, one node or three, on a directory that outlives it. What was acknowledged survives a
 * close and a SIGKILL (the operating system holds it), not a power failure.
 */
public final class EmbeddedBroker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);

    private final BrokerSettings settings;
    private final List<BrokerNode.Place> places;
    private final SortedMap<Integer, BrokerNode> running = new TreeMap<>();

    private EmbeddedBroker(BrokerSettings settings, List<BrokerNode.Place> places) {
        this.settings = settings;
        this.places = places;
    }

    /**
     * Starts and returns when clients are served. A broker that was killed is first started for itself and closed again.
     *
     * @param settings directory, nodes, address
     * @return the running broker; the caller closes it
     * @throws UncheckedIOException when the directory cannot be written
     * @throws IllegalStateException when a node does not start, with its reason
     */
    public static EmbeddedBroker start(BrokerSettings settings) {
        EmbeddedBroker broker = new EmbeddedBroker(settings, places(settings));
        try {
            broker.startAll();
        } catch (RuntimeException failed) {
            broker.close();
            throw failed;
        }
        return broker;
    }

    /** Where clients connect: {@code host:port}, several with commas between them. */
    public String bootstrap() {
        return places.stream().map(place -> place.host() + ":" + place.port()).collect(Collectors.joining(","));
    }

    /**
     * Stops one of three nodes, as when a machine is taken away in order.
     *
     * @param node from 1
     */
    public synchronized void stopNode(int node) {
        BrokerNode stopped = running.remove(node);
        if (stopped != null) {
            stopped.stop();
        }
    }

    /**
     * Starts a node that was stopped; returns when it serves clients again.
     *
     * @param node from 1
     */
    public synchronized void startNode(int node) {
        if (!running.containsKey(node)) {
            BrokerNode started = prepare(places.get(node - 1), settings.more());
            running.put(node, started);
            started.start();
        }
    }

    /** Stops all nodes; the data stays. */
    @Override
    public synchronized void close() {
        List<BrokerNode> nodes = List.copyOf(running.values());
        running.clear();
        together(nodes, BrokerNode::stop);
        LOG.info("broker stopped, data kept in {}", settings.directory());
    }

    private synchronized void startAll() {
        if (places.stream().anyMatch(BrokerNode::wasKilled)) {
            LOG.info("broker was killed: it is started and closed once before it serves");
            recover();
        }
        for (BrokerNode.Place place : places) {
            running.put(place.id(), prepare(place, settings.more()));
        }
        together(List.copyOf(running.values()), BrokerNode::start);
        LOG.info("broker ready at {}, data in {}", bootstrap(), settings.directory());
    }

    /**
     * A node that was killed believes at its start that it still leads what it led, and begins to load the groups' offsets;
     * then it learns that it was taken for dead, and leads anew. Of the two loads the first to end makes the coordinator
     * answer (Kafka 4.3 and 4.4, {@code CoordinatorRuntime}: the end of a load does not look for whose it is), with offsets
     * that are not read yet, and a transaction that ends in between stays open for good: whoever reads on from those
     * offsets waits for ever. A node that was closed does not believe so. Nobody else knows the ports of this start.
     */
    private void recover() {
        Map<String, String> more = new HashMap<>(settings.more());
        more.keySet().removeAll(List.of("listeners", "advertised.listeners"));
        int[] ports = differentPorts(settings.host(), places.size());
        List<BrokerNode> nodes = places.stream()
                .map(it -> prepare(it.at(ports[it.id() - 1]), more))
                .toList();
        try {
            together(nodes, BrokerNode::start);
        } finally {
            together(nodes, BrokerNode::stop);
        }
    }

    private static BrokerNode prepare(BrokerNode.Place place, Map<String, String> more) {
        try {
            return new BrokerNode(place, more);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        } catch (RuntimeException failed) {
            throw failed;
        } catch (Exception failed) {
            throw new IllegalStateException("broker node " + place.id() + ": " + failed.getMessage(), failed);
        }
    }

    /** Nodes wait for each other, in starting as in stopping. */
    private static void together(List<BrokerNode> nodes, Consumer<BrokerNode> act) {
        if (nodes.isEmpty()) {
            return;
        }
        ExecutorService threads = Executors.newFixedThreadPool(nodes.size());
        try {
            List<Future<?>> results = new ArrayList<>();
            nodes.forEach(node -> results.add(threads.submit(() -> act.accept(node))));
            for (Future<?> result : results) {
                result.get();
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException("broker: " + failed.getCause().getMessage(), failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the broker started or stopped", stopped);
        } finally {
            threads.shutdown();
        }
    }

    private static List<BrokerNode.Place> places(BrokerSettings settings) {
        int nodes = settings.nodes();
        int[] free = differentPorts(settings.host(), 2 * nodes);
        String voters = IntStream.rangeClosed(1, nodes)
                .mapToObj(id -> id + "@127.0.0.1:" + free[nodes + id - 1])
                .collect(Collectors.joining(","));
        String clusterId = clusterId(settings.directory());
        return IntStream.rangeClosed(1, nodes)
                .mapToObj(id -> new BrokerNode.Place(
                        id,
                        nodes,
                        clusterId,
                        settings.directory().resolve("node-" + id),
                        settings.host(),
                        settings.port() == 0 ? free[id - 1] : settings.port() + id - 1,
                        free[nodes + id - 1],
                        voters))
                .toList();
    }

    private static int[] differentPorts(String host, int count) {
        return IntStream.generate(() -> FreePort.any(host))
                .distinct()
                .limit(count)
                .toArray();
    }

    /** Made at the first start; a directory formatted for one cluster is refused by another. */
    private static String clusterId(Path directory) {
        try {
            Files.createDirectories(directory);
            Path file = directory.resolve("cluster-id");
            if (Files.exists(file)) {
                return Files.readString(file, StandardCharsets.UTF_8).strip();
            }
            String made = Uuid.randomUuid().toString();
            Files.writeString(file, made + "\n", StandardCharsets.UTF_8);
            return made;
        } catch (IOException unwritable) {
            throw new UncheckedIOException("broker directory " + directory, unwritable);
        }
    }
}
