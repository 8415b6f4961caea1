package org.pollwatch.browser.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pollwatch.contract.avro.EffectiveAnswer;
import org.pollwatch.contract.avro.EffectiveReport;

/** Filling, reviewing, sending, and what comes back. */
@ExtendWith(PhoneStage.class)
class FillTest {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final String API = "/v1/missions/" + PhoneSet.MISSION;

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void shouldSkipHintAndSendWhatWasSeenAllTheSame(PhoneSet set, Phone phone) throws IOException {
        phone.enrol(set.link("F01")).begin("voting", "20", "AV-C1-020");
        assertThat(phone.card("unauthorised_interference")).hasCount(0);
        phone.answer("unauthorised_persons", "yes").answer("unauthorised_interference", "yes");
        phone.answer("unauthorised_persons", "no");
        assertThat(phone.card("unauthorised_interference")).hasCount(0);
        phone.answer("party_observers_present", "bridge").answer("party_observers_present", "none");
        phone.answer("party_observers_present", "meadow").answer("party_observers_present", "bridge");
        phone.answer("restricted_voting", "no").answer("restricted_voting", "no");
        phone.answer("woman_chair", "not_applicable");
        phone.number("members", 99);
        Page page = phone.page();
        page.locator("#review").click();
        assertThat(page.locator("#send")).isDisabled();
        phone.back();
        phone.number("members", 9).number("voters_on_list", 700).number("voters_voted", 812);
        assertThat(page.locator("#q-voters_voted .hint")).containsText("812");

        phone.send();

        Map<String, EffectiveAnswer> answers = answers(effective(set, phone, "F01"));
        assertThat(answers)
                .containsOnlyKeys(
                        "unauthorised_persons",
                        "party_observers_present",
                        "woman_chair",
                        "members",
                        "voters_on_list",
                        "voters_voted");
        assertThat(answers.get("party_observers_present").getWords()).containsExactlyInAnyOrder("bridge", "meadow");
        assertThat(answers.get("voters_voted").getNumber()).isEqualTo(812);
    }

    @Test
    void shouldSendVotesAndTimes(PhoneSet set, Phone phone) throws IOException {
        phone.enrol(set.link("F02")).begin("counting", "20", "AV-C1-020");
        phone.card("votes_national").locator("input").nth(0).fill("120");
        phone.card("votes_national").locator("input").nth(1).fill("80");
        phone.card("count_end_time").locator("input").fill("23:40");
        phone.number("ballots_valid", 201);
        assertThat(phone.card("votes_national").locator(".hint")).containsText("201");

        phone.send();

        Map<String, EffectiveAnswer> answers = answers(effective(set, phone, "F02"));
        assertThat(answers.get("votes_national").getVotes().stream()
                        .mapToLong(it -> it.getVotes())
                        .sum())
                .isEqualTo(200);
        assertThat(answers.get("count_end_time").getWords()).containsExactly("23:40");
    }

    @Test
    void shouldSendACommissionsTable(PhoneSet set, Phone phone) throws IOException {
        phone.enrol(set.link("F03")).begin("tabulation", "old town", "AV-C1-DC").answer("admitted", "yes");
        phone.card("table_national").locator("input[type=search]").fill("20");
        phone.card("table_national").locator("button[data-place='AV-C1-020']").click();
        phone.card("table_national").locator("[data-item=voted] input").nth(0).fill("1004");
        phone.card("table_national").locator("[data-item=voted] input").nth(1).fill("1400");
        assertThat(phone.card("table_national").locator(".hint")).isVisible();

        phone.send();

        EffectiveAnswer table = answers(effective(set, phone, "F03")).get("table_national");
        assertThat(table.getProtocols()).singleElement().satisfies(row -> {
            assertThat(row.getPlace()).isEqualTo("AV-C1-020");
            assertThat(row.getStation().get(0).getVotes()).isEqualTo(1004);
            assertThat(row.getCommission().get(0).getVotes()).isEqualTo(1400);
        });
    }

    @Test
    void shouldReportAnIncidentInAnArea(PhoneSet set, Phone phone) throws IOException {
        phone.enrol(set.link("F04"))
                .begin("incident", "ferry", "AV-C2")
                .answer("incident_kind", "protest")
                .send();

        assertThat(effective(set, phone, "F04").getPlace()).isEqualTo("AV-C2");
    }

    @Test
    void shouldSayWhyTheGatewayRefusedAndTakeTheCorrection(PhoneSet set, Phone phone) throws IOException {
        String link = set.link("F06");
        ObjectNode forms = forms(set, link);
        add(form(forms, "opening"), "invented", "yes_no")
                .putArray("answers")
                .add("yes")
                .add("no");
        set.line().answer(API + "/forms", forms.toString());
        phone.enrol(link)
                .begin("opening", "20", "AV-C1-020")
                .answer("invented", "yes")
                .answer("opened_on_time", "no")
                .send();
        await("refused").atMost(PATIENCE).until(() -> phone.reports("refused").size() == 1);

        phone.show(phone.reports("refused").get(0));
        assertThat(phone.page().locator("#reasons")).hasText("An invented question is no question of this form.");
        phone.page().locator("#correct").click();
        phone.answer("invented", "yes").send();

        effective(set, phone, "F06");
    }

    /** The one report of a team, once it is accepted and the page says so. */
    private static EffectiveReport effective(PhoneSet set, Phone phone, String team) {
        await("accepted").atMost(PATIENCE).until(() -> phone.reports("accepted").size() == 1);
        return await("effective")
                .atMost(PATIENCE)
                .until(() -> set.trail().effective(team), it -> it.size() == 1)
                .values()
                .iterator()
                .next();
    }

    private static Map<String, EffectiveAnswer> answers(EffectiveReport report) {
        return report.getAnswers().stream().collect(Collectors.toMap(EffectiveAnswer::getQuestion, it -> it));
    }

    /** What the gateway gives to phones, to be changed. */
    private ObjectNode forms(PhoneSet set, String link) {
        URI address = set.line().address().resolve(API + "/forms");
        // A new token reaches the gateway a moment after it was made.
        return await("forms")
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(
                        () -> {
                            HttpURLConnection connection =
                                    (HttpURLConnection) address.toURL().openConnection();
                            connection.setRequestProperty(
                                    "Authorization", "Bearer " + link.substring(link.indexOf("&t=") + 3));
                            return (ObjectNode) json.readTree(connection.getInputStream());
                        },
                        it -> it != null);
    }

    private static ObjectNode form(ObjectNode forms, String id) {
        for (var form : forms.path("forms")) {
            if (form.path("id").asText().equals(id)) {
                return (ObjectNode) form;
            }
        }
        throw new IllegalArgumentException("expected a form " + id);
    }

    private static ObjectNode add(ObjectNode form, String id, String type) {
        ObjectNode question =
                ((ArrayNode) form.path("questions")).addObject().put("id", id).put("type", type);
        question.putObject("label")
                .put("en", "An invented question")
                .put("ru", "?")
                .put("kk", "?");
        return question;
    }
}
