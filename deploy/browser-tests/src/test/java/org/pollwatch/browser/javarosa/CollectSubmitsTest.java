package org.pollwatch.browser.javarosa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.pollwatch.browser.javarosa.CollectPhone.Downloaded;
import org.pollwatch.contract.avro.Submission;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.Mission;

/**
 * JavaRosa, the engine of ODK Collect, fills every form of every mission, and a real gateway takes what comes of it; without
 * {@code -Dtests.long=true} of two missions.
 */
class CollectSubmitsTest {
    private static final String RIVER = "river-2026";
    private static final List<String> MISSIONS = Boolean.getBoolean("tests.long")
            ? List.of("kz-2012", "kz-2019", "kz-2021", "kz-2022", "kz-2023", RIVER)
            : List.of("kz-2022", RIVER);
    private static final Pattern INSTANCE = Pattern.compile("<orx:instanceID>uuid:([0-9a-f-]{36})</orx:instanceID>");
    private static final Pattern REPORT = Pattern.compile("<report-id>([0-9a-f-]{36})</report-id>");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int FILLED = 3;

    private static CollectSet set;

    @BeforeAll
    static void start() throws Exception {
        set = CollectSet.start(MISSIONS, RIVER);
    }

    @AfterAll
    static void stop() throws IOException {
        set.close();
    }

    @ParameterizedTest
    @FieldSource("MISSIONS")
    void shouldTakeEveryFormAsItTakesTheSameAnswersInJson(String id) throws IOException {
        Mission mission = set.mission(id).files().mission();
        CollectPhone phone = set.phone(id, areas(mission));
        List<Downloaded> forms = phone.download();
        Map<String, String> pairs = new HashMap<>();
        for (Downloaded downloaded : forms) {
            Form form = form(mission, downloaded);
            for (int seed = 1; seed <= FILLED; seed++) {
                CollectForm filled = fill(phone, downloaded, mission, seed);
                byte[] sent = filled.finish();
                String json = UUID.randomUUID().toString();
                pairs.put(found(REPORT, sent), json);
                assertTaken(phone.submit(sent));
                assertTaken(phone.postJson(new SameAsJson(filled.root(), form).report(json)));
            }
        }

        Map<String, Submission> log = set.submissions(id);
        assertThat(forms).hasSize(mission.formIds().size());
        assertThat(pairs).hasSize(FILLED * forms.size());
        assertThat(log).containsKeys(pairs.keySet().toArray(String[]::new));
        assertThat(log).containsKeys(pairs.values().toArray(String[]::new));
        pairs.forEach((collect, json) -> assertThat(content(log.get(collect))).isEqualTo(content(log.get(json))));
        assertThat(pairs.keySet()).anyMatch(it -> !log.get(it).getAnswers().isEmpty());
    }

    @Test
    void shouldTakeEditsAsRevisionsAlsoWhereTheyOvertakeTheirOriginal() throws IOException {
        Mission mission = set.mission(RIVER).files().mission();
        CollectPhone phone = set.phone(RIVER, List.of());
        for (Downloaded downloaded : phone.download()) {
            byte[] first = fill(phone, downloaded, mission, 7).finish();
            byte[] second = edit(phone, downloaded, first);
            byte[] third = edit(phone, downloaded, second);
            String report = found(REPORT, first);
            assertThat(List.of(found(REPORT, second), found(REPORT, third))).containsOnly(report);
            assertThat(List.of(revision(first), revision(second), revision(third)))
                    .containsExactly("1", "2", "3");

            assertTaken(phone.submit(second));
            assertTaken(phone.submit(first));
            assertTaken(phone.submit(third));

            await().atMost(PATIENCE).untilAsserted(() -> assertThat(outcomes(phone.receipts(report)))
                    .containsExactly("accepted 2", "superseded 1", "accepted 3"));
            assertTaken(phone.submit(third));
            assertThat(phone.submit(change(third)).statusCode()).isEqualTo(409);
        }
    }

    /** Half of the country, and both kinds of place. */
    private static List<String> areas(Mission mission) {
        return mission.areas().all().stream()
                .filter(it ->
                        it.parent().isPresent() && mission.areas().path(it.id()).size() == 2)
                .limit(4)
                .map(it -> it.id())
                .toList();
    }

    private static CollectForm fill(CollectPhone phone, Downloaded downloaded, Mission mission, long seed) {
        CollectForm form = CollectForm.open(downloaded.xform(), phone.media());
        new RandomObserver(seed, form(mission, downloaded), mission.card().electionDay()).fill(form.controller());
        assertThat(form.isComplete()).as(downloaded.formId()).isTrue();
        return form;
    }

    private static Form form(Mission mission, Downloaded downloaded) {
        String form = downloaded.formId().substring(mission.id().length() + 1);
        return mission.form(form, downloaded.version()).orElseThrow();
    }

    /** What Collect does: it opens the sent form, and gives it a new instance id that names the old one. */
    private static byte[] edit(CollectPhone phone, Downloaded downloaded, byte[] sent) {
        byte[] again =
                CollectForm.reopen(downloaded.xform(), phone.media(), sent).finish();
        String old = found(INSTANCE, again);
        return text(again)
                .replace("uuid:" + old, "uuid:" + UUID.randomUUID())
                .replace("</orx:instanceID>", "</orx:instanceID><orx:deprecatedID>uuid:" + old + "</orx:deprecatedID>")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The same revision about another time. */
    private static byte[] change(byte[] sent) {
        return text(sent)
                .replaceFirst("<report-observed-at>[0-9]{4}", "<report-observed-at>2000")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static void assertTaken(HttpResponse<byte[]> response) {
        assertThat(response.statusCode()).as(text(response.body())).isEqualTo(201);
    }

    private static String revision(byte[] sent) {
        return found(Pattern.compile("<report-revision>([0-9]+)<"), sent);
    }

    private static List<String> outcomes(String receipts) {
        return Pattern.compile("\"revision\":([0-9]+),\"outcome\":\"([a-z]+)\"")
                .matcher(receipts)
                .results()
                .map(it -> it.group(2) + " " + it.group(1))
                .toList();
    }

    private static String found(Pattern pattern, byte[] xml) {
        Matcher matcher = pattern.matcher(text(xml));
        assertThat(matcher.find()).as(pattern.pattern()).isTrue();
        return matcher.group(1);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** All but the ids, the way and the moments. */
    private static List<Object> content(Submission submission) {
        return List.of(
                submission.getForm(),
                submission.getFormVersion(),
                submission.getPlace(),
                submission.getObservedAt(),
                submission.getWithdrawn(),
                submission.getTeam(),
                submission.getAnswers());
    }
}
