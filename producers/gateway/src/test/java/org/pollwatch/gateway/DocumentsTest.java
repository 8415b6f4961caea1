package org.pollwatch.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.pollwatch.contract.avro.Outcome;
import org.pollwatch.contract.avro.Reason;
import org.pollwatch.contract.avro.Receipt;

/** What a phone reads: forms, places, receipts. */
class DocumentsTest {
    private static ServedGateway gateway;

    @BeforeAll
    static void start() {
        gateway = ServedGateway.start();
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @Test
    void shouldGiveTheFormsInThreeLanguagesWithTheirConditions() {
        HttpResponse<String> response = gateway.get("/forms");

        assertThat(response.statusCode()).isEqualTo(200);
        JsonObject forms = new JsonObject(response.body());
        assertThat(forms.getString("mission")).isEqualTo(Arvenia.ID);
        assertThat(forms.getJsonObject("titles").fieldNames()).containsExactlyInAnyOrder("en", "ru", "kk");
        JsonObject voting = named(forms.getJsonArray("forms"), "voting");
        assertThat(voting.getString("version")).isEqualTo("2026-09-01");
        assertThat(voting.getString("about")).isEqualTo("polling_station");
        assertThat(voting.getJsonObject("title").getString("kk")).isEqualTo("Дауыс беру");
        JsonArray questions = voting.getJsonArray("questions");
        assertThat(named(questions, "unauthorised_interference").getJsonObject("askIf"))
                .isEqualTo(new JsonObject("{\"question\":\"unauthorised_persons\",\"is\":[\"yes\"]}"));
        assertThat(named(questions, "added_voters_verified").getJsonObject("askIf"))
                .isEqualTo(
                        new JsonObject(
                                "{\"all\":[{\"place\":\"supplementary_registration\",\"is\":[\"true\"]},"
                                        + "{\"place\":\"type\",\"is\":[\"regular\"]},{\"question\":\"voters_added\",\"moreThan\":0}]}"));
        assertThat(named(questions, "party_observers_present").getJsonArray("options"))
                .hasSize(4);
        assertThat(named(questions, "voters_added").getInteger("max")).isEqualTo(3_000);
        assertThat(named(questions, "voters_added").getString("reading")).isEqualTo("cumulative");
        assertThat(named(forms.getJsonArray("forms"), "incident").getString("about"))
                .isEqualTo("area");
    }

    @Test
    void shouldGiveTheBallotAndWhichContestAQuestionIsAbout() {
        JsonObject forms = new JsonObject(gateway.get("/forms").body());

        JsonObject contest = named(forms.getJsonArray("contests"), "harbour_master");
        assertThat(contest.getJsonObject("title").getString("ru")).isEqualTo("Harbour master");
        JsonArray contestants = contest.getJsonArray("contestants");
        assertThat(ids(contestants)).containsExactly("pilot", "keeper");
        assertThat(contestants.getJsonObject(0).fieldNames()).containsExactlyInAnyOrder("id", "names");
        assertThat(named(contestants, "keeper").getString("area")).isEqualTo("AV-S");
        assertThat(named(contestants, "keeper").getJsonObject("names").getString("kk"))
                .isEqualTo("The keeper");
        JsonArray questions = named(forms.getJsonArray("forms"), "results").getJsonArray("questions");
        assertThat(named(questions, "votes").getString("type")).isEqualTo("votes");
        assertThat(named(questions, "votes").getString("contest")).isEqualTo("harbour_master");
        assertThat(named(questions, "lamp").getString("by")).isEqualTo("seen");
        assertThat(named(questions, "seen").containsKey("contest")).isFalse();
    }

    @Test
    void shouldAnswer304WhereNothingChanged() {
        for (String path : List.of("/forms", "/places")) {
            HttpResponse<String> first = gateway.get(path);
            String tag = first.headers().firstValue("etag").orElseThrow();
            assertThat(first.headers().firstValue("cache-control").orElseThrow())
                    .startsWith("private");

            assertThat(gateway.send(gateway.mission(path).header("If-None-Match", tag))
                            .statusCode())
                    .isEqualTo(304);
            assertThat(gateway.send(gateway.mission(path).header("If-None-Match", "\"x\", " + tag))
                            .statusCode())
                    .isEqualTo(304);
            assertThat(gateway.send(gateway.mission(path).header("If-None-Match", "\"x\""))
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void shouldGiveOnlyTheAreasOfTheTeamAndWhatIsBelowThem() {
        JsonObject places = new JsonObject(gateway.get("/places").body());
        HttpResponse<String> other = gateway.send(gateway.request("/v1/missions/river-2026/places")
                .header("Authorization", "Bearer " + ServedGateway.OTHER_TOKEN));

        assertThat(ids(places.getJsonArray("areas"))).containsExactlyInAnyOrder("AV-N", "AV-N1", "AV-N2", "AV-N3");
        assertThat(ids(places.getJsonArray("places"))).isNotEmpty().allMatch(id -> id.startsWith("AV-N"));
        JsonObject station = named(places.getJsonArray("places"), "AV-N1-006");
        assertThat(station.getJsonObject("attributes").getString("type")).isEqualTo("special");
        assertThat(station.getString("timeZone")).isEqualTo("America/St_Johns");
        assertThat(ids(new JsonObject(other.body()).getJsonArray("areas")))
                .containsExactlyInAnyOrder("AV-C", "AV-C1", "AV-C2", "AV-S", "AV-S1", "AV-S2", "AV-S3");
    }

    @Test
    void shouldGzipForThoseWhoTakeIt() throws IOException, InterruptedException {
        HttpResponse<byte[]> response = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(
                                        "http://127.0.0.1:" + gateway.port() + "/v1/missions/river-2026/places"))
                                .header("Authorization", "Bearer " + ServedGateway.TOKEN)
                                .header("Accept-Encoding", "br, gzip;q=0.8")
                                .build(),
                        BodyHandlers.ofByteArray());

        assertThat(response.headers().firstValue("content-encoding")).hasValue("gzip");
        byte[] plain = new GZIPInputStream(new ByteArrayInputStream(response.body())).readAllBytes();
        assertThat(new String(plain, StandardCharsets.UTF_8))
                .isEqualTo(gateway.get("/places").body());
    }

    @Test
    void shouldGiveATeamTheReceiptsOfItsOwnReportOnly() {
        String mine = UUID.randomUUID().toString();
        String other = UUID.randomUUID().toString();
        gateway.receipts.know(List.of(receipt(mine, "R01"), receipt(other, "R10")));

        JsonArray receipts =
                new JsonObject(gateway.get("/receipts?reportId=" + mine).body()).getJsonArray("receipts");
        assertThat(receipts).hasSize(1);
        assertThat(receipts.getJsonObject(0))
                .isEqualTo(new JsonObject("{\"revision\":1,\"outcome\":\"rejected\",\"standingRevision\":0,"
                        + "\"receivedAt\":\"2026-09-27T13:15:00Z\",\"reasons\":[{\"field\":\"place\","
                        + "\"code\":\"UNKNOWN_PLACE\",\"expected\":\"the id of a place of the mission\"}]}"));
        assertThat(new JsonObject(gateway.get("/receipts?reportId=" + other).body()).getJsonArray("receipts"))
                .isEmpty();
    }

    @Test
    void shouldAnswer400NamingAReportIdThatIsNone() {
        for (String query : List.of("", "?reportId=12", "?reportId=%00", "?reportId=a&reportId=b")) {
            HttpResponse<String> response = gateway.get("/receipts" + query);
            assertThat(response.statusCode()).as(query).isEqualTo(400);
            assertThat(ServedGateway.firstError(response)).startsWith("reportId ");
        }
    }

    private static Receipt receipt(String reportId, String team) {
        return Receipt.newBuilder()
                .setReportId(reportId)
                .setRevision(1)
                .setOutcome(Outcome.REJECTED)
                .setReasons(List.of(new Reason("place", "UNKNOWN_PLACE", "the id of a place of the mission")))
                .setTeam(team)
                .setPartition(0)
                .setOffset(0)
                .setReceivedAt(Instant.parse("2026-09-27T13:15:00Z"))
                .build();
    }

    private static JsonObject named(JsonArray array, String id) {
        return array.stream()
                .map(JsonObject.class::cast)
                .filter(it -> it.getString("id").equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> ids(JsonArray array) {
        return array.stream()
                .map(JsonObject.class::cast)
                .map(it -> it.getString("id"))
                .toList();
    }
}
