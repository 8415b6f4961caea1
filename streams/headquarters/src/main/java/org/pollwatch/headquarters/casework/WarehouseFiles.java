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

    private static Optional<ReportFile> find(MissionDesk desk, String reportId) {
        Warehouse warehouse = desk.warehouse()
                .orElseThrow(() -> new IllegalStateException("this headquarters keeps no single reports"));
        try (Session session = warehouse.session(Reach.everything());
                PreparedStatement statement = session.connection().prepareStatement(STANDING)) {
            statement.setString(1, reportId);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(read(desk, reportId, row)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the warehouse did not answer", e);
        }
    }

    private static ReportFile read(MissionDesk desk, String reportId, ResultSet row) throws SQLException {
        State state = State.valueOf(row.getString("state").toUpperCase(Locale.ROOT));
        // Of a report that was never accepted nothing is known but what it was to be about.
        Report report = new Report(
                reportId,
                row.getLong("revision"),
                state == State.WITHDRAWN,
                row.getString("form"),
                Optional.ofNullable(row.getString("form_version")).orElse(""),
                row.getString("place"),
                Instant.ofEpochMilli(row.getLong("observed_at")),
                AnswerReading.stored(
                        Optional.ofNullable(row.getString("answers")).orElse("{}")));
        List<String> path = desk.definition()
                .map(it -> QueryFilter.areaPath(it.mission(), report.place()))
                .orElse(List.of());
        boolean byHeadquarters = Authority.HEADQUARTERS.name().equals(row.getString("authority"));
        return new ReportFile(state, row.getString("team"), byHeadquarters, path, report);
    }
}
