package org.pollwatch.browser.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.options.FilePayload;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pollwatch.browser.app.Line.Fate;
import org.pollwatch.contract.attachment.Envelope;
import org.pollwatch.contract.attachment.Envelope.Kind;
import org.pollwatch.headquarters.Headquarters;
import org.pollwatch.headquarters.HeadquartersSettings;

/** Notes and pictures: from the phone to who has the private key, and readable nowhere between. */
@ExtendWith(PhoneStage.class)
class AttachmentsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String[] PLANTED = {"Планталған Нұрлан", "PLANTED-NAME", "PLANTED-IN-PHOTO", "PLANTED-IN-CLEAR"
    };
    /** Of everything that runs in this JVM: gateway, topology, headquarters. */
    private static final Path LOG = Path.of("target", "browser-tests.log");

    private static final String TABLES = "tables";
    private static final String NOTE = PLANTED[0] + " said: leave; " + PLANTED[1];

    @Test
    void shouldBringNotesAndPicturesToTheOwnerOfTheKeyAndLeaveNothingOfThemInClear(PhoneSet set, Phone phone)
            throws Exception {
        String link = set.link("N01");
        tryInClear(set, link);
        fill(phone.enrol(link), NOTE).send();

        assertThat(phone.line()).hasAttribute("data-sealed", "0");
        await("accepted").atMost(PATIENCE).until(() -> phone.reports("accepted").size() == 1);
        phone.show(phone.reports("accepted").get(0));
        assertThat(phone.page().locator("#attachments")).hasAttribute("data-kept", "2");

        List<Envelope> opened = opened(set, "N01");
        assertThat(text(opened)).isEqualTo(NOTE);
        byte[] photo = photo(opened);
        assertThat(ImageIO.read(new ByteArrayInputStream(photo)).getWidth()).isEqualTo(640);
        assertThat(new String(photo, StandardCharsets.ISO_8859_1)).doesNotContain(PLANTED);
        PlantedWords planted = new PlantedWords(PLANTED);
        assertThat(phone.kept()).doesNotContain(PLANTED);
        assertThat(planted.inTopics(set.bootstrap())).isEmpty();
        assertThat(planted.inFiles(warehouse(set))).isEmpty();
        assertThat(planted.inFiles(set.data())).isEmpty();
        assertThat(planted.inFiles(LOG)).isEmpty();
        // That the search would see it: the mission's own words are there.
        assertThat(new PlantedWords("group_voting").inTopics(set.bootstrap())).isNotEmpty();
        assertThat(new PlantedWords("pollwatch.river-2026.submissions").inFiles(set.data()))
                .isNotEmpty();
        assertThat(new PlantedWords("observer_expelled", "protest")
                        .inFiles(set.data().resolve(TABLES)))
                .isNotEmpty();
        assertThat(new PlantedWords("gateway: ready").inFiles(LOG)).isNotEmpty();
    }

    /** @return everything that headquarters keeps of the report, table by table as text: its own file is packed */
    private static Path warehouse(PhoneSet set) throws Exception {
        Path directory = set.data().resolve("headquarters");
        HeadquartersSettings settings = HeadquartersSettings.defaults(
                        set.bootstrap(), set.registry().toString(), List.of(PhoneSet.MISSION))
                .withPorts(0, 0)
                .withWarehouse(directory);
        try (Headquarters headquarters = Headquarters.start(settings)) {
            URI list = URI.create("http://" + settings.host() + ":" + headquarters.port() + "/v1/missions/"
                    + PhoneSet.MISSION + "/reports?form=incident");
            HttpClient client = HttpClient.newHttpClient();
            await("headquarters has the report").atMost(PATIENCE).until(() -> {
                HttpResponse<String> answer =
                        client.send(HttpRequest.newBuilder(list).build(), BodyHandlers.ofString());
                return answer.statusCode() == 200 && answer.body().contains("effective");
            });
        }
        Path tables = set.data().resolve(TABLES);
        try (Stream<Path> files = Files.walk(directory)) {
            Path file = files.filter(it -> it.toString().endsWith(".duckdb"))
                    .findFirst()
                    .orElseThrow();
            try (Connection database = DriverManager.getConnection("jdbc:duckdb:" + file);
                    Statement statement = database.createStatement()) {
                statement.execute("EXPORT DATABASE '" + tables + "' (FORMAT csv)");
            }
        }
        return tables;
    }

    @Test
    void shouldKeepNotesThroughALostNetworkAndAKilledPage(PhoneSet set, Phone phone) throws Exception {
        phone.enrol(set.link("N02"));
        phone.context().setOffline(true);
        fill(phone, "kept through all").send();
        phone.reopen().unlock(Phone.PIN);
        assertThat(phone.line()).hasAttribute("data-sealed", "2");
        assertThat(phone.line()).hasAttribute("data-waiting", "1");

        // Reports go through, attachments do not yet: the page says so, and neither holds up the other.
        set.line().fate(path -> path.contains("/attachments/") ? Fate.UNAVAILABLE : Fate.THROUGH);
        phone.context().setOffline(false);
        await("accepted").atMost(PATIENCE).until(() -> phone.reports("accepted").size() == 1);
        assertThat(phone.line()).hasAttribute("data-state", "sealed");

        set.line().clear();
        phone.reopen().unlock(Phone.PIN);
        assertThat(phone.line()).hasAttribute("data-state", "clear");
        assertThat(text(opened(set, "N02"))).isEqualTo("kept through all");
    }

    @Test
    void shouldNotSendAgainWhatArrivedWhileItsAnswerWasLost(PhoneSet set, Phone phone) throws Exception {
        // Every answer about it is lost, also to Chromium's own second try, until the page asks whether it is there.
        int before = set.line().passed().size();
        set.line()
                .fate(path -> path.contains("/attachments/")
                                && set.line().passed().stream().skip(before).noneMatch(it -> it.startsWith("HEAD"))
                        ? Fate.ANSWER_LOST
                        : Fate.THROUGH);
        phone.enrol(set.link("N03")).begin("incident", "ferry", "AV-C2").answer("incident_kind", "protest");
        phone.card("incident_note").locator("textarea").fill("once");
        phone.send();

        assertThat(phone.line()).hasAttribute("data-state", "clear");
        String sha256 = named(set, "N03").get(0);
        assertThat(set.line().passed().stream().filter(it -> it.endsWith(sha256)))
                .last()
                .asString()
                .startsWith("HEAD");
        assertThat(text(opened(set, "N03"))).isEqualTo("once");
    }

    private static Phone fill(Phone phone, String note) throws IOException {
        phone.begin("incident", "ferry", "AV-C2").answer("incident_kind", "protest");
        phone.card("incident_note").locator("textarea").fill(note);
        phone.card("incident_photo")
                .locator("input[type=file]")
                .setInputFiles(new FilePayload(PLANTED[1] + ".jpg", "image/jpeg", picture()));
        assertThat(phone.card("incident_photo").locator("img")).isVisible();
        return phone;
    }

    /** A JPEG with a comment, as cameras write where and who. */
    private static byte[] picture() throws IOException {
        BufferedImage image = new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB);
        image.createGraphics().fillRect(100, 100, 200, 200);
        image.setRGB(5, 5, Color.RED.getRGB());
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(image, "jpg", jpeg);
        byte[] comment = PLANTED[2].getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(jpeg.toByteArray(), 0, 2);
        out.write(new byte[] {(byte) 0xff, (byte) 0xfe, 0, (byte) (comment.length + 2)});
        out.write(comment);
        out.write(jpeg.toByteArray(), 2, jpeg.size() - 2);
        return out.toByteArray();
    }

    /** What a careless client sends: a note among the answers, and a picture that is not sealed. Both are refused. */
    private static void tryInClear(PhoneSet set, String link) throws Exception {
        String token = "Bearer " + link.substring(link.indexOf("&t=") + 3);
        URI base = set.line().address().resolve("/v1/missions/" + PhoneSet.MISSION + "/");
        String report =
                """
                {"reportId": "3f0f5a8e-0000-4000-8000-000000000077", "revision": 1, "form": "incident",
                 "formVersion": "2026-09-01", "place": "AV-C2", "observedAt": "2026-09-27T10:15:00-03:00",
                 "answers": {"incident_note": "%s"}}"""
                        .formatted(PLANTED[3]);
        byte[] body = PLANTED[3].getBytes(StandardCharsets.US_ASCII);
        HttpClient client = HttpClient.newHttpClient();
        await("the token is known")
                .atMost(PATIENCE)
                .until(() -> client.send(
                                        HttpRequest.newBuilder(base.resolve("reports"))
                                                .header("Authorization", token)
                                                .header("Content-Type", "application/json")
                                                .POST(BodyPublishers.ofString(report))
                                                .build(),
                                        BodyHandlers.ofString())
                                .statusCode()
                        == 422);
        assertThat(client.send(
                                HttpRequest.newBuilder(base.resolve("attachments/" + Envelope.sha256(body)))
                                        .header("Authorization", token)
                                        .header("Content-Type", "application/octet-stream")
                                        .PUT(BodyPublishers.ofByteArray(body))
                                        .build(),
                                BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(422);
    }

    /** The hashes that a team's effective report names. */
    private static List<String> named(PhoneSet set, String team) {
        return await("effective")
                .atMost(PATIENCE)
                .until(() -> set.trail().effective(team), it -> it.size() == 1)
                .values()
                .iterator()
                .next()
                .getAnswers()
                .stream()
                .filter(it -> it.getAttachment() != null)
                .map(it -> it.getAttachment().getSha256())
                .toList();
    }

    private static List<Envelope> opened(PhoneSet set, String team) throws Exception {
        List<Envelope> opened = new ArrayList<>();
        for (String sha256 : named(set, team)) {
            try (Stream<Path> files = Files.walk(set.data().resolve("state/attachments"))) {
                Path file = files.filter(it -> it.getFileName().toString().equals(sha256))
                        .findFirst()
                        .orElseThrow();
                opened.add(Envelope.open(Files.readAllBytes(file), set.privateKey()));
            }
        }
        return opened;
    }

    private static String text(List<Envelope> opened) {
        return new String(content(opened, Kind.TEXT), StandardCharsets.UTF_8);
    }

    private static byte[] photo(List<Envelope> opened) {
        return content(opened, Kind.PHOTO);
    }

    private static byte[] content(List<Envelope> opened, Kind kind) {
        return opened.stream()
                .filter(it -> it.kind() == kind)
                .findFirst()
                .orElseThrow()
                .content();
    }
}
