package org.pollwatch.headquarters.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pollwatch.contract.RecordSerdes;
import org.pollwatch.contract.avro.AuditAction;
import org.pollwatch.contract.avro.AuditRecord;
import org.pollwatch.contract.avro.Statement;
import org.pollwatch.headquarters.FoldedBook;
import org.pollwatch.headquarters.RunningServer;
import org.pollwatch.headquarters.SampleMission;
import org.pollwatch.headquarters.board.Boards;

/** Freezing, embargo, release and withdrawal over HTTP; what is written to the topic is put back on the board, as the feed does. */
class StatementApiTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MISSION = "small-2022";
    private static final String STATEMENTS = "/v1/missions/" + MISSION + "/statements";
    private static final String PUBLIC = "/v1/public/missions/" + MISSION;
    private static final String PUBLIC_PAGE = "/public/" + MISSION;
    private static final String TYPE = "application/json";

    private final Boards boards = new Boards(MISSION, "log");
    private RunningServer server;

    /** Serdes tell Avro to trust our records, for the whole process; without a cluster nobody else makes any. */
    @BeforeAll
    static void trustOurRecords() {
        assertThat(RecordSerdes.inMemory(List.of())).isNotNull();
    }

    @BeforeEach
    void start() {
        server = RunningServer.over(boards, SampleMission.of(MISSION).build());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void shouldTellWhereToLookAndThenShowTheDraft() throws Exception {
        HttpResponse<String> accepted = server.post(STATEMENTS, TYPE, "{\"title\":\"Preliminary\"}");
        assertThat(accepted.statusCode()).isEqualTo(202);
        String at = accepted.headers().firstValue("Location").orElseThrow();

        Statement draft = frozen(0);

        JsonNode shown = json(at);
        assertThat(shown.path("state").textValue()).isEqualTo("draft");
        assertThat(shown.path("intact").booleanValue()).isTrue();
        assertThat(shown.at("/reading/sections/0/groups/0/lines/0/figure").textValue())
                .isEqualTo("13 of 66 observations, 19.7 per cent (66 stations)");
        assertThat(json(STATEMENTS).path("statements")).hasSize(1);
        assertThat(server.get(at + "/figures.json").body()).isEqualTo(text(draft));
        assertThat(server.get(at + "/statement.txt?lang=ru").body()).contains("Групповое голосование: 13 из 66");
    }

    @Test
    void shouldShowThePublicNothingAndNoHintBeforeTheRelease() throws Exception {
        String empty = server.get(PUBLIC).body();
        String emptyPage = server.get(PUBLIC_PAGE).body();
        String id = freeze("Preliminary");

        assertThat(server.get(PUBLIC).body()).isEqualTo(empty);
        assertThat(server.get(PUBLIC_PAGE).body()).isEqualTo(emptyPage).contains("Nothing has been released yet");
        assertThat(server.get("/v1/missions/" + MISSION + "/released").body()).isEqualTo(empty);
        assertThat(server.get(PUBLIC + "/" + id).statusCode()).isEqualTo(404);
        assertThat(server.get(PUBLIC_PAGE + "/" + id).statusCode()).isEqualTo(404);
        assertThat(server.get(PUBLIC + "?statement=" + id).statusCode()).isEqualTo(400);
        assertThat(server.entries().released()).isEmpty();
    }

    @Test
    void shouldReleaseFiguresByRegionAndWithholdWhatIsSmall() throws Exception {
        String id = freeze("Preliminary");
        decide(id, "release", "");

        JsonNode areas = json(PUBLIC).at("/statements/0/forms/0/areas");
        assertThat(areas).hasSize(5);
        assertThat(figure(areas, FoldedBook.COUNTRY).path("flagged").longValue())
                .isEqualTo(13);
        JsonNode small = figure(areas, FoldedBook.SMALL);
        assertThat(small.path("flagged").isNull()).isTrue();
        assertThat(small.path("placesFlagged").isNull()).isTrue();
        assertThat(small.path("rate").isNull()).isTrue();
        assertThat(small.path("applicable").longValue()).isEqualTo(4);
        assertThat(small.path("withheld").textValue()).isEqualTo("small_cell");
        // Country less the three others would tell it: the next smallest is withheld with it.
        assertThat(figure(areas, "AA-3").path("withheld").textValue()).isEqualTo("complement");
        assertThat(figure(areas, "AA-2").path("withheld").isNull()).isTrue();

        String page = server.get(PUBLIC_PAGE + "?lang=ru").body();
        assertThat(page)
                .contains("Групповое голосование", "13 из 66")
                .contains("· / 4")
                .doesNotContain("2 / 4");
        assertThat(server.entries().released().get(FoldedBook.SMALL + "|voting"))
                .hasValueSatisfying(
                        it -> assertThat(it.getIndicators().get(0).getFlagged()).isNull());
    }

    @Test
    void shouldTakeAWithdrawnStatementBackForEver() throws Exception {
        String id = freeze("Preliminary");
        decide(id, "release", "");
        decide(id, "withdraw", "{\"reason\":\"a station was counted twice\"}");

        assertThat(json(PUBLIC).path("statements")).isEmpty();
        assertThat(server.entries().released().values()).allMatch(java.util.Optional::isEmpty);
        assertThat(server.post(STATEMENTS + "/" + id + "/release", TYPE, "").statusCode())
                .isEqualTo(409);
    }

    @Test
    void shouldLetPartnersReadWhatStoodBeforeAWithdrawnOne() throws Exception {
        String first = freeze("First");
        decide(first, "release", "");
        String second = freeze("Second");
        decide(second, "release", "");
        assertThat(partner()).isEqualTo(second);

        decide(second, "withdraw", "{\"reason\":\"superseded\"}");

        assertThat(partner()).isEqualTo(first);
    }

    @Test
    void shouldSayWhichFiguresAreOthersNow() throws Exception {
        String id = freeze("Preliminary");

        JsonNode changes = json(STATEMENTS + "/" + id + "/changes?with=live").path("changes");

        assertThat(changes).isNotEmpty();
        assertThat(changes.findValuesAsText("counter")).contains("reports", "flagged");
        assertThat(json(STATEMENTS + "/" + id + "/changes?with=" + id).path("changes"))
                .isEmpty();
        assertThat(server.get(STATEMENTS + "/" + id + "/changes?with=nothing").statusCode())
                .isEqualTo(400);
    }

    @Test
    void shouldWriteDownWhoFrozeReleasedAndTookAway() throws Exception {
        String id = freeze("Preliminary");
        decide(id, "release", "");
        server.get(STATEMENTS + "/" + id + "/statement.xlsx");

        assertThat(server.entries().audit())
                .extracting(AuditRecord::getAction)
                .containsExactly(AuditAction.FREEZE, AuditAction.RELEASE_STATEMENT, AuditAction.EXPORT);
    }

    @Test
    void shouldRefuseATitleThatIsNone() throws Exception {
        for (String body : List.of("", "{}", "{\"title\":\"\"}", "{\"title\":\"a\",\"by\":\"b\"}", "{\"title\":1}")) {
            assertThat(server.post(STATEMENTS, TYPE, body).statusCode())
                    .as(body)
                    .isEqualTo(422);
        }
    }

    private String partner() {
        return server.entries()
                .released()
                .get(FoldedBook.COUNTRY + "|voting")
                .orElseThrow()
                .getStatement();
    }

    private String freeze(String title) throws Exception {
        int before = server.entries().statements().size();
        assertThat(server.post(STATEMENTS, TYPE, "{\"title\":\"" + title + "\"}")
                        .statusCode())
                .isEqualTo(202);
        return frozen(before).getId();
    }

    /** Waits until it is written, and gives it back as the topic would. */
    private Statement frozen(int before) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> server.entries().statements().size() > before);
        Statement written = server.entries().statements().get(before);
        boards.statements().put(written);
        return written;
    }

    private void decide(String id, String what, String body) throws Exception {
        HttpResponse<String> taken = server.post(STATEMENTS + "/" + id + "/" + what, TYPE, body);
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(202);
        List<Statement> written = server.entries().statements();
        boards.statements().put(written.get(written.size() - 1));
    }

    private static JsonNode figure(JsonNode areas, String area) {
        for (JsonNode each : areas) {
            if (each.path("area").textValue().equals(area)) {
                return each.path("indicators").get(0);
            }
        }
        throw new AssertionError("no area " + area);
    }

    private JsonNode json(String path) throws Exception {
        HttpResponse<String> response = server.get(path);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JSON.readTree(response.body());
    }

    private static String text(Statement statement) {
        return java.nio.charset.StandardCharsets.UTF_8
                .decode(statement.getFigures().duplicate())
                .toString();
    }
}
