package org.pollwatch.warehouse;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.duckdb.DuckDBConnection;
import org.pollwatch.contract.RecordSerdes;
import org.pollwatch.contract.Topics;
import org.pollwatch.contract.definition.Definitions;
import org.pollwatch.mission.Mission;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that fills the warehouse: opens the file, reads the topics from where the file says, and writes what has come a
 * few times a second. When something fails it begins again from the file, which never holds half of anything.
 */
final class Loader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Loader.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration GATHER = Duration.ofMillis(200);
    private static final Duration REST = Duration.ofSeconds(1);
    private static final Duration RETRY = Duration.ofSeconds(5);
    private static final int BATCH = 2_000;

    private final WarehouseSettings settings;
    private final LogSource source;
    private final Topics topics;
    private final RecordSerdes serdes;
    private final Definitions definitions;
    private final Supplier<Optional<Mission>> newest;
    private final Sessions sessions;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;
    private volatile Progress progress = Progress.NOTHING;

    Loader(
            WarehouseSettings settings,
            LogSource source,
            Topics topics,
            RecordSerdes serdes,
            Definitions definitions,
            Supplier<Optional<Mission>> newest,
            Sessions sessions) {
        this.settings = settings;
        this.source = source;
        this.topics = topics;
        this.serdes = serdes;
        this.definitions = definitions;
        this.newest = newest;
        this.sessions = sessions;
        this.thread = new Thread(this::run, "warehouse-" + topics.mission());
        this.thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    Progress progress() {
        return progress;
    }

    private void run() {
        while (!isClosed()) {
            try {
                load();
            } catch (WakeupException e) {
                LOG.debug("warehouse of {} closed", topics.mission());
            } catch (SQLException | RuntimeException e) {
                LOG.error("the warehouse of {} has stopped, and begins again from its file", topics.mission(), e);
                progress = progress.failing(e.getClass().getSimpleName());
                pause(RETRY);
            }
        }
    }

    private void load() throws SQLException {
        TopicIdentity identity = source.identity();
        DatabaseFile file = new DatabaseFile(settings, topics.mission());
        try (DuckDBConnection database = file.open(identity.log());
                Consumer<String, byte[]> consumer = source.consumer()) {
            Intake intake = new Intake(database, this::awaitDefinition);
            Mission first = awaitFirst();
            intake.define(first);
            sessions.opened(database);
            consumer.assign(identity.partitions());
            seek(consumer, intake.offsets());
            follow(consumer, intake);
        } finally {
            sessions.shut();
        }
    }

    private static void seek(Consumer<String, byte[]> consumer, Map<TopicPartition, Long> offsets) {
        for (TopicPartition partition : consumer.assignment()) {
            if (offsets.containsKey(partition)) {
                consumer.seek(partition, offsets.get(partition));
            } else {
                consumer.seekToBeginning(java.util.List.of(partition));
            }
        }
    }

    private void follow(Consumer<String, byte[]> consumer, Intake intake) throws SQLException {
        RecordReading reading = new RecordReading(topics, serdes, this::rest);
        Ends ends = new Ends(consumer);
        Optional<Instant> asOf = intake.asOf();
        boolean whole = intake.isWhole();
        while (!isClosed()) {
            gather(consumer, reading);
            Mission mission = newest.get().orElseThrow();
            if (intake.define(mission)) {
                sessions.tablesChanged();
            }
            Batch batch = reading.finish();
            if (batch.size() > 0) {
                intake.write(batch, mission, whole);
                asOf = later(asOf, batch);
            }
            if (!whole && ends.reached()) {
                intake.becomeWhole();
                whole = true;
                LOG.info("the warehouse of {} holds all that was submitted", topics.mission());
            }
            progress = new Progress(asOf, ends.behind(), whole, Optional.empty());
        }
    }

    /** Reads until nothing more comes at once, a little time has passed, or the batch is full. */
    private static void gather(Consumer<String, byte[]> consumer, RecordReading reading) {
        long until = System.nanoTime() + POLL.toNanos() + GATHER.toNanos();
        Duration wait = POLL;
        do {
            for (ConsumerRecord<String, byte[]> entry : consumer.poll(wait)) {
                reading.take(entry);
            }
            wait = GATHER;
        } while (reading.size() > 0 && reading.size() < BATCH && System.nanoTime() < until);
    }

    private static Optional<Instant> later(Optional<Instant> asOf, Batch batch) {
        return java.util.stream.Stream.concat(
                        asOf.stream(),
                        batch.submissions().stream().map(it -> it.value().getReceivedAt()))
                .max(Instant::compareTo);
    }

    private Mission awaitFirst() {
        while (newest.get().isEmpty()) {
            rest();
        }
        return newest.get().orElseThrow();
    }

    private Mission awaitDefinition(long revision) {
        Optional<Mission> found = definitions.at(revision);
        while (found.isEmpty()) {
            rest();
            found = definitions.at(revision);
        }
        return found.get();
    }

    private void rest() {
        pause(REST);
        if (isClosed()) {
            throw new WakeupException();
        }
    }

    private void pause(Duration time) {
        try {
            closed.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isClosed() {
        return closed.getCount() == 0 || Thread.currentThread().isInterrupted();
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            thread.join(Duration.ofSeconds(10).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
