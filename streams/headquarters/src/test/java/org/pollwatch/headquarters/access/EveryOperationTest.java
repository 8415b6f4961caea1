package org.pollwatch.headquarters.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pollwatch.contract.mission.MissionSnapshot;
import org.pollwatch.headquarters.RunningServer;
import org.pollwatch.headquarters.SampleMission;
import org.pollwatch.headquarters.access.RequestLine.Request;
import org.pollwatch.headquarters.mission.MissionDesk;
import org.pollwatch.warehouse.Warehouse;

/** What each role may have of every operation there is; and that nobody gets anything outside their areas by any of them. */
final class EveryOperationTest {
    private static final String DESK = "regional_desk AA-1";
    /** Without these marks nothing would be found to be missing. */
    private static final List<String> SHOWN_TO_ANALYSTS = List.of(
            "showMission",
            "showMap",
            "watch",
            "listRates",
            "exportRatesXlsx",
            "listReports",
            "listRefusals",
            "breakDown",
            "runSql",
            "exportReports.csv",
            "exportReports.xlsx",
            "exportReports.parquet",
            "exportVisits.csv",
            "exportVisits.xlsx",
            "exportVisits.parquet");

    private static final Map<String, RequestLine> LINES = EveryOperation.lines();

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Map<String, Permission> OPERATIONS = new TreeMap<>();

    @TempDir
    private static Path directory;

    private static Warehouse warehouse;
    private static RunningServer server;

    @BeforeAll
    static void serve() throws IOException {
        OPERATIONS.putAll(ApiOperations.read());
        MissionSnapshot mission = SampleMission.of(EveryOperation.MISSION)
                .reviewedWithEast()
                .probabilitySample()
                .map(PlantedDay.map())
                .build();
        warehouse = PlantedReports.of(mission.mission()).open(directory);
        server = RunningServer.of(
                new MissionDesk(PlantedDay.boards(), () -> Optional.of(mission), Optional.of(warehouse)),
                new CallerByHeader());
    }

    @AfterAll
    static void stop() {
        server.close();
        warehouse.close();
    }

    @Test
    void shouldHaveALineForEveryOperation() {
        assertThat(LINES.keySet())
                .as("operations of headquarters.yaml; a new one needs a line in EveryOperation")
                .containsExactlyInAnyOrderElementsOf(OPERATIONS.keySet());
    }

    @TestFactory
    Stream<DynamicTest> shouldGiveARegionalDeskNothingOfOtherAreas() {
        return LINES.entrySet().stream()
                .filter(line -> isOfAreas(line.getKey()))
                .flatMap(line -> line.getValue().own().stream()
                        .map(request -> dynamicTest(line.getKey() + " " + request.path(), () -> {
                            Answer answer = ask(line.getValue().method(), request, DESK);
                            assertThat(isAnswered(line.getValue(), answer.status()))
                                    .as(answer.text())
                                    .isTrue();
                            assertThat(answer.text()).doesNotContain(PlantedDay.FOREIGN);
                            Answer whole = ask(line.getValue().method(), request, "analyst");
                            assertThat(isAnswered(line.getValue(), whole.status()))
                                    .isTrue();
                        })));
    }

    private static boolean isOfAreas(String operation) {
        return !OPERATIONS.get(operation).needsWholeMission();
    }

    @TestFactory
    Stream<DynamicTest> shouldRefuseARegionalDeskWhatReachesOverTheWholeMission() {
        return LINES.entrySet().stream()
                .filter(line -> !isOfAreas(line.getKey()))
                .map(line -> dynamicTest(line.getKey(), () -> {
                    RequestLine it = line.getValue();
                    String analyst = DESK.replace("regional_desk", "analyst");
                    assertThat(ask(it.method(), it.own().get(0), DESK).status()).isEqualTo(403);
                    assertThat(ask(it.method(), it.own().get(0), analyst).status())
                            .isEqualTo(403);
                }));
    }

    private static boolean isAnswered(RequestLine line, int status) {
        return line.answer() == 0 ? status >= 200 && status < 300 : status == line.answer();
    }

    @Test
    void shouldPlantMarksThatAnalystsSee() throws Exception {
        for (String operation : SHOWN_TO_ANALYSTS) {
            RequestLine line = LINES.get(operation);
            Answer answer = ask(line.method(), line.own().get(0), "analyst");
            assertThat(answer.text()).as(operation).containsAnyOf("AA-2", "foreign");
        }
    }

    @TestFactory
    Stream<DynamicTest> shouldAnswerAGuessAsWhatDoesNotExist() {
        return LINES.entrySet().stream()
                .filter(line -> !line.getValue().foreign().isEmpty())
                .map(line -> dynamicTest(line.getKey(), () -> {
                    List<Answer> answers = new java.util.ArrayList<>();
                    for (Request request : line.getValue().foreign()) {
                        Answer answer = ask(line.getValue().method(), request, DESK);
                        assertThat(answer.status()).as(request.path()).isIn(400, 404, 422);
                        assertThat(answer.text()).doesNotContain(PlantedDay.FOREIGN);
                        answers.add(answer);
                    }
                    assertThat(answers.stream().distinct())
                            .as("not yours and not there")
                            .hasSize(1);
                }));
    }

    @TestFactory
    Stream<DynamicTest> shouldAskEveryRoleForThePermissionOfTheOperation() {
        return Stream.of(Role.values()).flatMap(role -> OPERATIONS.entrySet().stream()
                .map(it -> dynamicTest(role.word() + " " + it.getKey(), () -> {
                    boolean may = role.permissions().contains(it.getValue());
                    RequestLine line = LINES.get(it.getKey());
                    int status =
                            ask(line.method(), line.own().get(0), role.word()).status();
                    assertThat(isAnswered(line, status)).isEqualTo(may);
                    assertThat(status == 403).isNotEqualTo(may);
                })));
    }

    @TestFactory
    Stream<DynamicTest> shouldAnswerNothingThatIsNotPublicToNobody() {
        return OPERATIONS.entrySet().stream()
                .filter(it -> it.getValue() != Permission.PUBLIC)
                .map(it -> dynamicTest(it.getKey(), () -> {
                    RequestLine line = LINES.get(it.getKey());
                    assertThat(ask(line.method(), line.own().get(0), "").status())
                            .isEqualTo(401);
                }));
    }

    @ParameterizedTest
    @ValueSource(strings = {"listPublic", "showPublicPage"})
    void shouldShowNobodyAndEveryDeskWhatIsPublic(String operation) throws Exception {
        assertThat(OPERATIONS.get(operation)).isEqualTo(Permission.PUBLIC);
        Request request = LINES.get(operation).own().get(0);
        Answer nobodys = ask("GET", request, "");
        assertThat(nobodys.status()).as(nobodys.text()).isEqualTo(200);
        assertThat(ask("GET", request, "regional_desk ZZ-9")).isEqualTo(nobodys);
    }

    @Test
    void shouldWriteNoEntryThatWasRefused() throws Exception {
        server.entries().clear();
        for (String operation : List.of("enterSeries", "review", "correct", "postQuery")) {
            RequestLine line = LINES.get(operation);
            ask("POST", line.own().get(0), "partner");
            ask("POST", line.own().get(0), "");
            ask("POST", line.foreign().get(0), DESK);
        }
        assertThat(server.entries().reviews()).isEmpty();
        assertThat(server.entries().series()).isEmpty();
        assertThat(server.entries().corrections()).isEmpty();
        assertThat(server.entries().queries()).isEmpty();
        assertThat(server.entries().audit()).isEmpty();
    }

    @Test
    void shouldSignEntriesWithTheAccountWhateverTheBodySays() throws Exception {
        server.entries().clear();
        String body = "{\"reportId\":\"" + EveryOperation.OWN_REPORT
                + "\",\"action\":\"release\",\"reason\":\"checked\",\"by\":\"somebody else\"}";
        ask("POST", new Request("/v1/missions/aa-2022/reviews", Optional.of(body)), DESK);
        assertThat(server.entries().reviews().get(0).getBy()).isEqualTo("the-regional_desk");
        assertThat(server.entries().audit()).singleElement().satisfies(it -> {
            assertThat(it.getAccount()).isEqualTo("the-regional_desk");
            assertThat(it.getScope()).containsExactly("AA-1");
            assertThat(it.getSubjects()).containsExactly(EveryOperation.OWN_REPORT);
        });
    }

    private static Answer ask(String method, Request request, String caller) throws Exception {
        String path = request.path().replace(RequestLine.ROLE, caller.replaceFirst(" .*", ""));
        HttpRequest.Builder builder = HttpRequest.newBuilder(server.uri(path)).timeout(Duration.ofSeconds(20));
        if (!caller.isEmpty()) {
            builder.header(CallerByHeader.HEADER, caller);
        }
        request.body().ifPresent(body -> builder.header("Content-Type", "application/json"));
        builder.method(method, request.body().map(BodyPublishers::ofString).orElse(BodyPublishers.noBody()));
        HttpResponse<InputStream> response = CLIENT.send(builder.build(), BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            String type = response.headers().firstValue("Content-Type").orElse("");
            return new Answer(response.statusCode(), text(type, body));
        }
    }

    private static String text(String type, InputStream body) throws IOException {
        if (type.startsWith("text/event-stream")) {
            return firstEvent(body);
        }
        byte[] bytes = body.readAllBytes();
        if (type.contains("parquet")) {
            return PlantedReports.parquet(bytes);
        }
        if (!type.contains("spreadsheet")) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
        // FastExcel's entries say their sizes at the end of the file only.
        Path file = Files.write(Files.createTempFile("pollwatch-export", ".xlsx"), bytes);
        StringBuilder text = new StringBuilder();
        try (ZipFile sheets = new ZipFile(file.toFile())) {
            for (ZipEntry entry : Collections.list(sheets.entries())) {
                text.append(new String(sheets.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
            }
        } finally {
            Files.delete(file);
        }
        return text.toString();
    }

    /** The snapshot, which is an event of one line. */
    private static String firstEvent(InputStream body) throws IOException {
        StringBuilder text = new StringBuilder();
        int one = body.read();
        while (one >= 0 && (text.indexOf("data: ") < 0 || one != '\n')) {
            text.append((char) one);
            one = body.read();
        }
        return text.toString();
    }

    private record Answer(int status, String text) {}
}
