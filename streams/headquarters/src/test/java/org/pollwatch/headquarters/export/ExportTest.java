package org.pollwatch.headquarters.export;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pollwatch.contract.avro.CoverageState;
import org.pollwatch.contract.avro.Withheld;
import org.pollwatch.headquarters.RunningServer;
import org.pollwatch.headquarters.SampleDay;
import org.pollwatch.headquarters.SampleFinding;
import org.pollwatch.headquarters.SampleMission;
import org.pollwatch.headquarters.SampleRates;
import org.pollwatch.headquarters.board.Boards;
import org.pollwatch.headquarters.mission.MissionDesk;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

final class ExportTest {
    private static final String EXPORT = "/v1/missions/aa-2022/export/rates.";

    private static final List<String> COLUMNS =
            new RateTable(SampleMission.of("aa-2022").build().mission(), "en").columns();

    @TempDir
    private static Path directory;

    private static RunningServer server;

    @BeforeAll
    static void serve() {
        Boards boards = new Boards("aa-2022", "log");
        boards.rates()
                .putDay(
                        0,
                        SampleRates.of("AA", "voting")
                                .rate("group_voting", 34, 1131)
                                .number("voters_added", 7, 420)
                                .build());
        boards.rates()
                .putDay(
                        1,
                        SampleRates.of("AA-1", "voting")
                                .withheld("group_voting", 1, 3, Withheld.FEW_REPORTS)
                                .build());
        boards.rates().putDay(2, SampleRates.of("AA", "opening").suspect().build());
        boards.rates()
                .putHour(
                        0,
                        SampleRates.of("AA", "voting")
                                .hour("2022-11-20T10")
                                .rate("group_voting", 3, 100)
                                .build());
        boards.coverage().put(0, SampleDay.coverage("AA-1", "voting", CoverageState.PARTIAL, 20L, 12));
        boards.findings().put(0, SampleFinding.of("s1").build());
        boards.findings().put(1, SampleFinding.of("s2").cleared().build());
        boards.incidents().put(SampleDay.incident("r1", "protest", "media", "AA-1", "AA"));
        boards.incidents().put(SampleDay.incident("r2", "protest", "told", "AA-2", "AA"));
        Boards limited = new Boards("aa-2021", "log");
        limited.rates()
                .putDay(
                        0,
                        SampleRates.of("AA", "voting")
                                .rate("group_voting", 5, 10)
                                .build());
        server = RunningServer.of(
                List.of(
                        new MissionDesk(
                                boards,
                                () -> Optional.of(SampleMission.of("aa-2022")
                                        .reviewed()
                                        .reconstruction()
                                        .regionName("=HYPERLINK(\"http://x\",\"y\"), \"West\"")
                                        .build())),
                        new MissionDesk(
                                limited,
                                () -> Optional.of(SampleMission.of("aa-2021")
                                        .limited()
                                        .day(LocalDate.of(2021, 1, 10))
                                        .build()))),
                List.of());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static List<NamedCsvRecord> csv(String path) throws Exception {
        HttpResponse<String> response = server.get(path);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains("text/csv; charset=utf-8");
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(response.body())) {
            return reader.stream().toList();
        }
    }

    @Test
    void shouldWriteOneRowPerRecordAndIndicator() throws Exception {
        List<NamedCsvRecord> rows = csv(EXPORT + "csv?form=voting&area=AA");
        assertThat(rows).hasSize(2);
        NamedCsvRecord row = rows.get(0);
        assertThat(row.getHeader()).isEqualTo(COLUMNS);
        assertThat(row.getField("mission")).isEqualTo("aa-2022");
        assertThat(row.getField("reconstruction"))
                .isEqualTo("national figures as printed; stations, hours and regions synthetic");
        assertThat(row.getField("asOf")).isEqualTo("2022-11-20T05:15:00.123Z");
        assertThat(row.getField("areaName")).isEqualTo("Aland");
        assertThat(row.getField("level")).isEqualTo("country");
        assertThat(row.getField("hour")).isEmpty();
        assertThat(row.getField("indicator")).isEqualTo("group_voting");
        assertThat(row.getField("label")).isEqualTo("Was there group_voting?");
        assertThat(row.getField("irregularity")).isEqualTo("yes");
        assertThat(row.getField("flagged")).isEqualTo("34");
        assertThat(Double.parseDouble(row.getField("rate"))).isEqualTo(34 / 1131.0);
        assertThat(row.getField("missing")).isEqualTo("4");
        assertThat(rows.get(1).getField("sum")).isEqualTo("420");
        assertThat(rows.get(1).getField("rate")).isEmpty();
    }

    @Test
    void shouldFilterAsTheRatesDo() throws Exception {
        assertThat(csv(EXPORT + "csv?level=region"))
                .extracting(row -> row.getField("withheld"))
                .containsExactly("few_reports");
        assertThat(csv(EXPORT + "csv?hour=all"))
                .extracting(row -> row.getField("hour"))
                .containsExactly("2022-11-20T10");
        assertThat(server.get(EXPORT + "csv?area=XX").statusCode()).isEqualTo(400);
        assertThat(server.get(EXPORT + "csv?lang=de").statusCode()).isEqualTo(400);
        assertThat(server.get("/v1/missions/nowhere/export/rates.csv").statusCode())
                .isEqualTo(404);
    }

    @Test
    void shouldSpeakTheLanguageAskedFor() throws Exception {
        NamedCsvRecord row = csv(EXPORT + "csv?form=voting&area=AA&lang=ru").get(0);
        assertThat(row.getField("areaName")).isEqualTo("Aland (ru)");
        assertThat(row.getField("label")).isEqualTo("Было ли?");
    }

    @Test
    void shouldDisarmFormulasInCsv() throws Exception {
        assertThat(csv(EXPORT + "csv?level=region").get(0).getField("areaName"))
                .isEqualTo("'=HYPERLINK(\"http://x\",\"y\"), \"West\"");
    }

    @Test
    void shouldNotHideARecordThatBrokeAnInvariant() throws Exception {
        List<NamedCsvRecord> rows = csv(EXPORT + "csv?form=opening");
        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).getField("indicator")).isEqualTo("suspect");
        assertThat(rows.get(0).getField("rate")).isEmpty();
    }

    @Test
    void shouldWriteNoRateOfALimitedMission() throws Exception {
        NamedCsvRecord row = csv("/v1/missions/aa-2021/export/rates.csv").get(0);
        assertThat(row.getField("flagged")).isEqualTo("5");
        assertThat(List.of(row.getField("rate"), row.getField("low"), row.getField("high")))
                .containsOnly("");
        assertThat(row.getField("withheld")).isEqualTo("limited");
        assertThat(row.getField("reconstruction")).isEmpty();
        assertThat(rows("/v1/missions/aa-2021/export/rates.xlsx").get(1))
                .contains("5", "limited")
                .doesNotContain("0.5");
    }

    @Test
    void shouldWriteTheSameTableAsASpreadsheetUnderItsBanner() throws Exception {
        List<List<String>> rows = rows(EXPORT + "xlsx?form=voting");
        assertThat(rows.get(0)).containsExactly("national figures as printed; stations, hours and regions synthetic");
        assertThat(rows.get(1)).isEqualTo(COLUMNS);
        assertThat(rows).hasSize(5);
        assertThat(rows.get(2)).contains("aa-2022", "AA-1", "=HYPERLINK(\"http://x\",\"y\"), \"West\"");
        assertThat(rows.get(3)).contains("aa-2022", "Aland", "group_voting", "34", "1131");
    }

    @Test
    void shouldWriteFindingsWithWhatTheyCompare() throws Exception {
        List<NamedCsvRecord> rows = csv("/v1/missions/aa-2022/export/findings.csv?lang=ru");
        assertThat(rows).hasSize(1);
        NamedCsvRecord row = rows.get(0);
        assertThat(row.getField("reconstruction"))
                .isEqualTo("national figures as printed; stations, hours and regions synthetic");
        assertThat(row.getField("id")).isEqualTo("many_voters_added|s1");
        assertThat(row.getField("area")).isEqualTo("AA-1-1");
        assertThat(row.getField("areaName")).isEqualTo("Lake (ru)");
        assertThat(row.getField("severity")).isEqualTo("high");
        assertThat(row.getField("label")).isEqualTo("Много добавлено");
        assertThat(row.getField("placeNumber")).isEqualTo("1");
        assertThat(row.getField("compared"))
                .isEqualTo("voters_added (" + SampleFinding.REPORT + ") 124; limit (rule) 100");
        assertThat(row.getField("reports")).isEqualTo(SampleFinding.REPORT);
        assertThat(csv("/v1/missions/aa-2022/export/findings.csv?state=all")).hasSize(2);
        assertThat(csv("/v1/missions/aa-2022/export/findings.csv?area=AA-2")).isEmpty();
    }

    @Test
    void shouldWriteCoverageAndIncidentsAsTheyAreFiltered() throws Exception {
        NamedCsvRecord coverage =
                csv("/v1/missions/aa-2022/export/coverage.csv?form=voting").get(0);
        assertThat(coverage.getField("state")).isEqualTo("partial");
        assertThat(coverage.getField("expectedReports")).isEqualTo("20");
        assertThat(coverage.getField("reports")).isEqualTo("12");
        assertThat(coverage.getField("expectedPlaces")).isEmpty();
        assertThat(csv("/v1/missions/aa-2022/export/coverage.csv?level=country"))
                .isEmpty();
        assertThat(csv("/v1/missions/aa-2022/export/incidents.csv?source=told"))
                .extracting(row -> row.getField("reportId"))
                .containsExactly("r2");
        assertThat(csv("/v1/missions/aa-2022/export/incidents.csv?area=AA-1"))
                .extracting(row -> row.getField("source"))
                .containsExactly("media");
    }

    @ParameterizedTest
    @ValueSource(strings = {"coverage", "findings", "incidents"})
    void shouldWriteEveryTableAsASpreadsheetUnderItsBanner(String table) throws Exception {
        List<List<String>> rows = rows("/v1/missions/aa-2022/export/" + table + ".xlsx");
        assertThat(rows.get(0)).containsExactly("national figures as printed; stations, hours and regions synthetic");
        assertThat(rows.get(1)).startsWith("mission", "reconstruction", "asOf", "area", "areaName", "level");
        assertThat(rows.size()).isGreaterThan(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "xlsx"})
    void shouldNameTheFileToSave(String extension) throws Exception {
        assertThat(server.get(EXPORT + extension).headers().firstValue("Content-Disposition"))
                .contains("attachment; filename=\"pollwatch-aa-2022-rates." + extension + "\"");
    }

    /** @return the texts of the cells that are not empty; fails if one is a formula */
    private static List<List<String>> rows(String path) throws Exception {
        HttpResponse<byte[]> response = server.getBytes(path);
        assertThat(response.statusCode()).isEqualTo(200);
        Document strings = part(response.body(), "xl/sharedStrings.xml");
        Document sheet = part(response.body(), "xl/worksheets/sheet1.xml");
        assertThat(sheet.getElementsByTagName("f").getLength()).as("formulas").isZero();
        NodeList texts = strings.getElementsByTagName("si");
        List<List<String>> rows = new ArrayList<>();
        NodeList found = sheet.getElementsByTagName("row");
        for (int i = 0; i < found.getLength(); i++) {
            List<String> cells = new ArrayList<>();
            NodeList values = ((Element) found.item(i)).getElementsByTagName("c");
            for (int j = 0; j < values.getLength(); j++) {
                Element cell = (Element) values.item(j);
                String value = cell.getTextContent();
                if (!value.isEmpty()) {
                    boolean shared = cell.getAttribute("t").equals("s");
                    cells.add(shared ? texts.item(Integer.parseInt(value)).getTextContent() : value);
                }
            }
            rows.add(cells);
        }
        return rows;
    }

    private static Document part(byte[] workbook, String name) throws Exception {
        Path file = Files.write(directory.resolve("table.xlsx"), workbook);
        try (ZipFile zip = new ZipFile(file.toFile());
                InputStream in = zip.getInputStream(zip.getEntry(name))) {
            return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
        }
    }
}
