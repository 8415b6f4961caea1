package org.pollwatch.warehouse.analysis;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.pollwatch.warehouse.Session;
import org.pollwatch.warehouse.WarehouseException;
import org.pollwatch.warehouse.analysis.Breakdown.Line;
import org.pollwatch.warehouse.analysis.Breakdown.Numbers;

/** Counts a breakdown in the warehouse, over what the session reaches. */
public final class Breakdowns {
    private static final Line NOTHING = new Line("", 0, 0, 0, 0, 0, 0, Map.of(), 0, 0, 0, 0, Numbers.NONE);

    private Breakdowns() {}

    /** @throws WarehouseException if it cannot be counted */
    public static Breakdown of(BreakdownQuery asked, Session session) {
        try (Statement statement = session.connection().createStatement()) {
            List<Line> total = lines(statement, new CountSql(asked, true));
            return new Breakdown(
                    total.isEmpty() ? NOTHING : total.get(0),
                    lines(statement, new CountSql(asked, false)),
                    CountSql.isOverlapping(asked));
        } catch (SQLException e) {
            throw new WarehouseException("the breakdown cannot be counted", e);
        }
    }

    private static List<Line> lines(Statement statement, CountSql sql) throws SQLException {
        List<Line> lines = new ArrayList<>();
        try (ResultSet found = statement.executeQuery(sql.counts())) {
            while (found.next()) {
                lines.add(line(found));
            }
        }
        Map<String, Map<String, Long>> answers = new HashMap<>();
        Optional<String> counted = sql.answers();
        if (counted.isPresent()) {
            try (ResultSet found = statement.executeQuery(counted.get())) {
                while (found.next()) {
                    answers.computeIfAbsent(found.getString(1), it -> new HashMap<>())
                            .put(found.getString(2), found.getLong(3));
                }
            }
        }
        return lines.stream()
                .map(it -> it.with(answers.getOrDefault(it.key(), Map.of())))
                .toList();
    }

    private static Line line(ResultSet found) throws SQLException {
        return new Line(
                found.getString(1),
                found.getLong(2),
                found.getLong(3),
                found.getLong(4),
                found.getLong(5),
                found.getLong(6),
                found.getLong(7),
                Map.of(),
                found.getLong(8),
                found.getLong(9),
                found.getLong(10),
                found.getLong(11),
                new Numbers(
                        found.getLong(12), found.getLong(13), number(found, 14), number(found, 15), number(found, 16)));
    }

    private static OptionalLong number(ResultSet found, int column) throws SQLException {
        long number = found.getLong(column);
        return found.wasNull() ? OptionalLong.empty() : OptionalLong.of(number);
    }
}
