package org.pollwatch.warehouse;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.duckdb.DuckDBConnection;
import org.pollwatch.contract.AnswerRecords;
import org.pollwatch.contract.ReportRecords;
import org.pollwatch.contract.avro.EffectiveReport;
import org.pollwatch.counting.Report;
import org.pollwatch.counting.Submission;
import org.pollwatch.counting.Submission.Authority;
import org.pollwatch.mission.Mission;

/** A warehouse that a test fills with effective reports, without a cluster. */
public final class FilledDatabase implements AutoCloseable {
    private final Sessions sessions = new Sessions(2);
    private final DuckDBConnection database;
    private final Intake intake;
    private final Mission mission;
    private Batch batch = new Batch();
    private long offset;

    public FilledDatabase(Path directory, Mission mission, int megabytes) throws SQLException {
        this.mission = mission;
        database = new DatabaseFile(directory, mission.id(), megabytes).open("log");
        intake = new Intake(database, revision -> mission);
        intake.define(mission);
        sessions.opened(database);
    }

    /** Adds a report that counts; {@link #write} brings it in. */
    public FilledDatabase add(Report report, String team, String hour) {
        ConsumerRecord<String, byte[]> at = new ConsumerRecord<>("submissions", 0, offset++, "", new byte[0]);
        batch.read(at);
        batch.submission(
                ReportRecords.write(new Submission(report, team, Authority.TEAM, report.observedAt(), 1), null, "api"),
                at);
        batch.report(
                report.reportId(),
                Optional.of(new EffectiveReport(
                        report.reportId(),
                        report.revision(),
                        report.form(),
                        report.formVersion(),
                        report.place(),
                        mission.areas().path(DefinitionTables.areaOf(report.place(), mission)),
                        hour,
                        report.observedAt(),
                        report.observedAt(),
                        team,
                        1L,
                        report.answers().entrySet().stream()
                                .map(it -> AnswerRecords.effective(it.getKey(), it.getValue()))
                                .toList())));
        return this;
    }

    public FilledDatabase write() throws SQLException {
        intake.write(batch, mission, true);
        batch = new Batch();
        return this;
    }

    public Session session() {
        return sessions.take(Reach.everything());
    }

    public Session session(String... areas) {
        return sessions.take(Reach.of(java.util.Set.copyOf(List.of(areas))));
    }

    @Override
    public void close() throws SQLException {
        sessions.close();
        database.close();
    }
}
