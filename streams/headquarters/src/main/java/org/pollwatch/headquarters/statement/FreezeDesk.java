package org.pollwatch.headquarters.statement;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.pollwatch.contract.avro.LiveCheck;
import org.pollwatch.contract.avro.Statement;
import org.pollwatch.contract.avro.StatementState;
import org.pollwatch.headquarters.entry.EntryLog;
import org.pollwatch.headquarters.mission.MissionDesk;
import org.pollwatch.headquarters.statement.Freeze.Step;
import org.pollwatch.statement.CodeVersion;
import org.pollwatch.statement.FigureChanges;
import org.pollwatch.statement.FigureChanges.Change;
import org.pollwatch.statement.FigureChanges.Figure;
import org.pollwatch.statement.Figures;
import org.pollwatch.statement.LogEnds;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Freezes statements, one at a time: folds the log up to its ends, holds the figures against the live ones at rest, and writes
 * the draft. What is being frozen is known here alone; if headquarters ends meanwhile, there is no statement.
 */
public final class FreezeDesk implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FreezeDesk.class);
    /** Live figures follow the log within a second or two; a topology that has fallen behind takes longer. */
    private static final Duration UNTIL_AT_REST = Duration.ofSeconds(20);

    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final int MOST_DIFFERENCES = 100;

    private final Folder folder;
    private final EntryLog entries;
    private final Clock clock;
    private final Map<String, Freeze> byMission = new ConcurrentHashMap<>();
    private final ExecutorService worker = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "headquarters-statement");
        thread.setDaemon(true);
        return thread;
    });

    public FreezeDesk(Folder folder, EntryLog entries, Clock clock) {
        this.folder = folder;
        this.entries = entries;
        this.clock = clock;
    }

    /** @return the mission's freeze that runs, or that ended last */
    public Optional<Freeze> of(String mission) {
        return Optional.ofNullable(byMission.get(mission));
    }

    /**
     * Begins at once and returns.
     *
     * @param by who freezes
     * @return empty if one of this mission is being frozen already
     */
    public Optional<Freeze> start(MissionDesk desk, String title, String by) {
        Freeze next = new Freeze(UUID.randomUUID().toString(), title);
        Freeze now =
                byMission.compute(desk.id(), (mission, before) -> before == null || before.isOver() ? next : before);
        if (now != next) {
            return Optional.empty();
        }
        worker.execute(() -> run(next, desk, by));
        return Optional.of(next);
    }

    private void run(Freeze freeze, MissionDesk desk, String by) {
        try {
            LogEnds ends = folder.ends(desk.id());
            Figures figures = folder.fold(desk.id(), ends, freeze::progress);
            freeze.step(Step.CHECKING);
            Check check = check(desk, ends, figures);
            freeze.step(Step.WRITING);
            entries.statement(desk.id(), draft(freeze, by, ends, figures, check))
                    .toCompletableFuture()
                    .join();
            freeze.step(Step.DONE);
            LOG.info("mission {}: statement {} frozen, live figures {}", desk.id(), freeze.id(), check.verdict());
        } catch (RuntimeException e) {
            LOG.error("mission {}: no statement was frozen", desk.id(), e);
            freeze.failed("the log could not be folded, or did not take the statement; headquarters' log says why");
        }
    }

    private record Check(LiveCheck verdict, List<String> differences) {}

    private Check check(MissionDesk desk, LogEnds ends, Figures figures) {
        SortedMap<Figure, Long> frozen = FigureChanges.of(figures.book());
        long deadline = System.nanoTime() + UNTIL_AT_REST.toNanos();
        while (true) {
            List<Change> changes =
                    FigureChanges.between(frozen, LiveFigures.of(desk.boards().rates(), figures.book()));
            if (changes.isEmpty()) {
                return new Check(LiveCheck.EQUAL, List.of());
            }
            if (!folder.ends(desk.id()).equals(ends)) {
                return new Check(LiveCheck.MOVED_ON, List.of());
            }
            if (System.nanoTime() > deadline) {
                LOG.error(
                        "mission {}: {} frozen figures differ from the live ones at rest, the first: {}",
                        desk.id(),
                        changes.size(),
                        changes.get(0));
                return new Check(
                        LiveCheck.DIFFERENT,
                        changes.stream()
                                .limit(MOST_DIFFERENCES)
                                .map(Change::toString)
                                .toList());
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the live figures were awaited", e);
        }
    }

    private Statement draft(Freeze freeze, String by, LogEnds ends, Figures figures, Check check) {
        return Statement.newBuilder()
                .setId(freeze.id())
                .setMission(figures.book().mission().id())
                .setTitle(freeze.title())
                .setState(StatementState.DRAFT)
                .setFrozenAt(clock.instant().truncatedTo(ChronoUnit.MILLIS))
                .setFrozenBy(by)
                .setEnds(ends.write())
                .setDefinitionRevision(figures.book().definitionRevision())
                .setCode(CodeVersion.text())
                .setReconstruction(figures.book().mission().reconstruction())
                .setSha256(figures.sha256())
                .setFigures(ByteBuffer.wrap(figures.bytes()))
                .setLive(check.verdict())
                .setDifferences(check.differences())
                .build();
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}
