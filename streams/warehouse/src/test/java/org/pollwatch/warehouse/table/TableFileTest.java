package org.pollwatch.warehouse.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pollwatch.contract.mission.MissionDirectory;
import org.pollwatch.counting.Report;
import org.pollwatch.mission.Mission;
import org.pollwatch.warehouse.FilledDatabase;
import org.pollwatch.warehouse.RandomReports;
import org.pollwatch.warehouse.Session;
import org.pollwatch.warehouse.table.ReportTable.Kind;

class TableFileTest {
    private static final Mission MISSION = MissionDirectory.load(
                    Path.of(System.getProperty("pollwatch.root"), "schemas", "missions", "river-2026"))
            .mission()
            .at(1);

    @TempDir
    private Path directory;

    private FilledDatabase database;

    @BeforeEach
    void open() throws Exception {
        database = new FilledDatabase(directory, MISSION, 128);
    }

    @AfterEach
    void close() throws Exception {
        database.close();
    }

    private static ReportTable table(Kind kind, Optional<String> form) {
        return new ReportTable(MISSION, kind, form, Optional.empty(), Optional.empty());
    }

    private List<String> csv(ReportTable table, String... areas) throws Exception {
        Path file = directory.resolve("exports").resolve(MISSION.id()).resolve("table.csv");
        try (Session session = areas.length == 0 ? database.session() : database.session(areas)) {
            TableFile.write(table, session, TableFile.Format.CSV, file);
        }
        return Files.readAllLines(file);
    }

    private void fill(int reports) throws Exception {
        RandomReports random = new RandomReports(MISSION, 7);
        for (String form : MISSION.formIds()) {
            for (int i = 0; i < reports; i++) {
                Report report = random.report(form, i);
                database.add(report, "T1", "2026-09-27T10");
            }
        }
        database.write();
    }

    @Test
    void shouldWriteOneRowForEachReportOfEveryForm() throws Exception {
        fill(6);
        List<String> rows = csv(table(Kind.REPORTS, Optional.empty()));
        assertThat(rows).hasSize(1 + 6 * MISSION.formIds().size());
        assertThat(rows.get(0))
                .startsWith("mission,reconstruction,report_id,revision,form,form_version,place")
                .contains(",voting.group_voting,")
                .contains(",opening.");
        assertThat(rows.get(1)).startsWith("river-2026,,");
    }

    @Test
    void shouldPutAllFormsOfAVisitSideBySide() throws Exception {
        RandomReports random = new RandomReports(MISSION, 7);
        database.add(random.report("opening", 0), "T1", "2026-09-27T08")
                .add(random.report("voting", 0), "T1", "2026-09-27T10")
                .add(random.report("voting", 0), "T1", "2026-09-27T12")
                .add(random.report("voting", 0), "T2", "2026-09-27T12")
                .write();
        List<String> rows = csv(table(Kind.VISITS, Optional.empty()));
        assertThat(rows).hasSize(4);
        assertThat(rows.get(0))
                .contains("team,place,visit")
                .contains("voting.report_id")
                .contains("opening.report_id");
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void shouldGiveParquetTheSameRowsWithTypes(Kind kind) throws Exception {
        fill(5);
        Path file = directory.resolve("exports").resolve(MISSION.id()).resolve("table.parquet");
        try (Session session = database.session();
                Statement statement = session.connection().createStatement()) {
            ReportTable table = table(kind, Optional.empty());
            TableFile.write(table, session, TableFile.Format.PARQUET, file);
            try (ResultSet found = statement.executeQuery("SELECT count(*) FROM '" + file + "'")) {
                found.next();
                assertThat(found.getLong(1)).isEqualTo(TableFile.rows(table, session));
            }
            String time = kind == Kind.REPORTS ? "observed_at" : "\"voting.observed_at\"";
            try (ResultSet found =
                    statement.executeQuery("SELECT typeof(any_value(" + time + ")) FROM '" + file + "'")) {
                found.next();
                assertThat(found.getString(1)).isEqualTo("TIMESTAMP");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void shouldGiveARegionalDeskItsOwnReportsOnly(Kind kind) throws Exception {
        fill(30);
        List<String> all = csv(table(kind, Optional.empty()));
        List<String> own = csv(table(kind, Optional.empty()), "AV-N");
        assertThat(own.size()).isLessThan(all.size()).isGreaterThan(1);
        assertThat(own.subList(1, own.size())).allMatch(it -> it.contains(",AV-N,"));
    }

    @Test
    void shouldSayThatAReconstructionIsOne() throws Exception {
        fill(1);
        ReportTable table = new ReportTable(
                MISSION, Kind.REPORTS, Optional.of("voting"), Optional.empty(), Optional.of("synthetic"));
        assertThat(csv(table).get(1)).startsWith("river-2026,synthetic,");
    }

    @Test
    void shouldTellWhichColumnsAreNumbers() throws Exception {
        fill(1);
        try (Session session = database.session()) {
            List<TableFile.Column> columns = TableFile.columns(table(Kind.REPORTS, Optional.of("voting")), session);
            assertThat(columns)
                    .contains(new TableFile.Column("revision", true), new TableFile.Column("report_id", false))
                    .contains(new TableFile.Column("flags", false));
        }
    }
}
