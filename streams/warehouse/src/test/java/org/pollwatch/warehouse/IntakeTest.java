package org.pollwatch.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.pollwatch.warehouse.SampleLog.MISSION;
import static org.pollwatch.warehouse.SampleLog.report;
import static org.pollwatch.warehouse.SampleLog.withdrawal;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.duckdb.DuckDBConnection;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pollwatch.contract.avro.Outcome;
import org.pollwatch.contract.avro.Reason;
import org.pollwatch.contract.avro.ReviewAction;
import org.pollwatch.counting.Answer;

/** Batches in, tables out, without a cluster. */
class IntakeTest {
    private static final Map<String, Answer> FLAGGED =
            Map.of("group_voting", Answer.word("yes"), "overall_voting", Answer.word("good"));
    private static final Map<String, Answer> CLEAN = Map.of("group_voting", Answer.word("no"));

    @TempDir
    private Path directory;

    private final SampleLog log = new SampleLog();
    private final Sessions sessions = new Sessions(2);
    private DuckDBConnection database;
    private Intake intake;

    @BeforeEach
    void open() throws SQLException {
        database = new DatabaseFile(directory, "river-2026", 128).open("log");
        intake = new Intake(database, revision -> MISSION);
        intake.define(MISSION);
        sessions.opened(database);
    }

    @AfterEach
    void close() throws SQLException {
        sessions.close();
        database.close();
    }

    private void write() throws SQLException {
        intake.write(log.take(), MISSION, true);
    }

    private List<String> ask(Reach reach, String sql) throws SQLException {
        try (Session session = sessions.take(reach);
                Statement statement = session.connection().createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            List<String> rows = new ArrayList<>();
            int columns = found.getMetaData().getColumnCount();
            while (found.next()) {
                StringBuilder row = new StringBuilder();
                for (int i = 1; i <= columns; i++) {
                    row.append(i == 1 ? "" : " ").append(found.getString(i));
                }
                rows.add(row.toString());
            }
            return rows;
        }
    }

    private List<String> ask(String sql) throws SQLException {
        return ask(Reach.everything(), sql);
    }

    @Test
    void shouldHoldTheEffectiveReportWithItsFlagsAndItsAnswers() throws SQLException {
        log.sent(report("a", 1, "AV-N1-001", FLAGGED), "T1", Outcome.ACCEPTED);
        write();
        assertThat(ask("SELECT report_id, revision, area, region, hour, day, setting, flags FROM reports"))
                .containsExactly("a 1 AV-N1 AV-N 2026-09-27T10 2026-09-27 urban [eval_voting_good, group_voting]");
        assertThat(ask("SELECT group_voting, overall_voting, unauthorised_persons, number FROM report_voting"))
                .containsExactly("yes good null 1");
        assertThat(ask("SELECT answers->>'group_voting', channel, authority FROM submissions"))
                .containsExactly("yes api TEAM");
    }

    @Test
    void shouldReplaceWhatIsCorrectedAndKeepEveryRevision() throws SQLException {
        log.sent(report("a", 1, "AV-N1-001", FLAGGED), "T1", Outcome.ACCEPTED);
        write();
        log.sent(report("a", 3, "AV-C1-019", CLEAN), "T1", Outcome.ACCEPTED);
        write();
        assertThat(ask("SELECT revision, region, flags FROM reports")).containsExactly("3 AV-C []");
        assertThat(ask("SELECT group_voting FROM answers_voting")).containsExactly("no");
        assertThat(ask("SELECT revision FROM submissions ORDER BY 1")).containsExactly("1", "3");
        assertThat(ask("SELECT state, revision, area, submissions FROM standing"))
                .containsExactly("effective 3 AV-C1 2");
    }

    @Test
    void shouldSayHowEachReportStands() throws SQLException {
        Reason reason = new Reason("answers.x", "UNKNOWN_QUESTION", "a question of the form");
        log.sent(report("counts", 1, "AV-N1-001", CLEAN), "T1", Outcome.ACCEPTED)
                .sent(report("counts", 1, "AV-N1-001", FLAGGED), "T1", Outcome.CONFLICT)
                .sent(report("gone", 1, "AV-N1-001", CLEAN), "T1", Outcome.ACCEPTED)
                .sent(withdrawal("gone", 2, "AV-N1-001"), "T1", Outcome.ACCEPTED)
                .sent(report("held", 1, "AV-N1-001", CLEAN), "T1", Outcome.ACCEPTED)
                .reviewed("held", ReviewAction.QUARANTINE)
                .counts(report("held", 1, "AV-N1-001", CLEAN), "T1", false)
                .sent(report("never", 1, "AV-N1-001", CLEAN), "T1", Outcome.REJECTED, reason)
                .submission(
                        report("new", 1, "AV-N1-001", CLEAN), "T1", org.pollwatch.counting.Submission.Authority.TEAM);
        write();
        assertThat(ask("SELECT report_id, state, revision, conflicts FROM standing ORDER BY 1"))
                .containsExactly(
                        "counts effective 1 1",
                        "gone withdrawn 2 0",
                        "held quarantined 1 0",
                        "never rejected 1 0",
                        "new pending 1 0");
        assertThat(ask("SELECT report_id FROM reports")).containsExactly("counts");
        assertThat(ask("SELECT reasons->0->>'code' FROM receipts WHERE outcome = 'REJECTED'"))
                .containsExactly("UNKNOWN_QUESTION");
        log.reviewed("held", ReviewAction.RELEASE).counts(report("held", 1, "AV-N1-001", CLEAN), "T1", true);
        write();
        assertThat(ask("SELECT state FROM standing WHERE report_id = 'held'")).containsExactly("effective");
    }

    @Test
    void shouldMakeTheSameOfOneLargeBatchAsOfManySmallOnes() throws SQLException {
        log.sent(report("a", 1, "AV-N1-001", FLAGGED), "T1", Outcome.ACCEPTED)
                .sent(report("b", 1, "AV-C1-019", CLEAN), "T2", Outcome.ACCEPTED)
                .sent(withdrawal("b", 2, "AV-C1-019"), "T2", Outcome.ACCEPTED);
        write();
        List<String> stepwise = ask("FROM standing ORDER BY report_id");
        intake.becomeWhole();
        assertThat(ask("FROM standing ORDER BY report_id")).isEqualTo(stepwise).hasSize(2);
    }

    @Test
    void shouldShowARegionNothingOfTheOthers() throws SQLException {
        log.sent(report("north", 1, "AV-N1-001", FLAGGED), "T1", Outcome.ACCEPTED)
                .sent(report("centre", 1, "AV-C1-019", FLAGGED), "T2", Outcome.ACCEPTED)
                .sent(report("moved", 1, "AV-N1-001", FLAGGED), "T1", Outcome.ACCEPTED)
                .sent(report("moved", 2, "AV-C1-019", CLEAN), "T1", Outcome.ACCEPTED)
                .reviewed("centre", ReviewAction.QUARANTINE)
                .refused("r1", "T1")
                .refused("r2", "T2");
        write();
        Reach north = Reach.of(Set.of("AV-N"));
        for (String table : List.of("reports", "standing", "receipts", "answers_voting", "report_voting")) {
            assertThat(ask(north, "SELECT DISTINCT report_id FROM " + table))
                    .as(table)
                    .containsExactly("north");
        }
        assertThat(ask(north, "SELECT revision FROM submissions")).containsExactly("1");
        assertThat(ask(north, "FROM reviews")).isEmpty();
        assertThat(ask(north, "SELECT report_id FROM refusals")).containsExactly("r1");
        assertThat(ask(Reach.of(Set.of()), "FROM reports")).isEmpty();
        assertThat(ask(Reach.of(Set.of("AV")), "SELECT count(*) FROM reports")).containsExactly("3");
    }

    @Test
    void shouldLetNoSessionWrite() throws SQLException {
        for (String sql : List.of(
                "DELETE FROM store.reports",
                "CREATE TABLE store.x (y INTEGER)",
                "SELECT * FROM read_csv('/etc/passwd')",
                "COPY (SELECT 1) TO '/tmp/x.csv'",
                "SET memory_limit = '10GB'")) {
            assertThatThrownBy(() -> ask(sql)).as(sql).isInstanceOf(SQLException.class);
        }
        assertThat(ask("SELECT 1")).containsExactly("1");
    }

    @Test
    void shouldWriteNothingOfABatchThatFails() throws SQLException {
        log.sent(report("a", 1, "AV-N1-001", FLAGGED), "T1", Outcome.ACCEPTED);
        Intake broken = new Intake(database.duplicate().unwrap(DuckDBConnection.class), revision -> {
            throw new IllegalStateException("killed in the middle");
        });
        Batch batch = log.take();
        assertThatThrownBy(() -> broken.write(batch, MISSION, true)).hasMessage("killed in the middle");
        assertThat(ask("FROM submissions")).isEmpty();
        assertThat(intake.offsets()).isEmpty();
        intake.write(batch, MISSION, true);
        assertThat(ask("SELECT count(*) FROM submissions")).containsExactly("1");
        assertThat(intake.offsets()).hasSize(3);
    }

    @Test
    void shouldGoOnFromItsFileAndBeginAgainWhereTheTopicsAreOthers() throws SQLException {
        log.sent(report("a", 1, "AV-N1-001", FLAGGED), "T1", Outcome.ACCEPTED);
        write();
        sessions.shut();
        database.close();
        database = new DatabaseFile(directory, "river-2026", 128).open("log");
        assertThat(new Intake(database, revision -> MISSION).offsets()).hasSize(3);
        database.close();
        database = new DatabaseFile(directory, "river-2026", 128).open("another log");
        assertThat(new Intake(database, revision -> MISSION).offsets()).isEmpty();
    }
}
