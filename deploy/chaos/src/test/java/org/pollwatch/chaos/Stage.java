package org.pollwatch.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Uuid;
import org.pollwatch.benchmark.bed.Child;
import org.pollwatch.contract.RecordSerdes;
import org.pollwatch.contract.TopicSetup;
import org.pollwatch.contract.Topics;
import org.pollwatch.contract.definition.DefinitionPublisher;
import org.pollwatch.contract.mission.MissionFiles;
import org.pollwatch.gateway.team.TeamRegistry;
import org.pollwatch.local.BrokerProgram;
import org.pollwatch.local.FreePort;
import org.pollwatch.local.RegistryProcess;
import org.pollwatch.local.RegistrySettings;
import org.pollwatch.local.cluster.Cluster;

/** Three brokers, a registry, two gateways, two topology instances: each a process of its own that can be hurt. */
final class Stage implements AutoCloseable {
    static final int BROKERS = 3;
    static final String MISSION = "river-2026";

    private static final String HOST = "127.0.0.1";
    private static final long DELAY_MILLIS = 100;
    /** One of each kind; what a clock of its own costs, the others do not pay. */
    private static final List<String> CLOCKED = List.of("broker-3", "gateway-2", "topology-2");

    private final Path directory;
    private final List<Integer> ports;
    private final List<Proxy> proxies = new ArrayList<>();
    private final ControllerNetwork controllers;
    private final Map<String, WallClock> clocks = new HashMap<>();
    private final Processes processes = new Processes();
    private final MissionFiles mission = Cluster.mission(MISSION);
    private final Topics topics = Topics.of(MISSION);
    private volatile RegistryProcess registry;
    private CompletableFuture<Void> coming = CompletableFuture.completedFuture(null);

    /**
     * Brokers and a registry, empty; returns when they are ready.
     *
     * @param directory where its data and the output of each process go
     */
    Stage(Path directory) {
        this.directory = directory;
        this.ports = IntStream.generate(() -> FreePort.any(HOST))
                .distinct()
                .limit(2L * BROKERS + 3)
                .boxed()
                .toList();
        this.controllers = new ControllerNetwork(directory.resolve("hosts"), ports.subList(BROKERS, 2 * BROKERS));
        for (String name : CLOCKED) {
            WallClock.in(directory.resolve("clocks").resolve(name)).ifPresent(it -> clocks.put(name, it));
        }
        brokers();
        registry = RegistryProcess.start(registrySettings());
    }

    /** Adds the mission, both gateways and both topologies; returns when everything is ready. */
    void complete() {
        publish();
        addWriters();
        awaitReady();
    }

    private void addWriters() {
        for (int number = 1; number <= 2; number++) {
            String gateway = "gateway-" + number;
            add(
                    gateway,
                    options(192),
                    GatewayProgram.class,
                    MISSION,
                    bootstrap(),
                    registryUrl(),
                    "" + gatewayPort(number));
            String topology = "topology-" + number;
            String state = directory.resolve(topology).toString();
            add(topology, options(256), TopologyInstance.class, MISSION, bootstrap(), registryUrl(), state, topology);
        }
    }

    private void brokers() {
        String cluster = Uuid.randomUuid().toString();
        for (int id = 1; id <= BROKERS; id++) {
            Proxy proxy = new Proxy(ports.get(id - 1), DELAY_MILLIS);
            proxies.add(proxy);
            List<String> options = new ArrayList<>(options(384));
            options.addAll(controllers.options(id));
            add(
                    "broker-" + id,
                    options,
                    BrokerProgram.class,
                    "" + id,
                    "" + BROKERS,
                    cluster,
                    directory.resolve("broker-" + id).toString(),
                    "" + ports.get(id - 1),
                    "" + ports.get(BROKERS + id - 1),
                    controllers.voters(),
                    "" + proxy.port(),
                    controllers.address(id));
        }
        processes.awaitReady();
    }

    private static List<String> options(int megabytes) {
        return List.of("-Xmx" + megabytes + "m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
    }

    private void add(String name, List<String> options, Class<?> main, String... arguments) {
        WallClock clock = clocks.get(name);
        if (clock == null) {
            processes.add(name, () -> Child.start(name, output(), options, main, List.of(arguments)));
        } else {
            Child.Program program =
                    Child.Program.of(ClockedProgram.class, options).in(clock.environment());
            List<String> all = new ArrayList<>(List.of(clock.shownIn().toString(), main.getName()));
            all.addAll(List.of(arguments));
            processes.add(name, () -> Child.start(name, output(), program, all));
        }
    }

    private RegistrySettings registrySettings() {
        return RegistrySettings.in(directory.resolve("registry")).at(HOST, ports.get(2 * BROKERS + 2));
    }

    private void publish() {
        try (Admin admin = Admin.create(client());
                RecordSerdes serdes = new RecordSerdes(registryUrl())) {
            TopicSetup setup = new TopicSetup(admin, serdes);
            setup.ensure(topics, setup.copies());
            try (DefinitionPublisher publisher = DefinitionPublisher.open(bootstrap(), topics, serdes)) {
                publisher.publish(mission);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return the tokens by team code */
    Map<String, String> teams(List<String> codes) {
        try (RecordSerdes serdes = new RecordSerdes(registryUrl());
                TeamRegistry teams = new TeamRegistry(bootstrap(), serdes, topics)) {
            return teams.addAll(codes.stream().collect(Collectors.toMap(it -> it, it -> List.of())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return where the output of each process goes */
    Path output() {
        return directory.resolve("output");
    }

    MissionFiles mission() {
        return mission;
    }

    Topics topics() {
        return topics;
    }

    String bootstrap() {
        return proxies.stream().map(it -> HOST + ":" + it.port()).collect(Collectors.joining(","));
    }

    String registryUrl() {
        return registry.url().toString();
    }

    Map<String, Object> client() {
        return Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrap());
    }

    /** @param number 1 or 2 */
    int gatewayPort(int number) {
        return ports.get(2 * BROKERS + number - 1);
    }

    /** @param broker from 1 */
    Proxy proxy(int broker) {
        return proxies.get(broker - 1);
    }

    ControllerNetwork controllers() {
        return controllers;
    }

    /** @param kind {@code broker}, {@code gateway} or {@code topology}, of which one has a clock that can be set */
    static String clocked(String kind) {
        return CLOCKED.stream().filter(it -> it.startsWith(kind)).findFirst().orElseThrow();
    }

    /** @param name as of {@link #clocked} */
    WallClock clock(String name) {
        return clocks.get(name);
    }

    /** @return brokers, gateways and topologies: {@code broker-1}, {@code gateway-2}, ... */
    Processes processes() {
        return processes;
    }

    /** SIGKILL. */
    void killRegistry() {
        Processes.command("kill", "-KILL", Long.toString(registry.pid()));
        registry.close();
    }

    /** At its old address; returns before it is ready. */
    void startRegistry() {
        coming = CompletableFuture.runAsync(() -> registry = RegistryProcess.start(registrySettings()));
    }

    /** @throws RuntimeException if something that was started does not become ready */
    void awaitReady() {
        coming.join();
        processes.awaitReady();
    }

    /** Ends the topologies and gateways in order. */
    void endWriters() {
        processes.end(it -> !it.startsWith("broker"));
    }

    @Override
    public void close() throws IOException {
        processes.close();
        coming.exceptionally(failed -> null).join();
        registry.close();
        for (Proxy proxy : proxies) {
            proxy.close();
        }
        controllers.close();
    }
}
