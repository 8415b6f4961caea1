package org.pollwatch.headquarters.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pollwatch.contract.avro.AuditAction;
import org.pollwatch.contract.avro.CaseAction;
import org.pollwatch.contract.avro.CaseNote;
import org.pollwatch.contract.avro.Finding;
import org.pollwatch.headquarters.RunningServer;
import org.pollwatch.headquarters.SampleFinding;
import org.pollwatch.headquarters.SampleMission;
import org.pollwatch.headquarters.board.Boards;

/** The work on findings over HTTP; what is written is put on the board as the feed would. */
final class CaseworkApiTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FINDINGS = "/v1/missions/aa-2022/findings";
    private static final Finding FINDING = SampleFinding.of("AA-1-1-001").build();

    private final Boards boards = new Boards("aa-2022", "log");
    private RunningServer server;
    private long offset;

    @BeforeEach
    void serve() {
        boards.findings().put(7, FINDING);
        server = RunningServer.over(
                boards, SampleMission.of("aa-2022").reviewed().build());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static String notes(String finding) {
        return FINDINGS + "/" + URLEncoder.encode(finding, StandardCharsets.UTF_8) + "/notes";
    }

    private HttpResponse<String> note(String body) throws Exception {
        return server.post(notes(FINDING.getId()), "application/json", body);
    }

    /** As the feed does when it comes back from the log. */
    private void comeBack() {
        for (CaseNote note : server.entries().notes()) {
            boards.casework().put(offset++, note);
        }
        server.entries().clear();
    }

    private JsonNode listed(String filter) throws Exception {
        return JSON.readTree(server.get(FINDINGS + filter).body()).path("findings");
    }

    @Test
    void shouldShowInTheListWhoseAFindingIsAndThatItIsResolved() throws Exception {
        assertThat(note("{\"action\":\"assign\",\"assignee\":\"anna\",\"by\":\"desk 2\"}")
                        .statusCode())
                .isEqualTo(202);
        assertThat(note("{\"action\":\"resolve\",\"text\":\"both numbers are on the protocol\"}")
                        .statusCode())
                .isEqualTo(202);
        comeBack();

        JsonNode work = listed("").get(0).path("casework");
        assertThat(work.path("state").asText()).isEqualTo("resolved");
        assertThat(work.path("assignee").asText()).isEqualTo("anna");
        assertThat(work.path("notes").asInt()).isEqualTo(2);
        JsonNode trail =
                JSON.readTree(server.get(notes(FINDING.getId())).body()).path("notes");
        assertThat(trail.findValuesAsText("action")).containsExactly("assign", "resolve");
        assertThat(trail.get(0).path("by").asText()).isEqualTo("desk 2");
        assertThat(trail.get(1).path("text").asText()).isEqualTo("both numbers are on the protocol");
    }

    @Test
    void shouldChangeTheListsTagWithTheWorkAlone() throws Exception {
        String tag = server.get(FINDINGS).headers().firstValue("ETag").orElseThrow();
        note("{\"action\":\"comment\",\"text\":\"asked the team\"}");
        comeBack();

        assertThat(server.get(FINDINGS, "If-None-Match", tag).statusCode()).isEqualTo(200);
    }

    @Test
    void shouldFilterByStateAndAssignee() throws Exception {
        assertThat(listed("?casework=open&assignee=-")).hasSize(1);
        note("{\"action\":\"assign\",\"assignee\":\"anna\"}");
        note("{\"action\":\"resolve\",\"text\":\"explained\"}");
        comeBack();

        assertThat(listed("?casework=open")).isEmpty();
        assertThat(listed("?casework=resolved&assignee=anna")).hasSize(1);
        assertThat(listed("?assignee=-")).isEmpty();
        assertThat(server.get(FINDINGS + "?casework=done").statusCode()).isEqualTo(400);
    }

    @Test
    void shouldCarryStateAndAssigneeInTheExport() throws Exception {
        note("{\"action\":\"assign\",\"assignee\":\"anna\"}");
        note("{\"action\":\"resolve\",\"text\":\"explained\"}");
        comeBack();

        String csv = server.get("/v1/missions/aa-2022/export/findings.csv").body();
        assertThat(csv.lines().findFirst().orElseThrow()).endsWith("casework,assignee");
        assertThat(csv.lines().skip(1)).singleElement().satisfies(row -> assertThat(row)
                .endsWith("resolved,anna"));
    }

    @Test
    void shouldWriteWhatWasLookedAtAndWhoseBusinessItIs() throws Exception {
        note("{\"action\":\"resolve\",\"text\":\"explained\"}");

        assertThat(server.entries().notes()).singleElement().satisfies(it -> {
            assertThat(it.getAction()).isEqualTo(CaseAction.RESOLVE);
            assertThat(it.getSeen()).isEqualTo(7);
            assertThat(it.getAreaPath()).isEqualTo(FINDING.getAreaPath());
        });
        assertThat(server.entries().audit()).singleElement().satisfies(it -> {
            assertThat(it.getAction()).isEqualTo(AuditAction.CASEWORK);
            assertThat(it.getSubjects()).containsExactly(FINDING.getId());
        });
    }

    @Test
    void shouldTellTheSecondDeskThatItIsResolvedAlready() throws Exception {
        note("{\"action\":\"resolve\",\"text\":\"explained\"}");
        comeBack();

        assertThat(note("{\"action\":\"resolve\",\"text\":\"me too\"}").statusCode())
                .isEqualTo(409);
        assertThat(server.entries().notes()).isEmpty();
        assertThat(note("{\"action\":\"reopen\",\"text\":\"the team says otherwise\"}")
                        .statusCode())
                .isEqualTo(202);
        comeBack();
        assertThat(listed("?casework=reopened")).hasSize(1);
    }

    @Test
    void shouldCountANoteSentTwiceOnce() throws Exception {
        String note =
                "{\"noteId\":\"3f0f5a8e-0000-4000-8000-000000000001\",\"action\":\"resolve\",\"text\":\"explained\"}";
        note(note);
        comeBack();
        assertThat(note(note).statusCode()).isEqualTo(202);
        comeBack();

        assertThat(listed("").get(0).path("casework").path("notes").asInt()).isOne();
    }

    @Test
    void shouldHaveNothingToSettleOfAClearedFinding() throws Exception {
        boards.findings().put(8, SampleFinding.of("AA-1-1-001").cleared().build());

        assertThat(note("{\"action\":\"resolve\",\"text\":\"explained\"}").statusCode())
                .isEqualTo(409);
        assertThat(listed("?state=cleared")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"action":"shout","text":"x"}                    | action
                    {"action":"resolve"}                             | text
                    {"action":"comment","text":" "}                  | text
                    {"action":"resolve","text":"x","assignee":"a"}   | assignee
                    {"action":"assign","noteId":"1"}                 | noteId
                    {"action":"comment","text":"x","colour":"red"}   | body
                    """)
    void shouldNameTheFieldOfANote(String body, String field) throws Exception {
        HttpResponse<String> response = note(body);

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(JSON.readTree(response.body()).path("errors").findValuesAsText("field"))
                .contains(field);
        assertThat(server.entries().notes()).isEmpty();
    }

    @Test
    void shouldKnowNoOtherFinding() throws Exception {
        assertThat(server.get(notes("many_voters_added|AA-2")).statusCode()).isEqualTo(404);
        assertThat(server.post(notes("x|y"), "application/json", "{\"action\":\"assign\"}")
                        .statusCode())
                .isEqualTo(404);
    }
}
