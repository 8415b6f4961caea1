package org.pollwatch.headquarters.casework;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.pollwatch.counting.Report;
import org.pollwatch.counting.Submission.Authority;
import org.pollwatch.headquarters.board.QueryFilter;
import org.pollwatch.headquarters.casework.ReportFile.State;
import org.pollwatch.headquarters.entry.AnswerReading;
import org.pollwatch.headquarters.entry.CorrectionEntry.Kept;
import org.pollwatch.headquarters.mission.MissionDesk;
import org.pollwatch.warehouse.Reach;
import org.pollwatch.warehouse.Session;
import org.pollwatch.warehouse.Warehouse;

/** Looks reports up in the warehouse, a moment behind the log. */
public final class WarehouseFiles implements ReportFiles {
    private static final String STANDING =
            """
            SELECT st.state, st.revision, st.form, s.form_version, st.place, epoch_ms(st.observed_at) AS observed_at,
                   st.team, s.authority, s.answers
            FROM standing st
            LEFT JOIN receipts r ON r.report_id = st.report_id AND r.outcome = 'ACCEPTED' AND r.revision = st.revision
            LEFT JOIN submissions s ON s."partition" = r."partition" AND s."offset" = r."offset"
            WHERE st.report_id = ?""";

    /** What had a fault was never a reading of anything. */
    private static final String READING =
            """
            SELECT s.revision, s.withdrawn, s.form, s.form_version, s.place, epoch_ms(s.observed_at) AS observed_at, s.answers
            FROM submissions s JOIN receipts r ON r."partition" = s."partition" AND r."offset" = s."offset"
            WHERE s.report_id = ? AND s."partition" = ? AND s."offset" = ?
              AND r.outcome IN ('ACCEPTED', 'CONFLICT', 'SUPERSEDED', 'DUPLICATE')""";

    private final Function<String, Optional<MissionDesk>> missions;
    private final Executor worker;

    /** @param worker may be kept waiting, as no event loop may */
    public WarehouseFiles(Function<String, Optional<MissionDesk>> missions, Executor worker) {
        this.missions = missions;
        this.worker = worker;
    }

    @Override
    public CompletionStage<Optional<ReportFile>> find(String mission, String reportId) {
        return CompletableFuture.supplyAsync(
                () -> missions.apply(mission).flatMap(desk -> find(desk, reportId)), worker);
    }

    @Override
    public CompletionStage<Optional<Report>> reading(String mission, String reportId, Kept at) {
        return CompletableFuture.supplyAsync(
                () -> missions.apply(mission)
                        .flatMap(desk -> ask(
                                desk,
                                READING,
                                row -> report(reportId, row, row.getBoolean("withdrawn")),
                                reportId,
                                at.partition(),
                                at.offset())),
                worker);
    }

    private static Optional<ReportFile> find(MissionDesk desk, String reportId) {
        return ask(desk, STANDING, row -> read(desk, reportId, row), reportId);
    }

    private static <T> Optional<T> ask(MissionDesk desk, String sql, RowReading<T> reading, Object... parameters) {
        Warehouse warehouse = desk.warehouse()
                .orElseThrow(() -> new IllegalStateException("this headquarters keeps no single reports"));
        try (Session session = warehouse.session(Reach.everything());
                PreparedStatement statement = session.connection().prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(reading.of(row)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the warehouse did not answer", e);
        }
    }

    private interface RowReading<T> {
        T of(ResultSet row) throws SQLException;
    }

    private static ReportFile read(MissionDesk desk, String reportId, ResultSet row) throws SQLException {
        State state = State.valueOf(row.getString("state").toUpperCase(Locale.ROOT));
        // Of a report that was never accepted nothing is known but what it was to be about.
        Report report = report(reportId, row, state == State.WITHDRAWN);
        List<String> path = desk.definition()
                .map(it -> QueryFilter.areaPath(it.mission(), report.place()))
                .orElse(List.of());
        boolean byHeadquarters = Authority.HEADQUARTERS.name().equals(row.getString("authority"));
        return new ReportFile(state, row.getString("team"), byHeadquarters, path, report);
    }

    private static Report report(String reportId, ResultSet row, boolean withdrawn) throws SQLException {
        return new Report(
                reportId,
                row.getLong("revision"),
                withdrawn,
                row.getString("form"),
                Optional.ofNullable(row.getString("form_version")).orElse(""),
                row.getString("place"),
                Instant.ofEpochMilli(row.getLong("observed_at")),
                AnswerReading.stored(
                        Optional.ofNullable(row.getString("answers")).orElse("{}")));
    }
}
