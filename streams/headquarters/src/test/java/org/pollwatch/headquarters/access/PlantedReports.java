package org.pollwatch.headquarters.access;

import static org.pollwatch.headquarters.SampleReports.answers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import org.pollwatch.contract.avro.Outcome;
import org.pollwatch.contract.avro.Reason;
import org.pollwatch.counting.Report;
import org.pollwatch.headquarters.SampleReports;
import org.pollwatch.mission.Mission;

/** Single reports of two regions, each sent, contradicted, refused and judged; those of AA-2 by a team with a mark. */
final class PlantedReports {
    private static final Instant AT = Instant.parse("2022-11-20T05:00:00Z");
    private static final String FOREIGN_TEAM = "foreign-team";
    private static final String WEST = "AA-1-1-001";
    private static final String EAST = "AA-2-001";

    private PlantedReports() {}

    static SampleReports of(Mission mission) {
        return new SampleReports(mission)
                .sent(report(EveryOperation.OWN_REPORT, WEST, 3), "T007", Outcome.ACCEPTED, AT)
                .sent(report(EveryOperation.FOREIGN_REPORT, EAST, 991), FOREIGN_TEAM, Outcome.ACCEPTED, AT)
                .sent(report(EveryOperation.FOREIGN_REPORT, EAST, 992), FOREIGN_TEAM, Outcome.CONFLICT, AT)
                .sent(
                        report("99999999-0000-4000-8000-00000000000c", EAST, 993),
                        FOREIGN_TEAM,
                        Outcome.REJECTED,
                        AT,
                        new Reason("foreign", "WRONG_TYPE", "foreign"))
                .refused(EveryOperation.FOREIGN_REPORT, FOREIGN_TEAM, "voting", "answers.foreign", AT);
    }

    private static Report report(String id, String place, int added) {
        return new Report(
                id, 1, false, "voting", "1", place, AT, answers("group_voting", "yes", "voters_added", added));
    }

    /** @return every value of the file, row by row */
    static String parquet(byte[] bytes) throws IOException {
        Path file = Files.write(Files.createTempFile("pollwatch-export", ".parquet"), bytes);
        StringBuilder text = new StringBuilder();
        try (Connection database = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery("SELECT to_json(t) FROM read_parquet('" + file + "') t")) {
            while (rows.next()) {
                text.append(rows.getString(1)).append('\n');
            }
            return text.toString();
        } catch (SQLException e) {
            throw new IOException("no Parquet", e);
        } finally {
            Files.delete(file);
        }
    }
}
