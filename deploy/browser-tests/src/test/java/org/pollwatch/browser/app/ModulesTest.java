package org.pollwatch.browser.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route.FulfillOptions;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.spec.MGF1ParameterSpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.pollwatch.browser.Chromium;
import org.pollwatch.contract.mission.MissionDirectory;
import org.pollwatch.counting.Answer;
import org.pollwatch.counting.Asked;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Place;
import org.pollwatch.mission.PlaceKind;
import org.pollwatch.mission.Question;
import org.pollwatch.mission.QuestionType;

/** The page's pure modules, each for itself in a browser, held against the core and against Java's cryptography. */
class ModulesTest {

    /** A secure origin with nobody behind it: everything on it comes from the jar. */
    private static final String ORIGIN = "https://modules.test/";

    private static final long SEED = 41;
    private static final int ROUNDS = 60;

    private static Chromium chromium;
    private static Page page;

    private final ObjectMapper json = new ObjectMapper();

    @BeforeAll
    static void start() {
        chromium = Chromium.launch();
        BrowserContext context = chromium.browser().newContext();
        context.route(ORIGIN + "**", route -> {
            String path = route.request().url().substring(ORIGIN.length());
            String body = path.isEmpty() ? "<!doctype html>" : resource("app/" + path);
            route.fulfill(new FulfillOptions()
                    .setContentType(path.isEmpty() ? "text/html" : "text/javascript")
                    .setBody(body));
        });
        page = context.newPage();
        page.navigate(ORIGIN);
    }

    @AfterAll
    static void stop() {
        chromium.close();
    }

    private static String resource(String name) {
        try (var in = ModulesTest.class.getClassLoader().getResourceAsStream(name)) {
            return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void shouldAskExactlyWhatTheCoreAsks() throws Exception {
        Random random = new Random(SEED);
        int conditional = 0;
        for (String id : List.of("river-2026", "kz-2022", "kz-2023")) {
            Mission mission = mission(id);
            for (String formId : mission.formIds()) {
                Form form = mission.newest(formId).orElseThrow();
                for (int i = 0; i < ROUNDS; i++) {
                    Optional<Place> place = place(mission, form, random);
                    Map<String, Object> given = answers(form, random);
                    Asked asked = new Asked(core(given), place);
                    List<String> expected = form.questions().stream()
                            .filter(asked::isAsked)
                            .map(Question::id)
                            .toList();
                    assertThat(askedInBrowser(form, given, place))
                            .as("%s, %s, seed %d, round %d: %s", id, formId, SEED, i, given)
                            .isEqualTo(expected);
                    conditional += form.questions().size() - expected.size();
                }
            }
        }
        assertThat(conditional).as("questions ruled out").isGreaterThan(500);
    }

    @Test
    void shouldRemoveWhatIsRuledOutAndWhatThatRulesOut() {
        Object kept = page.evaluate(
                """
                async () => {
                  const {pruned} = await import('/core/ask.js');
                  const questions = [
                    {id: 'a'}, {id: 'b', askIf: {question: 'a', is: ['yes']}}, {id: 'c', askIf: {question: 'b', moreThan: 2}},
                    {id: 'd', askIf: {place: 'type', is: ['regular']}},
                  ];
                  return JSON.stringify(pruned(questions, {a: 'no', b: 3, c: 'yes', d: 'yes'}, {attributes: {type: 'abroad'}}));
                }""");

        assertThat(kept).isEqualTo("{\"a\":\"no\"}");
    }

    @Test
    void shouldSealWhatOnlyHeadquartersOpens() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(3072);
        KeyPair pair = generator.generateKeyPair();

        JsonNode sealed = json.readTree((String) page.evaluate(
                """
                async (key) => {
                  const {envelope} = await import('/core/envelope.js');
                  const {utf8} = await import('/core/bytes.js');
                  const {sha256, bytes} = await envelope(key, 't', utf8('Сказали: уходите.'));
                  return JSON.stringify({sha256, bytes: btoa(String.fromCharCode(...bytes))});
                }""",
                Base64.getEncoder().encodeToString(pair.getPublic().getEncoded())));

        byte[] envelope = Base64.getDecoder().decode(sealed.path("bytes").asText());
        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(envelope)))
                .isEqualTo(sealed.path("sha256").asText());
        assertThat(opened(envelope, pair)).isEqualTo("tСказали: уходите.");
    }

    private static String opened(byte[] envelope, KeyPair pair) throws GeneralSecurityException {
        ByteBuffer buffer = ByteBuffer.wrap(envelope);
        byte[] magic = new byte[3];
        buffer.get(magic);
        assertThat(magic).asString().isEqualTo("PW1");
        byte[] wrapped = new byte[buffer.getShort()];
        buffer.get(wrapped);
        byte[] iv = new byte[12];
        buffer.get(iv);
        byte[] closed = new byte[buffer.remaining()];
        buffer.get(closed);
        Cipher rsa = Cipher.getInstance("RSA/ECB/OAEPPadding");
        rsa.init(
                Cipher.DECRYPT_MODE,
                pair.getPrivate(),
                new OAEPParameterSpec("SHA-256", "MGF1", MGF1ParameterSpec.SHA256, PSource.PSpecified.DEFAULT));
        Cipher aes = Cipher.getInstance("AES/GCM/NoPadding");
        aes.init(Cipher.DECRYPT_MODE, new SecretKeySpec(rsa.doFinal(wrapped), "AES"), new GCMParameterSpec(128, iv));
        return new String(aes.doFinal(closed), java.nio.charset.StandardCharsets.UTF_8);
    }

    @Test
    void shouldPutAReferenceInThePlaceOfANoteAndKeepItsEnvelopeUntilItIsUploaded() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(3072);
        String key = Base64.getEncoder()
                .encodeToString(generator.generateKeyPair().getPublic().getEncoded());

        JsonNode sealed = json.readTree((String) page.evaluate(
                """
                async (key) => {
                  const {sealNotes} = await import('/core/attachments.js');
                  return JSON.stringify(await sealNotes({remarks: {text: 'PLANTED'}, other: 'yes', seen: {photo: btoa('JPEG')}}, key, 'r1'));
                }""",
                key));

        assertThat(sealed.path("answers").path("other").asText()).isEqualTo("yes");
        assertThat(sealed.path("answers").path("remarks").path("encrypted").asBoolean())
                .isTrue();
        assertThat(sealed.path("records")).hasSize(2);
        assertThat(sealed.path("records").path(0).path(0).asText())
                .isEqualTo("attachment/"
                        + sealed.path("answers").path("remarks").path("sha256").asText());
        assertThat(sealed.toString()).doesNotContain("PLANTED");
    }

    @Test
    void shouldWipeTheVaultAfterTenWrongPins() {
        Object said = page.evaluate(
                """
                async () => {
                  const vault = await import('/core/vault.js');
                  await vault.create('481516');
                  await vault.write([['session', {token: 'secret'}]]);
                  vault.close();
                  const said = [await vault.unlock('481517', 0), await vault.unlock('481516', 1)];
                  const token = (await vault.read('session')).token;
                  vault.close();
                  let now = 10;
                  for (let i = 0; i < 10; i++) {
                    said.push(await vault.unlock(`x${i}`, now));
                    if (i === 4) said.push(await vault.unlock('481516', now + 1));
                    now += 1_000_000;
                  }
                  return [...said, token, await vault.exists()].join(' ');
                }""");

        assertThat(said)
                .isEqualTo("wrong open wrong wrong wrong wrong wrong wait wrong wrong wrong wrong wiped secret false");
    }

    @Test
    void shouldLoseNothingThatIsTypedWhileTheDiskIsBusy() {
        Object kept = page.evaluate(
                """
                async () => {
                  const vault = await import('/core/vault.js');
                  const {desk, edit, loadDesk, saveReports, updateReport} = await import('/core/desk.js');
                  const {fresh} = await import('/core/report.js');
                  await vault.create('481516');
                  await saveReports([fresh('r', 'voting', 'P', '2026-09-27T08:00', 'a')]);
                  const type = (answers) => edit('r', {...desk.reports.get('r').draft, answers});
                  type({a: 1});
                  await Promise.resolve();
                  type({a: 1, b: 2});
                  const sending = updateReport('r', (report) => ({...report, top: 1}));
                  for (let i = 3; i < 30; i++) {
                    await new Promise((resolve) => setTimeout(resolve, i % 3));
                    type({...desk.reports.get('r').draft.answers, [`n${i}`]: i});
                  }
                  await sending;
                  await type({...desk.reports.get('r').draft.answers, last: 1});
                  const shown = desk.reports.get('r');
                  await loadDesk();
                  const loaded = desk.reports.get('r');
                  await vault.wipe();
                  return [shown, loaded].map(({draft, top}) => `${Object.keys(draft.answers).length} ${top}`).join(', ');
                }""");

        assertThat(kept).isEqualTo("30 1, 30 1");
    }

    @Test
    void shouldSpreadPausesAndNeverComeBeforeItIsAskedTo() {
        Object pauses = page.evaluate(
                """
                async () => {
                  const {pauseAfter} = await import('/core/backoff.js');
                  return [pauseAfter(1, 0, 0), pauseAfter(1, 0, 1), pauseAfter(4, 0, 1), pauseAfter(30, 0, 1), pauseAfter(1, 7, 0)].join(' ');
                }""");

        assertThat(pauses).isEqualTo("500 1000 8000 120000 7000");
    }

    @Test
    void shouldKnowTheClockOfAPlaceThroughAChangeOfTheClocks() {
        Object times = page.evaluate(
                """
                async () => {
                  const {withOffset, localTime} = await import('/core/zone.js');
                  return [withOffset('Asia/Almaty', '2022-11-20T10:15'), withOffset('America/St_Johns', '2026-09-27T08:00'),
                    withOffset('Europe/Berlin', '2026-10-25T01:30'), withOffset('Europe/Berlin', '2026-10-25T03:30'),
                    localTime('America/St_Johns', new Date('2026-09-27T12:00:00Z'))].join(' ');
                }""");

        assertThat(times)
                .isEqualTo("2022-11-20T10:15:00+06:00 2026-09-27T08:00:00-02:30 2026-10-25T01:30:00+02:00"
                        + " 2026-10-25T03:30:00+01:00 2026-09-27T09:30");
    }

    @Test
    void shouldReplaceWhatNeverLeftAndRiseAboveWhatDid() {
        Object steps = page.evaluate(
                """
                async () => {
                  const r = await import('/core/report.js');
                  const step = (report) => `${r.stateOf(report)} ${report.queued?.revision ?? '-'} ${report.standing?.revision ?? '-'}`;
                  const said = [];
                  let it = r.queue(r.fresh('id', 'voting', 'P', '2026-09-27T08:00', 'a'), 'v', '2026-09-27T08:00:00Z', {q: 'yes'}, 'a');
                  said.push(step(it), String(r.withdraw(it, 'b')));
                  it = r.queue(r.correct(it), 'v', it.observedAt, {q: 'no'}, 'b');
                  said.push(step(it));
                  it = r.leaving(it);
                  const first = it.queued;
                  it = r.queue(r.correct(it), 'v', it.observedAt, {q: 'yes'}, 'c');
                  said.push(step(it));
                  it = r.answered(it, first, {status: 201}, 'd');
                  said.push(step(it));
                  it = r.answered(r.leaving(it), it.queued, {status: 422, errors: [1]}, 'e');
                  said.push(step(it));
                  it = r.queue(r.correct(it), 'v', it.observedAt, {q: 'no'}, 'f');
                  it = r.answered(r.leaving(it), it.queued, {status: 200}, 'g');
                  said.push(step(it));
                  it = r.judged(it, [{revision: 1, outcome: 'accepted', reasons: []}], 'h');
                  said.push(step(it));
                  it = r.judged(it, [{revision: 3, outcome: 'duplicate'}, {revision: 3, outcome: 'accepted', reasons: []}], '2026-09-27T10:00:00Z');
                  said.push(step(it), r.isOver(it, Date.parse('2026-09-28T09:59:00Z'), 86400000), r.isOver(it, Date.parse('2026-09-28T10:00:00Z'), 86400000));
                  said.push(JSON.stringify(r.wiped(it).answers), step(r.withdraw(r.wiped(it), 'i')));
                  return said.join(', ');
                }""");

        assertThat(steps)
                .isEqualTo("waiting 1 -, null, waiting 1 -, waiting 2 -, waiting 2 1, refused - 1, sent - 3, sent - 3,"
                        + " accepted - 3, false, true, null, waiting 4 3");
    }

    private Mission mission(String id) throws IOException {
        return MissionDirectory.load(
                        java.nio.file.Path.of(System.getProperty("pollwatch.root"), "schemas", "missions", id))
                .mission();
    }

    private static Optional<Place> place(Mission mission, Form form, Random random) {
        List<Place> fitting = mission.places().stream()
                .filter(it -> it.kind()
                        == (form.subject().name().equals("COMMISSION")
                                ? PlaceKind.COMMISSION
                                : PlaceKind.POLLING_STATION))
                .toList();
        return form.subject().name().equals("AREA")
                ? Optional.empty()
                : Optional.of(fitting.get(random.nextInt(fitting.size())));
    }

    private static Map<String, Object> answers(Form form, Random random) {
        Map<String, Object> given = new LinkedHashMap<>();
        for (Question question : form.questions()) {
            if (random.nextInt(5) == 0) {
                continue;
            }
            if (random.nextInt(8) == 0) {
                given.put(question.id(), QuestionType.NOT_OBSERVED);
            } else if (question.type() == QuestionType.INTEGER) {
                given.put(question.id(), random.nextInt(4));
            } else if (question.type() == QuestionType.CHOICES) {
                List<String> words = new ArrayList<>(question.answers());
                java.util.Collections.shuffle(words, random);
                given.put(question.id(), words.subList(0, 1 + random.nextInt(words.size())));
            } else if (!question.answers().isEmpty()) {
                given.put(
                        question.id(),
                        question.answers().get(random.nextInt(question.answers().size())));
            }
        }
        return given;
    }

    private static Map<String, Answer> core(Map<String, Object> given) {
        Map<String, Answer> answers = new LinkedHashMap<>();
        given.forEach((id, value) -> {
            if (value instanceof Integer number) {
                answers.put(id, new Answer.Amount(number));
            } else if (value instanceof String word) {
                answers.put(id, new Answer.Words(List.of(word)));
            } else {
                answers.put(
                        id,
                        new Answer.Words(
                                ((List<?>) value).stream().map(String::valueOf).toList()));
            }
        });
        return answers;
    }

    @SuppressWarnings("unchecked")
    private List<String> askedInBrowser(Form form, Map<String, Object> given, Optional<Place> place)
            throws IOException {
        Map<String, Object> parts = new LinkedHashMap<>();
        parts.put("form", Conditions.of(form));
        parts.put("answers", given);
        parts.put(
                "place", place.map(it -> Map.of("attributes", it.attributes())).orElse(null));
        return (List<String>) page.evaluate(
                """
                async (text) => {
                  const {isAsked} = await import('/core/ask.js');
                  const {form, answers, place} = JSON.parse(text);
                  return form.filter((question) => isAsked(question, answers, place)).map(({id}) => id);
                }""",
                json.writeValueAsString(parts));
    }
}
