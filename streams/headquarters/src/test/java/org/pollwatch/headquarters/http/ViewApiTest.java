package org.pollwatch.headquarters.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pollwatch.contract.avro.AuditAction;
import org.pollwatch.headquarters.RunningServer;
import org.pollwatch.headquarters.SampleMission;
import org.pollwatch.headquarters.access.CallerByHeader;
import org.pollwatch.headquarters.board.Boards;

/** Saved views over HTTP; what is written is put on the board as the feed would. */
final class ViewApiTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String VIEWS = "/v1/missions/aa-2022/views";
    private static final String ID = "44444444-0000-4000-8000-000000000004";
    private static final String WEST = "regional_desk AA-1";

    private final HttpClient client = HttpClient.newHttpClient();
    private final Boards boards = new Boards("aa-2022", "log");
    private RunningServer server;

    @BeforeEach
    void serve() {
        server = RunningServer.over(
                boards, SampleMission.of("aa-2022").reviewed().build(), new CallerByHeader());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private HttpResponse<String> ask(String method, String caller, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(server.uri(VIEWS + path))
                .header(CallerByHeader.HEADER, caller)
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        server.entries()
                .views()
                .forEach((id, view) -> view.ifPresentOrElse(
                        boards.views()::put, () -> boards.views().remove(id)));
        return answer;
    }

    private void save(String caller, String view) throws Exception {
        assertThat(ask("POST", caller, "", view).statusCode()).isEqualTo(202);
    }

    private List<String> names(String caller) throws Exception {
        JsonNode answer = JSON.readTree(ask("GET", caller, "", "").body());
        return answer.path("views").findValuesAsText("name");
    }

    private static String view(String name, String area, boolean shared) {
        return "{\"viewId\":\"" + ID + "\",\"name\":\"" + name
                + "\",\"page\":\"analysis\",\"parameters\":{\"by\":\"team\"," + "\"area\":\"" + area + "\"},\"shared\":"
                + shared + "}";
    }

    @Test
    void shouldFindAViewAgainAsItWasSaved() throws Exception {
        save("analyst", view("Teams of the west", "AA-1", false));

        JsonNode found = JSON.readTree(ask("GET", "analyst", "", "").body())
                .path("views")
                .get(0);
        assertThat(found.path("name").asText()).isEqualTo("Teams of the west");
        assertThat(found.path("page").asText()).isEqualTo("analysis");
        assertThat(found.path("parameters")).isEqualTo(JSON.readTree("{\"area\":\"AA-1\",\"by\":\"team\"}"));
        assertThat(found.path("own").asBoolean()).isTrue();
        assertThat(server.entries().audit()).singleElement().satisfies(it -> {
            assertThat(it.getAction()).isEqualTo(AuditAction.SAVE_VIEW);
            assertThat(it.getSubjects()).containsExactly(ID);
        });
    }

    @Test
    void shouldShowAViewToOthersOnlyOnceItIsShared() throws Exception {
        save("analyst", view("Teams", "AA", false));
        assertThat(names("admin")).isEmpty();
        assertThat(ask("PUT", "admin", "/" + ID, view("Mine", "AA", true)).statusCode())
                .isEqualTo(404);

        assertThat(ask("PUT", "analyst", "/" + ID, view("Teams", "AA", true)).statusCode())
                .isEqualTo(202);
        assertThat(names("admin")).containsExactly("Teams");
        assertThat(names("head_of_mission")).containsExactly("Teams");
    }

    @Test
    void shouldLetOnlyTheOwnerRenameOrDelete() throws Exception {
        save("analyst", view("Teams", "AA", true));

        assertThat(ask("PUT", "head_of_mission", "/" + ID, view("Mine", "AA", true))
                        .statusCode())
                .isEqualTo(403);
        assertThat(ask("DELETE", "head_of_mission", "/" + ID, "").statusCode()).isEqualTo(403);
        assertThat(ask("POST", "head_of_mission", "", view("Mine", "AA", true)).statusCode())
                .isEqualTo(409);
        assertThat(names("analyst")).containsExactly("Teams");

        assertThat(ask("PUT", "analyst", "/" + ID, view("Teams, all", "AA", true))
                        .statusCode())
                .isEqualTo(202);
        assertThat(names("analyst")).containsExactly("Teams, all");
        assertThat(ask("DELETE", "analyst", "/" + ID, "").statusCode()).isEqualTo(202);
        assertThat(names("analyst")).isEmpty();
        assertThat(ask("DELETE", "analyst", "/" + ID, "").statusCode()).isEqualTo(404);
    }

    @Test
    void shouldLetAnAdministratorDeleteWhatSomebodyWhoLeftShares() throws Exception {
        save("analyst", view("Teams", "AA", true));

        assertThat(ask("DELETE", "admin", "/" + ID, "").statusCode()).isEqualTo(202);
        assertThat(names("analyst")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"area\":\"AA-2\"}",
                "{\"area\":\"AA\"}",
                "{\"area\":\"AA-1\",\"within\":\"AA-2\"}",
                "{\"area\":\"AA-1\",\"finding\":\"many_voters_added|AA-2\"}",
                "{}"
            })
    void shouldShowARegionalDeskNoViewOfOtherAreas(String parameters) throws Exception {
        save("analyst", "{\"name\":\"East\",\"page\":\"regions\",\"shared\":true,\"parameters\":" + parameters + "}");

        assertThat(names(WEST)).isEmpty();
        assertThat(names("regional_desk")).containsExactly("East");
    }

    @Test
    void shouldShowARegionalDeskTheSharedViewsOfItsAreas() throws Exception {
        save("analyst", view("West", "AA-1-1", true));

        assertThat(names(WEST)).containsExactly("West");
    }

    @Test
    void shouldKeepAQueryFromWhoMayRunNone() throws Exception {
        save(
                "analyst",
                "{\"name\":\"All\",\"page\":\"sql\",\"query\":\"SELECT 1\",\"shared\":true,"
                        + "\"parameters\":{\"area\":\"AA-1\"}}");

        assertThat(names("regional_desk")).isEmpty();
        JsonNode found = JSON.readTree(ask("GET", "head_of_mission", "", "").body());
        assertThat(found.path("views").get(0).path("query").asText()).isEqualTo("SELECT 1");
    }

    @Test
    void shouldSaveAViewSentTwiceOnce() throws Exception {
        save("analyst", view("Teams", "AA", false));
        save("analyst", view("Teams", "AA", false));

        assertThat(names("analyst")).containsExactly("Teams");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            textBlock =
                    """
                    {"page":"regions"}                                                ; name
                    {"name":"x"}                                                      ; page
                    {"name":"x","page":"no page"}                                     ; page
                    {"name":"x","page":"regions","shared":"yes"}                      ; shared
                    {"name":"x","page":"regions","parameters":{"area":1}}             ; parameters
                    {"name":"x","page":"regions","parameters":["area"]}               ; parameters
                    {"name":"x","page":"sql","query":" "}                             ; query
                    {"name":"x","page":"regions","viewId":"1"}                        ; viewId
                    {"name":"x","page":"regions","owner":"anna"}                      ; body
                    """)
    void shouldNameTheFieldAtFault(String body, String field) throws Exception {
        HttpResponse<String> answer = ask("POST", "analyst", "", body);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(JSON.readTree(answer.body()).path("errors").findValuesAsText("field"))
                .containsExactly(field);
        assertThat(server.entries().views()).isEmpty();
    }

    @Test
    void shouldSayThatAViewIsNotSavedWhereTheLogIsAway() throws Exception {
        server.entries().away(true);

        assertThat(ask("POST", "analyst", "", view("Teams", "AA", false)).statusCode())
                .isEqualTo(503);
        assertThat(server.entries().views()).isEqualTo(java.util.Map.of());
    }

    @Test
    void shouldBoundHowManyAnAccountHas() throws Exception {
        for (int i = 0; i < 200; i++) {
            String id = String.format("55555555-0000-4000-8000-%012d", i);
            save("analyst", view("View " + i, "AA", false).replace(ID, id));
        }

        assertThat(ask("POST", "analyst", "", view("One more", "AA", false)).statusCode())
                .isEqualTo(409);
        save("admin", view("Another's first", "AA", false));
        assertThat(Optional.of(names("admin"))).contains(List.of("Another's first"));
    }
}
