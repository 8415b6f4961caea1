package org.pollwatch.contract.definition;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.CommonClientConfigs;
import org.pollwatch.contract.ContractException;
import org.pollwatch.contract.Patience;
import org.pollwatch.contract.RecordSerdes;
import org.pollwatch.contract.Topics;
import org.pollwatch.contract.avro.Definition;
import org.pollwatch.contract.mission.MissionAssembly;
import org.pollwatch.contract.mission.MissionFaults;
import org.pollwatch.contract.mission.MissionSnapshot;
import org.pollwatch.mission.Mission;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the definition topic and keeps every revision as an immutable snapshot. Snapshots share the places, areas and
 * forms that did not change. Safe for several threads.
 */
public final class DefinitionLog implements Definitions, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DefinitionLog.class);
    private static final long MILLIS_BETWEEN_LOOKS = 100;

    private final String mission;
    private final RevisionSteps steps = new RevisionSteps();
    private final MissionAssembly assembly = new MissionAssembly();
    private final Map<Long, MissionSnapshot> revisions = new ConcurrentHashMap<>();
    private final Map<Long, ContractException> unreadable = new ConcurrentHashMap<>();
    private final List<Consumer<MissionSnapshot>> listeners = new ArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final AtomicLong piecesRead = new AtomicLong();
    private volatile boolean isAssembling;
    private final DefinitionTail tail;
    private volatile Optional<MissionSnapshot> latest = Optional.empty();
    private volatile Optional<ContractException> failure = Optional.empty();

    private DefinitionLog(Topics topics, org.apache.kafka.clients.consumer.Consumer<String, Definition> consumer) {
        this.mission = topics.mission();
        this.tail = new DefinitionTail(DefinitionReader.partition(topics), consumer, new Reading());
    }

    /** @param bootstrap where the cluster is, {@code host:port} */
    public static DefinitionLog open(String bootstrap, Topics topics, RecordSerdes serdes) {
        return open(Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrap), topics, serdes);
    }

    /**
     * Starts to read. The topic need not exist yet.
     *
     * @param client settings of the Kafka client: where the cluster is, and how to speak to it
     */
    public static DefinitionLog open(Map<String, Object> client, Topics topics, RecordSerdes serdes) {
        return start(topics, DefinitionReader.consumer(client, topics, serdes));
    }

    static DefinitionLog start(Topics topics, org.apache.kafka.clients.consumer.Consumer<String, Definition> consumer) {
        DefinitionLog log = new DefinitionLog(topics, consumer);
        log.tail.start();
        return log;
    }

    /**
     * {@inheritDoc}
     *
     * @throws ContractException if the revision will never be there, since it or the topic cannot be read
     */
    @Override
    public Optional<Mission> at(long revision) {
        Optional<Mission> found = Optional.ofNullable(revisions.get(revision)).map(MissionSnapshot::mission);
        if (found.isEmpty()) {
            throwIfNever(revision);
        }
        return found;
    }

    /** @throws ContractException if nothing has been read yet; see {@link #awaitFirst} */
    public Mission latest() {
        return latestSnapshot().mission();
    }

    /** @throws ContractException if nothing has been read yet; see {@link #awaitFirst} */
    public MissionSnapshot latestSnapshot() {
        return latest.orElseThrow(
                () -> new ContractException("no definition of mission " + mission + " has been read yet"));
    }

    /**
     * Waits for one revision.
     *
     * @throws ContractException if it is not there in time, or never will be
     */
    public Mission await(long revision, Duration patience) {
        return await(
                () -> at(revision),
                patience,
                () -> "definition revision " + revision + " of mission " + mission + " was not read within "
                        + patience.toMillis() + " ms; the latest is "
                        + latest.map(it -> it.mission().revision()).orElse(0L));
    }

    /**
     * Waits until the mission has been published at all. Reading and assembling a large definition takes as long as it takes.
     *
     * @param unmoved how long none of its pieces may come
     * @return the latest revision
     * @throws ContractException if nothing comes for so long, or the topic cannot be read
     */
    public Mission awaitFirst(Duration unmoved) {
        Patience patience = new Patience(unmoved);
        lock.lock();
        try {
            while (latest.isEmpty() && failure.isEmpty() && (isAssembling || !patience.isOver(piecesRead.get()))) {
                changed.await(MILLIS_BETWEEN_LOOKS, TimeUnit.MILLISECONDS);
            }
            failure.ifPresent(DefinitionLog::raise);
            return latest.map(MissionSnapshot::mission)
                    .orElseThrow(() -> new ContractException("no definition of mission " + mission
                            + " was read within " + unmoved.toMillis() + " ms, " + piecesRead
                            + " pieces had come before; publish it with: mission publish DIR"));
        } catch (InterruptedException e) {
            throw interrupted(e);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Calls the listener with the latest revision at once, if there is one, and with every later one, in order. It runs
     * on the reading thread and must be quick.
     */
    public void onRevision(Consumer<MissionSnapshot> listener) {
        lock.lock();
        try {
            listeners.add(listener);
            latest.ifPresent(listener);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        tail.close();
    }

    private Mission await(Supplier<Optional<Mission>> wanted, Duration patience, Supplier<String> complaint) {
        long left = patience.toNanos();
        lock.lock();
        try {
            Optional<Mission> found = wanted.get();
            while (found.isEmpty() && left > 0) {
                left = changed.awaitNanos(left);
                found = wanted.get();
            }
            return found.orElseThrow(() -> new ContractException(complaint.get()));
        } catch (InterruptedException e) {
            throw interrupted(e);
        } finally {
            lock.unlock();
        }
    }

    private ContractException interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new ContractException("interrupted while waiting for the definition of mission " + mission, cause);
    }

    private void throwIfNever(long revision) {
        Optional.ofNullable(unreadable.get(revision)).ifPresent(DefinitionLog::raise);
        failure.ifPresent(DefinitionLog::raise);
    }

    /** The cause was caught on another thread; the caller's stack belongs to the message. */
    private static void raise(ContractException cause) {
        throw new ContractException(cause.getMessage(), cause);
    }

    /** What the reading thread does with what it reads. */
    private final class Reading implements DefinitionTail.Sink {

        @Override
        public void read(Definition piece) {
            piecesRead.incrementAndGet();
            steps.add(piece).ifPresent(this::assemble);
        }

        private void assemble(RevisionSteps.Step step) {
            isAssembling = true;
            try {
                complete(step);
            } finally {
                isAssembling = false;
            }
        }

        private void complete(RevisionSteps.Step step) {
            for (Definition piece : step.changes()) {
                if (piece.getRemoved()) {
                    assembly.remove(piece.getKind(), piece.getId());
                } else {
                    assembly.put(DefinitionReader.piece(piece));
                }
            }
            try {
                publish(assembly.snapshot(step.revision()));
            } catch (MissionFaults e) {
                refuse(step.revision(), e);
            }
        }

        private void publish(MissionSnapshot snapshot) {
            Mission read = snapshot.mission();
            LOG.info(
                    "mission {}: definition revision {}, {} areas, {} places, {} forms",
                    mission,
                    read.revision(),
                    read.areas().all().size(),
                    read.places().size(),
                    read.forms().size());
            lock.lock();
            try {
                revisions.put(read.revision(), snapshot);
                latest = Optional.of(snapshot);
                listeners.forEach(listener -> tell(listener, snapshot));
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }

        private void tell(Consumer<MissionSnapshot> listener, MissionSnapshot snapshot) {
            try {
                listener.accept(snapshot);
            } catch (RuntimeException e) {
                LOG.error("mission {}: a listener failed on a definition revision", mission, e);
            }
        }

        private void refuse(long revision, MissionFaults faults) {
            LOG.error("mission {}: definition revision {} cannot be read here: {}", mission, revision, faults.all());
            lock.lock();
            try {
                unreadable.put(
                        revision,
                        new ContractException(
                                "definition revision " + revision + " of mission " + mission
                                        + " cannot be read by this version",
                                faults));
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void failed(RuntimeException cause) {
            lock.lock();
            try {
                failure = Optional.of(
                        new ContractException("the definition of mission " + mission + " cannot be read", cause));
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }
}
