package org.pollwatch.warehouse;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import org.duckdb.DuckDBConnection;
import org.pollwatch.contract.avro.Outcome;
import org.pollwatch.counting.Answer;

/** A process that writes equal batches, one after the other, from where its file says, until it is killed. */
final class EndlessIntake {
    static final int REPORTS_A_BATCH = 200;
    static final String BEGIN = "begin";

    private EndlessIntake() {}

    /** @param arguments the directory */
    public static void main(String[] arguments) throws SQLException {
        try (DuckDBConnection database = open(Path.of(arguments[0]))) {
            Intake intake = intake(database);
            SampleLog log = new SampleLog(intake.offsets());
            for (long batch = log.offset("submissions") / REPORTS_A_BATCH; true; batch++) {
                for (int i = 0; i < REPORTS_A_BATCH; i++) {
                    log.sent(
                            SampleLog.report(
                                    batch + "-" + i, 1, "AV-N1-001", Map.of("group_voting", Answer.word("yes"))),
                            "T1",
                            Outcome.ACCEPTED);
                }
                Batch taken = log.take();
                System.out.println(BEGIN);
                intake.write(taken, SampleLog.MISSION, true);
                System.out.println("end");
            }
        }
    }

    static DuckDBConnection open(Path directory) throws SQLException {
        return new DatabaseFile(directory, "river-2026", 128).open("log");
    }

    static Intake intake(DuckDBConnection database) throws SQLException {
        Intake intake = new Intake(database, revision -> SampleLog.MISSION);
        intake.define(SampleLog.MISSION);
        return intake;
    }
}
