package org.pollwatch.warehouse.sql;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.pollwatch.warehouse.Session;
import org.pollwatch.warehouse.sql.QueryAnswer.Column;

/** Runs somebody's own SELECT on a session: what the session's reach hides is not there for it. */
public final class Query {
    /** More than that is nobody's own writing. */
    public static final int LONGEST = 20_000;

    private static final int CELLS = 100;
    private static final long SAFE_IN_JSON = 1L << 53;

    private final Connection connection;
    private final QueryLimits limits;
    private final AtomicBoolean running = new AtomicBoolean();
    private final AtomicBoolean late = new AtomicBoolean();

    private Query(Session session, QueryLimits limits) {
        this.connection = session.connection();
        this.limits = limits;
    }

    /**
     * @param text one SELECT, also with WITH
     * @param clock stops the query when its time is over
     * @throws QueryRefused if it may not be run, is wrong, or took too long; the session can be used again
     */
    public static QueryAnswer run(Session session, String text, QueryLimits limits, ScheduledExecutorService clock)
            throws QueryRefused {
        return new Query(session, limits).run(text, clock);
    }

    private QueryAnswer run(String text, ScheduledExecutorService clock) throws QueryRefused {
        if (text.isBlank() || text.length() > LONGEST) {
            throw new QueryRefused("expected a query of 1 to " + LONGEST + " characters");
        }
        long begin = System.nanoTime();
        try (Statement statement = connection.createStatement()) {
            SyntaxTree tree = SyntaxTree.of(connection, text);
            new QueryGuard(TableList.names(connection)).check(tree.root());
            tree.limit(limits.rows() + 1);
            String sql = tree.sql(connection);
            running.set(true);
            ScheduledFuture<?> end =
                    clock.schedule(() -> stop(statement), limits.time().toMillis(), TimeUnit.MILLISECONDS);
            try (ResultSet found = statement.executeQuery(sql)) {
                return read(found, begin);
            } finally {
                running.set(false);
                end.cancel(false);
            }
        } catch (SQLException e) {
            throw refusal(e);
        }
    }

    private void stop(Statement statement) {
        if (running.get()) {
            late.set(true);
            try {
                statement.cancel();
            } catch (SQLException e) {
                late.set(false); // it had just come to its end
            }
        }
    }

    private QueryRefused refusal(SQLException e) {
        if (late.get()) {
            return new QueryRefused("stopped after " + limits.time().toSeconds() + " s", e);
        }
        String message = String.valueOf(e.getMessage());
        if (message.contains("Out of Memory")) {
            return new QueryRefused("the query needs more memory than it may have; group or filter earlier", e);
        }
        return new QueryRefused(message, e);
    }

    private QueryAnswer read(ResultSet found, long begin) throws SQLException {
        ResultSetMetaData shape = found.getMetaData();
        List<Column> columns = new ArrayList<>();
        for (int i = 1; i <= shape.getColumnCount(); i++) {
            columns.add(new Column(shape.getColumnLabel(i), shape.getColumnTypeName(i)));
        }
        List<List<Object>> rows = new ArrayList<>();
        int left = limits.characters();
        boolean truncated = false;
        while (found.next()) {
            if (rows.size() == limits.rows() || left <= 0) {
                truncated = true;
                break;
            }
            List<Object> row = new ArrayList<>(columns.size());
            for (int i = 1; i <= columns.size(); i++) {
                Object cell = cell(found, i);
                left -= cell instanceof String text ? text.length() : 8;
                row.add(cell);
            }
            rows.add(row);
        }
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
        return new QueryAnswer(List.copyOf(columns), rows, truncated, millis);
    }

    /** What JSON has no number for, and numbers that a browser would round, are texts. */
    private Object cell(ResultSet found, int column) throws SQLException {
        Object value = found.getObject(column);
        if (value == null || value instanceof Boolean || value instanceof Integer || value instanceof Short) {
            return value;
        }
        if (value instanceof Long number && Math.abs(number) < SAFE_IN_JSON) {
            return number;
        }
        if (value instanceof Double number && Double.isFinite(number)) {
            return number;
        }
        if (value instanceof java.math.BigInteger number && number.bitLength() <= 53) {
            return number.longValue();
        }
        String text = Optional.ofNullable(found.getString(column)).orElse("");
        int most = Math.max(1, limits.characters() / CELLS);
        return text.length() > most ? text.substring(0, most) + "…" : text;
    }
}
