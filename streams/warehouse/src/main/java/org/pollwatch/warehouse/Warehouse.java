package org.pollwatch.warehouse;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.pollwatch.contract.RecordSerdes;
import org.pollwatch.contract.Topics;
import org.pollwatch.contract.definition.Definitions;
import org.pollwatch.mission.Mission;

/**
 * One mission's reports in a local database. It fills itself on a thread of its own, so nobody waits for it at a start;
 * {@link #progress()} says how far it is. A directory that is gone, of another version or of other topics is filled again.
 *
 * <p>The tables are described in {@code tables.sql}; {@link FormTables} says how a form's answers are laid out.
 */
public final class Warehouse implements AutoCloseable {
    private final Sessions sessions;
    private final Loader loader;
    private final Path exports;

    private Warehouse(Sessions sessions, Loader loader, Path exports) {
        this.sessions = sessions;
        this.loader = loader;
        this.exports = exports;
    }

    /**
     * Nothing is read before {@link #start()}.
     *
     * @param definitions the mission at each revision
     * @param newest the mission as it is now; empty until it is published, which is waited for
     */
    public static Warehouse of(
            WarehouseSettings settings,
            LogSource source,
            Topics topics,
            RecordSerdes serdes,
            Definitions definitions,
            Supplier<Optional<Mission>> newest) {
        Sessions sessions = new Sessions(settings.sessions());
        Loader loader = new Loader(settings, source, topics, serdes, definitions, newest, sessions);
        return new Warehouse(sessions, loader, new DatabaseFile(settings, topics.mission()).exports());
    }

    /** Starts to fill, and returns at once. */
    public Warehouse start() {
        loader.start();
        return this;
    }

    /**
     * Opens a look at what is in the warehouse now. Blocks the caller's thread while others hold every session.
     *
     * @param reach applied to everything that the session's plain names hold
     * @throws WarehouseUnavailable if it is not open yet, or no session becomes free in time
     */
    public Session session(Reach reach) {
        return sessions.take(reach);
    }

    /** @return how far it has got; never blocks */
    public Progress progress() {
        return loader.progress();
    }

    /** @return the only directory that SQL may write to and read from, for exports; it may not exist before the first session */
    public Path exports() {
        return exports;
    }

    @Override
    public void close() {
        loader.close();
        sessions.close();
    }
}
