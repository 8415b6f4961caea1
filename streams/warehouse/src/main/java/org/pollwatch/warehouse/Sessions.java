package org.pollwatch.warehouse;

import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.duckdb.DuckDBConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A few connections, lent out one at a time; each keeps the views of the reach that it was made for. */
final class Sessions implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final int limit;
    private final Semaphore free;
    private final Deque<Lent> idle = new ArrayDeque<>();
    private DuckDBConnection source;
    private long generation;

    Sessions(int limit) {
        this.limit = limit;
        this.free = new Semaphore(limit, true);
    }

    /** @param generation of the tables that its views were made of */
    private record Lent(DuckDBConnection connection, Reach reach, long generation) {}

    /** From now on there is something to look at. */
    synchronized void opened(DuckDBConnection database) {
        closeIdle();
        source = database;
        generation++;
    }

    /** Tables or columns came. */
    synchronized void tablesChanged() {
        generation++;
    }

    /** Nothing can be looked at until it is opened again. */
    synchronized void shut() {
        closeIdle();
        source = null;
    }

    /** @throws WarehouseUnavailable if it is not open yet, or no session becomes free in time */
    Session take(Reach reach) {
        try {
            if (!free.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new WarehouseUnavailable("all " + limit + " sessions of the warehouse are taken");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WarehouseUnavailable("interrupted while waiting for the warehouse");
        }
        try {
            Lent lent = begun(reach);
            return new Session(lent.connection(), () -> giveBack(lent));
        } catch (SQLException e) {
            free.release();
            throw new WarehouseException("the warehouse opened no session", e);
        } catch (RuntimeException e) {
            free.release();
            throw e;
        }
    }

    private Lent begun(Reach reach) throws SQLException {
        Lent lent = found(reach);
        try (Statement statement = lent.connection().createStatement()) {
            statement.execute("BEGIN TRANSACTION READ ONLY");
        }
        return lent;
    }

    private synchronized Lent found(Reach reach) throws SQLException {
        if (source == null) {
            throw new WarehouseUnavailable("the warehouse is being opened");
        }
        for (Iterator<Lent> each = idle.iterator(); each.hasNext(); ) {
            Lent lent = each.next();
            if (lent.generation() != generation) {
                each.remove();
                close(lent);
            } else if (lent.reach().equals(reach)) {
                each.remove();
                return lent;
            }
        }
        while (idle.size() >= limit) {
            close(idle.removeFirst());
        }
        DuckDBConnection connection = source.duplicate();
        try {
            ScopedViews.make(connection, reach);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        return new Lent(connection, reach, generation);
    }

    private void giveBack(Lent lent) {
        boolean clean = isRolledBack(lent.connection());
        synchronized (this) {
            if (clean && source != null && lent.generation() == generation) {
                idle.addLast(lent);
            } else {
                close(lent);
            }
        }
        free.release();
    }

    private static boolean isRolledBack(DuckDBConnection connection) {
        try (Statement statement = connection.createStatement()) {
            statement.execute("ROLLBACK");
            return true;
        } catch (SQLException e) {
            return false;
        }
    }

    private static void close(Lent lent) {
        try {
            lent.connection().close();
        } catch (SQLException e) {
            LOG.warn("a session of the warehouse did not close", e);
        }
    }

    private void closeIdle() {
        idle.forEach(Sessions::close);
        idle.clear();
    }

    @Override
    public void close() {
        shut();
    }
}
