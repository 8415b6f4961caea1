package org.pollwatch.warehouse;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import org.apache.kafka.common.TopicPartition;
import org.duckdb.DuckDBConnection;
import org.pollwatch.mission.Mission;

/**
 * Writes batches, each in a transaction with the offsets up to which it was read: after a kill in the middle of one, none of
 * it is there and it is read again.
 */
final class Intake {
    private static final String WHOLE = "whole";

    private final DuckDBConnection connection;
    private final LogRows logRows;
    private final ReportRows reportRows;
    private long definition;

    /** @param definitions the mission at a revision, waited for where it is not there yet */
    Intake(DuckDBConnection connection, LongFunction<Mission> definitions) throws SQLException {
        this.connection = connection;
        this.logRows = new LogRows(connection);
        this.reportRows = new ReportRows(connection, definitions);
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TEMP TABLE touched (report_id VARCHAR)");
        }
    }

    /** What happens within a transaction. */
    private interface Step {
        void run(Statement statement) throws SQLException;
    }

    /** @return up to where each partition was read */
    Map<TopicPartition, Long> offsets() throws SQLException {
        Map<TopicPartition, Long> offsets = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT topic, \"partition\", next FROM store.offsets")) {
            while (found.next()) {
                offsets.put(new TopicPartition(found.getString(1), found.getInt(2)), found.getLong(3));
            }
        }
        return offsets;
    }

    /** @return the highest receivedAt of the submissions */
    Optional<Instant> asOf() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("SELECT max(received_at) FROM store.submissions")) {
            found.next();
            return Optional.ofNullable(found.getObject(1, LocalDateTime.class)).map(it -> it.toInstant(ZoneOffset.UTC));
        }
    }

    /** @return whether the ends of the topics were reached since the file was made */
    boolean isWhole() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found =
                        statement.executeQuery("SELECT count(*) FROM store.meta WHERE key = '" + WHOLE + "'")) {
            return found.next() && found.getLong(1) > 0;
        }
    }

    /** The ends were reached for the first time. */
    void becomeWhole() throws SQLException {
        transaction(statement -> {
            StandingTable.all(connection);
            statement.execute("INSERT INTO store.meta VALUES ('" + WHOLE + "', '')");
        });
    }

    /** @return whether the tables changed: a new definition is brought in before the rows that may need it */
    boolean define(Mission newest) throws SQLException {
        if (newest.revision() == definition) {
            return false;
        }
        transaction(statement -> {
            FormTables.bring(connection, newest);
            DefinitionTables.replace(connection, newest);
        });
        definition = newest.revision();
        return true;
    }

    /** @param whole false while the standing of reports waits for the end of the topics */
    void write(Batch batch, Mission newest, boolean whole) throws SQLException {
        transaction(statement -> {
            logRows.submissions(batch.submissions(), newest);
            logRows.receipts(batch.receipts());
            logRows.refusals(batch.refusals());
            logRows.reviews(batch.reviews());
            if (!batch.reports().isEmpty()) {
                touch(statement, batch.reports().keySet());
                forget(statement);
                reportRows.add(
                        newest,
                        batch.reports().values().stream()
                                .flatMap(Optional::stream)
                                .toList());
            }
            if (whole) {
                touch(statement, batch.touched());
                StandingTable.touch(connection);
            }
            offsets(statement, batch.next());
        });
    }

    private void transaction(Step step) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            // Not by setAutoCommit(false): the driver begins with the next statement then, and an appender is none.
            statement.execute("BEGIN");
            try {
                step.run(statement);
                statement.execute("COMMIT");
            } catch (SQLException | RuntimeException e) {
                statement.execute("ROLLBACK");
                throw e;
            }
        }
    }

    private void touch(Statement statement, Collection<String> reportIds) throws SQLException {
        statement.execute("DELETE FROM touched");
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO touched SELECT unnest(?)")) {
            insert.setArray(1, connection.createArrayOf("VARCHAR", reportIds.toArray()));
            insert.execute();
        }
    }

    /** What counted of the touched reports, in whatever form it was. */
    private void forget(Statement statement) throws SQLException {
        for (String table : FormTables.answerTables(connection)) {
            statement.execute(
                    "DELETE FROM store." + Sql.name(table) + " WHERE report_id IN (SELECT report_id FROM touched)");
        }
        statement.execute("DELETE FROM store.reports WHERE report_id IN (SELECT report_id FROM touched)");
    }

    private void offsets(Statement statement, Map<TopicPartition, Long> next) throws SQLException {
        for (Map.Entry<TopicPartition, Long> partition : next.entrySet()) {
            String topic = Sql.text(partition.getKey().topic());
            int number = partition.getKey().partition();
            statement.execute("DELETE FROM store.offsets WHERE topic = " + topic + " AND \"partition\" = " + number);
            statement.execute(
                    "INSERT INTO store.offsets VALUES (" + topic + ", " + number + ", " + partition.getValue() + ")");
        }
    }
}
