package org.pollwatch.warehouse.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A day's reports leave in memory that does not grow with them: 450,000 with {@code -Dtests.long=true}, fewer otherwise.
 * DuckDB may take what a warehouse gives it,
 * and the heap hardly anything.
 */
class LargeTableTest {
    private static final Logger LOG = LoggerFactory.getLogger(LargeTableTest.class);
    private static final int MANY = Boolean.getBoolean("tests.long") ? 450_000 : 24_000;
    private static final int A_BATCH = 3_000;
    private static final int MEGABYTES = 256;
    private static final long HEAP = 48L << 20;
    private static final Mission MISSION = MissionDirectory.load(
                    Path.of(System.getProperty("pollwatch.root"), "schemas", "missions", "river-2026"))
            .mission()
            .at(1);

    @TempDir
    private Path directory;

    private FilledDatabase filled() throws Exception {
        FilledDatabase database = new FilledDatabase(directory, MISSION, MEGABYTES);
        RandomReports random = new RandomReports(MISSION, 5);
        for (int i = 0; i < MANY; i++) {
            Report report = random.report("voting", i);
            database.add(report, "T" + i % 4_000, "2026-09-27T10");
            if (i % A_BATCH == A_BATCH - 1) {
                database.write();
            }
        }
        return database.write();
    }

    @Test
    void shouldWriteADayInBoundedMemory() throws Exception {
        try (FilledDatabase database = filled()) {
            for (TableFile.Format format : TableFile.Format.values()) {
                for (Kind kind : Kind.values()) {
                    write(database, kind, format);
                }
            }
        }
    }

    private void write(FilledDatabase database, Kind kind, TableFile.Format format) throws Exception {
        Path file = directory.resolve("exports").resolve(MISSION.id()).resolve("day." + format);
        ReportTable table = new ReportTable(MISSION, kind, Optional.empty(), Optional.empty(), Optional.empty());
        long before = used();
        long begin = System.nanoTime();
        try (Session session = database.session()) {
            TableFile.write(table, session, format, file);
            assertThat(TableFile.rows(table, session)).isEqualTo(MANY);
        }
        long heap = used() - before;
        LOG.info(
                "{} {} of {} reports: {} ms, {} bytes, {} bytes of heap",
                kind,
                format,
                MANY,
                (System.nanoTime() - begin) / 1_000_000,
                Files.size(file),
                heap);
        assertThat(heap).isLessThan(HEAP);
        Files.delete(file);
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    @ParameterizedTest
    @EnumSource(TableFile.Format.class)
    void shouldWriteAnEmptyTable(TableFile.Format format) throws Exception {
        try (FilledDatabase database = new FilledDatabase(directory, MISSION, 128);
                Session session = database.session()) {
            Path file = directory.resolve("exports").resolve(MISSION.id()).resolve("none." + format);
            ReportTable table =
                    new ReportTable(MISSION, Kind.VISITS, Optional.empty(), Optional.empty(), Optional.empty());
            TableFile.write(table, session, format, file);
            assertThat(file).isNotEmptyFile();
        }
    }
}
