package org.pollwatch.gateway.openrosa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pollwatch.gateway.openrosa.Upload.assertMessage;

import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pollwatch.contract.avro.Refusal;
import org.pollwatch.contract.avro.Submission;
import org.pollwatch.gateway.ServedGateway;
import org.pollwatch.gateway.http.BodyLimits;
import org.pollwatch.gateway.http.RateLimit;
import org.pollwatch.gateway.intake.NotTakenException;
import org.pollwatch.gateway.intake.Receipts.Hint;

/** What becomes of a submission: every code that Collect may get; edits are in {@link EditTest}. */
class SubmissionTest {
    private ServedGateway gateway;

    @BeforeEach
    void start() {
        gateway = ServedGateway.start();
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void shouldAnswer204ToTheHeadThatComesFirst() {
        HttpResponse<String> response = gateway.send(
                gateway.collect(ServedGateway.TOKEN, "/submission?deviceID=x").method("HEAD", BodyPublishers.noBody()));

        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(response.headers().firstValue("x-openrosa-version")).hasValue("1.0");
        assertThat(response.headers().firstValue("x-openrosa-accept-content-length"))
                .hasValue("10485760");
    }

    @Test
    void shouldAnswer201OnceANewReportIsInTheLog() {
        Filled form = Filled.voting();

        HttpResponse<String> response = Upload.of(form).send(gateway);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        assertThat(response.body())
                .contains("<message nature=\"submit_success\">Received: Voting.</message>")
                .doesNotContain("yes");
        Submission taken = gateway.log.submissions().get(0);
        assertThat(gateway.log.keys()).containsExactly(form.reportId());
        assertThat(taken.getRevision()).isEqualTo(1);
        assertThat(taken.getTeam()).isEqualTo("R01");
        assertThat(taken.getChannel()).isEqualTo("openrosa");
        assertThat(taken.getObservedAt()).isEqualTo(Instant.parse("2026-09-27T13:15:00Z"));
        assertThat(taken.getAnswers()).hasSize(1);
    }

    @Test
    void shouldTakeABodyWhoseLengthIsNotToldBefore() {
        BodyPublisher chunked = BodyPublishers.fromPublisher(
                BodyPublishers.ofByteArray(Upload.of(Filled.voting()).bytes()));

        HttpResponse<String> response = gateway.send(gateway.collect(ServedGateway.TOKEN, "/submission")
                .header("Content-Type", Upload.TYPE)
                .POST(chunked));

        assertThat(response.statusCode()).isEqualTo(201);
    }

    @Test
    void shouldReadALargeFormAwayFromTheEventLoop() {
        Filled form = Filled.voting().with("<overall_voting/>", "<overall_voting/>" + "\n".repeat(500_000));

        assertThat(Upload.of(form).send(gateway).statusCode()).isEqualTo(201);
        assertThat(gateway.log.keys()).containsExactly(form.reportId());
    }

    @Test
    void shouldWaitForTheLogBeforeItAnswers() {
        gateway.log.failWith(new NotTakenException("full"));

        HttpResponse<String> response = Upload.of(Filled.voting()).send(gateway);

        assertMessage(response, 503, Phrase.LATER);
        assertThat(response.headers().firstValue("retry-after")).hasValue("1");
    }

    @Test
    void shouldAnswer503WhenTheEndOfASendIsUnknown() {
        gateway.log.failWith(new IllegalStateException("timed out"));

        HttpResponse<String> response = Upload.of(Filled.voting()).send(gateway);

        assertMessage(response, 503, Phrase.LATER);
        assertThat(response.headers().firstValue("retry-after")).hasValue("5");
    }

    @Test
    void shouldAnswer201ToTheSameBytesAgainAndAppendNothing() {
        Upload upload = Upload.of(Filled.voting());
        assertThat(upload.send(gateway).statusCode()).isEqualTo(201);
        gateway.receipts.hint(Hint.DUPLICATE);

        assertThat(upload.send(gateway).statusCode()).isEqualTo(201);
        assertThat(gateway.log.submissions()).hasSize(1);
    }

    @Test
    void shouldAnswer409ToTheSameInstanceWithOtherXmlAndKeepItForTheTrail() {
        gateway.receipts.hint(Hint.CONFLICT);

        assertMessage(Upload.of(Filled.voting()).send(gateway), 409, Phrase.CONFLICT);
        assertThat(gateway.log.submissions()).hasSize(1);
    }

    @Test
    void shouldAnswer403WhenTheReportIsAnotherTeams() {
        gateway.receipts.hint(Hint.FOREIGN_TEAM);

        assertMessage(Upload.of(Filled.voting()).send(gateway), 403, Phrase.FOREIGN_TEAM);
    }

    @Test
    void shouldAnswer404ToAFormThatNobodyKnows() {
        Filled form = Filled.voting().with("river-2026-voting", "river-2026-nonsense");

        assertMessage(Upload.of(form).send(gateway), 404, Phrase.UNKNOWN_FORM);
    }

    @Test
    void shouldAnswer404ToAVersionThatNobodyKnowsAndTellHeadquarters() {
        Filled form = Filled.voting().with("2026-09-01", "1999-01-01");

        assertMessage(Upload.of(form).send(gateway), 404, Phrase.UNKNOWN_VERSION);
        Refusal refusal = gateway.log.refusals().get(0);
        assertThat(refusal.getReportId()).isEqualTo(form.reportId());
        assertThat(refusal.getForm()).isEqualTo("voting");
        assertThat(refusal.getReasons().get(0).getField()).isEqualTo("formVersion");
    }

    @Test
    void shouldAnswer404ToAFormWithoutAVersionOrAnId() {
        assertMessage(
                Upload.of(Filled.voting().with(" version=\"2026-09-01\"", "")).send(gateway),
                404,
                Phrase.UNKNOWN_VERSION);
        assertMessage(
                Upload.of(Filled.voting().with("id=\"river-2026-voting\" ", "")).send(gateway),
                404,
                Phrase.UNKNOWN_FORM);
    }

    @Test
    void shouldAnswer403ToARevokedToken() {
        assertThat(Upload.of(Filled.voting()).send(gateway).statusCode()).isEqualTo(201);
        gateway.teams.revoke(ServedGateway.TOKEN);

        HttpResponse<String> response = Upload.of(Filled.voting()).send(gateway);

        assertMessage(response, 403, Phrase.NO_ACCESS);
        assertThat(response.headers().firstValue("www-authenticate")).isEmpty();
        assertThat(gateway.log.submissions()).hasSize(1);
    }

    @Test
    void shouldAnswer400WithoutExactlyOneSubmission() {
        String xml = Filled.voting().xml();

        assertMessage(Upload.empty().field("other", xml).send(gateway), 400, Phrase.NO_SUBMISSION);
        assertMessage(
                Upload.of(xml).file("xml_submission_file", "data.xml", xml).send(gateway), 400, Phrase.NO_SUBMISSION);
    }

    @Test
    void shouldAnswer400ToXmlThatCannotBeRead() {
        assertMessage(Upload.of("<data").send(gateway), 400, Phrase.BAD_XML);
    }

    @Test
    void shouldAnswer400ToWhatIsNoMultipart() {
        HttpResponse<String> response = gateway.send(gateway.collect(ServedGateway.TOKEN, "/submission")
                .header("Content-Type", "text/xml")
                .POST(BodyPublishers.ofString(Filled.voting().xml())));

        assertMessage(response, 400, Phrase.BAD_MULTIPART);
    }

    @Test
    void shouldAnswer413ToABodyOrAFormThatIsTooLarge() {
        BodyLimits small = new BodyLimits(10_000, 20_000, 40_000, 200, 100, 1 << 20);
        try (ServedGateway narrow = ServedGateway.start(settings -> settings.with(small))) {
            Upload form =
                    Upload.of(Filled.voting().with("<overall_voting/>", "<overall_voting/>" + " ".repeat(11_000)));
            Upload body = Upload.of(Filled.voting()).field("other", "x".repeat(21_000));

            assertMessage(form.send(narrow), 413, Phrase.TOO_LARGE);
            assertMessage(body.send(narrow), 413, Phrase.TOO_LARGE);
            assertThat(Upload.of(Filled.voting()).send(narrow).statusCode()).isEqualTo(201);
            assertThat(narrow.manage("/metrics").body()).contains("pollwatch_gateway_body_bytes 0.0");
        }
    }

    @Test
    void shouldAnswer503WhileRevocationsCannotBeHeard() {
        gateway.teams.goStale();

        HttpResponse<String> response = Upload.of(Filled.voting()).send(gateway);

        assertMessage(response, 503, Phrase.LATER);
        assertThat(response.headers().firstValue("retry-after")).isPresent();
    }

    @Test
    void shouldCountTheSameBucketAsReportsInJson() {
        try (ServedGateway narrow = ServedGateway.start(settings -> settings.with(new RateLimit(0.5, 2)))) {
            assertThat(narrow.get("/forms").statusCode()).isEqualTo(200);
            assertThat(Upload.of(Filled.voting()).send(narrow).statusCode()).isEqualTo(201);

            HttpResponse<String> response = Upload.of(Filled.voting()).send(narrow);

            assertMessage(response, 429, Phrase.TOO_MANY);
            assertThat(response.headers().firstValue("retry-after")).isPresent();
        }
    }

    @Test
    void shouldTakeEachRequestOfASplitUploadForTheWholeReport() {
        Filled form = Filled.voting();

        assertThat(Upload.of(form).field("*isIncomplete*", "yes").send(gateway).statusCode())
                .isEqualTo(201);
        gateway.receipts.hint(Hint.DUPLICATE);
        assertThat(Upload.of(form).send(gateway).statusCode()).isEqualTo(201);
        assertThat(gateway.log.submissions()).hasSize(1);
    }

    @Test
    void shouldRefuseFilesThatAreNotEncrypted() {
        Upload upload = Upload.of(Filled.voting()).file("1699.jpg", "1699.jpg", "face");

        assertMessage(upload.send(gateway), 400, Phrase.NO_ATTACHMENTS);
        assertThat(gateway.log.keys()).isEmpty();
    }

    @Test
    void shouldNameTheQuestionsToLookAtInTheObserversLanguage() {
        Filled form = Filled.voting()
                .with("<overall_voting/>", "<voters_voted>-1</voters_voted><overall_voting/>")
                .with(">yes<", ">secret<");

        HttpResponse<String> response =
                gateway.send(Upload.of(form).to(gateway, ServedGateway.TOKEN).header("Accept-Language", "ru-RU,ru"));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("content-language")).hasValue("ru");
        assertThat(response.body())
                .contains("Не получено. Проверьте: ")
                .contains("Видели ли вы групповое (семейное) голосование?; ")
                .doesNotContain("secret");
        Refusal refusal = gateway.log.refusals().get(0);
        assertThat(refusal.getReportId()).isEqualTo(form.reportId());
        assertThat(refusal.getReasons()).hasSize(2);
    }

    @Test
    void shouldCountSubmissionsByOutcome() {
        Upload.of(Filled.voting()).send(gateway);

        assertThat(gateway.manage("/metrics").body())
                .contains("pollwatch_gateway_reports_total{channel=\"openrosa\",mission=\"river-2026\","
                        + "outcome=\"appended\"} 1.0");
    }
}
