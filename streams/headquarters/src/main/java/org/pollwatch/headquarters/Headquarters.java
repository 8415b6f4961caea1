package org.pollwatch.headquarters;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.pollwatch.contract.ContractException;
import org.pollwatch.contract.Patience;
import org.pollwatch.contract.RecordSerdes;
import org.pollwatch.contract.Topics;
import org.pollwatch.contract.avro.Query;
import org.pollwatch.contract.definition.DefinitionLog;
import org.pollwatch.contract.mission.MissionDirectory;
import org.pollwatch.contract.mission.MissionSnapshot;
import org.pollwatch.headquarters.access.Access;
import org.pollwatch.headquarters.access.OpenAccess;
import org.pollwatch.headquarters.audit.AuditTrail;
import org.pollwatch.headquarters.board.Boards;
import org.pollwatch.headquarters.casework.Upkeep;
import org.pollwatch.headquarters.entry.EntryLog;
import org.pollwatch.headquarters.entry.TopicEntryLog;
import org.pollwatch.headquarters.feed.BoardTopics;
import org.pollwatch.headquarters.feed.FeedHealth;
import org.pollwatch.headquarters.feed.ReceiptFeed;
import org.pollwatch.headquarters.feed.TopicFeed;
import org.pollwatch.headquarters.http.HeadquartersServer;
import org.pollwatch.headquarters.http.ManagementServer;
import org.pollwatch.headquarters.mission.MissionDesk;
import org.pollwatch.headquarters.mission.Missions;
import org.pollwatch.headquarters.statement.Folder;
import org.pollwatch.headquarters.statement.FreezeDesk;
import org.pollwatch.headquarters.statement.LiveFeed;
import org.pollwatch.warehouse.Warehouse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The live view of one or more missions over HTTP. Everything it shows is read from topics at start and followed from
 * then on; nothing is kept. What is entered here, announced figures and reviews, goes into topics and is shown when it
 * comes back from there.
 */
public final class Headquarters implements AutoCloseable {
    private static final int BYTES_A_FETCH = 8 << 20;
    private static final Logger LOG = LoggerFactory.getLogger(Headquarters.class);
    private static final Duration SERVER_START = Duration.ofMinutes(2);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);
    /** How far the clocks of gateways and headquarters may be apart. */
    private static final Duration CLOCKS_APART = Duration.ofMinutes(10);

    private final HeadquartersSettings settings;
    private final Access access;
    private final Closing closing = new Closing();
    private final FeedHealth health = new FeedHealth();
    private final PrometheusMeterRegistry metrics = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private HeadquartersServer server;
    private ManagementServer management;
    private volatile boolean open;

    private Headquarters(HeadquartersSettings settings, Access access) {
        this.settings = settings;
        this.access = access;
    }

    /**
     * Starts and returns when everything that stood in the topics is shown, and the port is open.
     *
     * @throws ContractException if a topic is missing, or the cluster or the registry cannot be read in time
     */
    public static Headquarters start(HeadquartersSettings settings) {
        return start(settings, new OpenAccess());
    }

    /**
     * As above.
     *
     * @param access how it is found out who asks; open access is refused where others than this machine can connect
     */
    public static Headquarters start(HeadquartersSettings settings, Access access) {
        LOG.info("starting headquarters: {}, access {}", settings, access.word());
        if (access instanceof OpenAccess && !HeadquartersServer.isLoopback(settings.host())) {
            throw new ContractException("access: open is for a loopback address only, and the host is "
                    + settings.host() + "; expected local or oidc");
        }
        if (access.provider().isPresent()
                && access.publicUrl().isEmpty()
                && !HeadquartersServer.isLoopback(settings.host())) {
            throw new ContractException(
                    "access: oidc needs the address under which browsers find headquarters, where that"
                            + " is not this machine's own");
        }
        Headquarters headquarters = new Headquarters(settings, access);
        try {
            headquarters.open();
        } catch (RuntimeException e) {
            headquarters.close();
            throw e;
        }
        LOG.info(
                "headquarters shows {} at {}://{}:{}",
                settings.missions(),
                settings.certificate().isPresent() ? "https" : "http",
                settings.host(),
                headquarters.port());
        return headquarters;
    }

    /** What takes long, reading the topics and making the server ready, goes on side by side. */
    private void open() {
        List<MissionSnapshot> archive = settings.publishedFrom().stream()
                .map(directory -> MissionDirectory.load(directory).snapshot())
                .toList();
        RecordSerdes serdes = closing.later(settings.client().serdes(settings.registryUrl()));
        Warehouses warehouses = closing.later(Warehouses.in(settings.warehouse()));
        List<DefinitionLog> defined = new ArrayList<>();
        Map<MissionDesk, BoardTopics.Found> desks = desks(serdes, warehouses, defined);
        TopicFeed feed = new TopicFeed(consumer(), serdes, health);
        desks.forEach((desk, topics) -> feed.read(
                desk.boards(), topics.partitions(), () -> desk.definition().map(MissionSnapshot::mission)));
        CompletableFuture<Void> caughtUp = closing.later(feed).start();
        EntryLog entries = closing.later(new TopicEntryLog(client(), serdes));
        FreezeDesk freezes = closing.later(new FreezeDesk(Folder.of(client(), serdes), entries, Clock.systemUTC()));
        Missions missions = new Missions(desks.keySet(), archive);
        DeskMeters meters = meters(warehouses.directory(), desks);
        prepare(meters, missions, entries, freezes);
        defined.forEach(it -> it.awaitFirst(settings.startTimeout()));
        awaitEnd(caughtUp);
        keepUp(desks.keySet().stream().map(MissionDesk::boards).toList(), serdes, entries);
        closing.later(new LiveFeed(desks.keySet(), entries, Clock.systemUTC()).start());
        finish(server.open());
        open = true;
        warehouses.start(); // behind the desk: nobody waits for them, and they take nothing from it while it starts
    }

    /** @param defined takes the logs of those missions of which there is something to read */
    private Map<MissionDesk, BoardTopics.Found> desks(
            RecordSerdes serdes, Warehouses warehouses, List<DefinitionLog> defined) {
        try (Admin admin = Admin.create(client())) {
            BoardTopics topics = new BoardTopics(admin);
            Map<String, BoardTopics.Found> found = topics.find(settings.missions());
            Map<MissionDesk, BoardTopics.Found> desks = new LinkedHashMap<>();
            for (String mission : settings.missions()) {
                Boards boards = new Boards(mission, found.get(mission).log());
                DefinitionLog definitions = closing.later(DefinitionLog.open(client(), Topics.of(mission), serdes));
                if (topics.isDefined(mission)) {
                    defined.add(definitions);
                }
                Supplier<Optional<MissionSnapshot>> newest = newest(definitions);
                Warehouse warehouse = warehouses.add(client(), Topics.of(mission), serdes, definitions, newest);
                desks.put(new MissionDesk(boards, newest, Optional.of(warehouse)), found.get(mission));
            }
            return desks;
        }
    }

    private static Supplier<Optional<MissionSnapshot>> newest(DefinitionLog log) {
        AtomicReference<Optional<MissionSnapshot>> latest = new AtomicReference<>(Optional.empty());
        log.onRevision(snapshot -> latest.set(Optional.of(snapshot)));
        return latest::get;
    }

    /** Follows the receipts from the oldest question that waits for an answer, and writes what follows from them. */
    private void keepUp(List<Boards> missions, RecordSerdes serdes, EntryLog entries) {
        Clock clock = Clock.systemUTC();
        Upkeep upkeep = new Upkeep(missions, entries, clock);
        ReceiptFeed receipts = closing.later(new ReceiptFeed(consumer(), serdes, health, upkeep::look));
        for (Boards boards : missions) {
            Instant oldest = boards.queries()
                    .asked()
                    .map(Query::getAskedAt)
                    .min(Comparator.naturalOrder())
                    .orElseGet(clock::instant);
            receipts.read(boards, oldest.minus(CLOCKS_APART));
        }
        receipts.start();
    }

    private Map<String, Object> client() {
        return settings.client().kafka(settings.bootstrap());
    }

    private KafkaConsumer<String, byte[]> consumer() {
        Map<String, Object> consumer = client();
        consumer.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        consumer.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        consumer.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        consumer.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        consumer.put(ConsumerConfig.CLIENT_ID_CONFIG, "headquarters");
        consumer.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, BYTES_A_FETCH);
        return new KafkaConsumer<>(consumer, new StringDeserializer(), new ByteArrayDeserializer());
    }

    private void awaitEnd(CompletableFuture<Void> caughtUp) {
        Patience patience = new Patience(settings.startTimeout());
        while (!hasEnded(caughtUp)) {
            if (patience.isOver(health.recordsRead())) {
                throw new ContractException(
                        "the topics were not read to their ends: none of their records has come for "
                                + settings.startTimeout().toSeconds() + " s, " + health.recordsRead()
                                + " had come before");
            }
            LOG.info("{} records read so far", health.recordsRead());
        }
        LOG.info("{} records read", health.recordsRead());
    }

    /** Looks for some seconds; throws what ended it, if that was a failure. */
    private static boolean hasEnded(CompletableFuture<Void> step) {
        try {
            step.get(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException stillGoing) {
            return false;
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ContractException("interrupted while starting", e);
        }
    }

    /** @param kept the directory of the warehouses */
    private DeskMeters meters(Path kept, Map<MissionDesk, BoardTopics.Found> desks) {
        closing.later(metrics::close);
        DeskMeters meters = new DeskMeters(metrics);
        meters.feed(health);
        meters.disk(kept);
        desks.forEach((desk, topics) -> meters.desk(desk, topics.partitions().keySet(), health));
        return meters;
    }

    /** Makes the servers: that of the page ready but for its port, that of health and metrics at work. */
    private void prepare(DeskMeters meters, Missions missions, EntryLog entries, FreezeDesk freezes) {
        Vertx vertx = Vertx.builder()
                .with(new VertxOptions()
                        .setMetricsOptions(new MicrometerMetricsOptions().setEnabled(true))
                        .setFileSystemOptions(new FileSystemOptions().setFileCachingEnabled(false)))
                .withMetrics(new MicrometerMetricsFactory(metrics))
                .build();
        closing.later(() -> finish(vertx.close()));
        server = new HeadquartersServer(
                missions,
                entries,
                new AuditTrail(entries, Clock.systemUTC()),
                access,
                freezes,
                settings.host(),
                settings.port(),
                settings.page(),
                settings.certificate());
        finish(vertx.deployVerticle(server));
        missions.all().forEach(desk -> meters.watchers(desk.id(), server));
        management = new ManagementServer(settings.host(), settings.managementPort(), this::fault, metrics);
        finish(vertx.deployVerticle(management));
    }

    private static void finish(Future<?> step) {
        await(
                step.toCompletionStage().toCompletableFuture(),
                SERVER_START,
                "the server took longer than " + SERVER_START.toSeconds() + " s");
    }

    private static void await(CompletableFuture<?> step, Duration patience, String complaint) {
        try {
            step.orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS).join();
        } catch (CompletionException e) {
            Throwable cause = e.getCause();
            throw cause instanceof TimeoutException ? new ContractException(complaint, cause) : failure(cause);
        }
    }

    private static RuntimeException failure(Throwable cause) {
        return cause instanceof RuntimeException known
                ? known
                : new ContractException("headquarters did not start: " + cause.getMessage(), cause);
    }

    /** @return the port of the page and the API */
    public int port() {
        return server.port();
    }

    /** @return the port of health and metrics */
    public int managementPort() {
        return management.port();
    }

    /** @return what is wrong with the figures shown, or that none are yet; empty while they are whole and moving */
    public Optional<String> fault() {
        return open ? health.fault() : Optional.of("starting, " + health.recordsRead() + " records read so far");
    }

    @Override
    public void close() {
        closing.close();
    }
}
