package org.pollwatch.gateway.sms;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.config.Property;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pollwatch.contract.avro.Submission;
import org.pollwatch.gateway.ServedGateway;
import org.pollwatch.gateway.intake.NotTakenException;
import org.pollwatch.gateway.intake.Receipts;

/** The providers' webhooks: who may call, and in which form each is answered. */
class WebhookTest {
    private static final long SECOND = 1_790_000_000L;

    private ServedGateway gateway;

    @BeforeEach
    void start() {
        gateway = Phone.gateway();
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    private static Map<String, String> twilio(String sid, String body) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("To", "+15550100");
        form.put("MessageSid", sid);
        form.put("From", Phone.ENGLISH);
        form.put("Body", body);
        return form;
    }

    private HttpResponse<String> twilio(Map<String, String> form) {
        return Phone.post(gateway, "twilio", form, Phone.signature(gateway, form, Phone.SECRET));
    }

    @Test
    void shouldAnswerTelerivetInItsJson() {
        HttpResponse<String> response =
                Phone.post(gateway, "telerivet", Phone.telerivet("77010000002", "VO1 AB1", "SM1", SECOND), "");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("content-type")).hasValue("application/json; charset=utf-8");
        assertThat(response.body()).startsWith("{\"messages\":[{\"content\":\"Получено: VO 1.");
        assertThat(gateway.log.submissions()).hasSize(1);
    }

    @Test
    void shouldAnswerKannelInUnicodeTextAndReadItsCharsets() {
        for (String charset : List.of("UTF-8", "UTF-16BE", "windows-1251")) {
            HttpResponse<String> response = Phone.kannel(gateway, "0077010000002", "VО1 АВ1", charset, SECOND);

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("x-kannel-coding")).hasValue("2");
            assertThat(response.headers().firstValue("content-type")).hasValue("text/plain; charset=utf-8");
            assertThat(response.body()).as(charset).startsWith("Получено: VO 1.");
        }
    }

    @Test
    void shouldAnswerTwilioInTwimlAndTakeARedeliveryForTheSameReport() {
        HttpResponse<String> response = twilio(twilio("SM1", "VO1 AB1"));
        long second = Instant.now().getEpochSecond();
        await("the next second, which is the next revision")
                .until(() -> Instant.now().getEpochSecond() > second);
        twilio(twilio("SM1", "VO1 AB1"));
        twilio(twilio("SM2", "VO1 AB2"));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("content-type")).hasValue("text/xml; charset=utf-8");
        assertThat(response.body())
                .contains("<Response><Message>Received: VO 1.")
                .endsWith("</Message></Response>");
        List<Submission> all = gateway.log.submissions();
        assertThat(all)
                .extracting(Submission::getReportId)
                .containsOnly(all.get(0).getReportId());
        assertThat(all.get(1).getRevision()).isEqualTo(all.get(0).getRevision());
        assertThat(all.get(1).getObservedAt()).isEqualTo(all.get(0).getObservedAt());
        assertThat(all.get(2).getRevision()).isGreaterThan(all.get(0).getRevision());
    }

    @Test
    void shouldAppendNothingForAReplayThatTheReceiptsKnow() {
        Phone.reply(gateway, Phone.ENGLISH, "VO1 AB1", "SM1", SECOND);
        gateway.receipts.hint(Receipts.Hint.DUPLICATE);

        assertThat(Phone.reply(gateway, Phone.ENGLISH, "VO1 AB1", "SM1", SECOND))
                .startsWith("Received: VO 1.");
        assertThat(gateway.log.submissions()).hasSize(1);
    }

    @Test
    void shouldRefuseWhoDoesNotKnowTheSecret() {
        Map<String, String> form = Phone.telerivet(Phone.ENGLISH, "VO1 AB1", "SM1", SECOND);
        form.put("secret", Phone.SECRET + "?");
        assertThat(Phone.post(gateway, "telerivet", form, "").statusCode()).isEqualTo(403);
        form.remove("secret");
        assertThat(Phone.post(gateway, "telerivet", form, "").statusCode()).isEqualTo(403);
        assertThat(gateway.send(gateway.request(Phone.path("kannel") + "?sender=1&text=VO1+AB1"))
                        .statusCode())
                .isEqualTo(403);

        Map<String, String> signed = twilio("SM1", "VO1 AB1");
        String signature = Phone.signature(gateway, signed, Phone.SECRET);
        String forged = Phone.signature(gateway, signed, "the secret of another");
        assertThat(Phone.post(gateway, "twilio", signed, forged).statusCode()).isEqualTo(403);
        assertThat(Phone.post(gateway, "twilio", signed, "").statusCode()).isEqualTo(403);
        signed.put("Body", "VO1 AB2");
        assertThat(Phone.post(gateway, "twilio", signed, signature).statusCode())
                .isEqualTo(403);
        assertThat(gateway.log.submissions()).isEmpty();
    }

    @Test
    void shouldSignAsTwilioDocumentsIt() {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("Digits", "1234");
        form.put("To", "+18005551212");
        form.put("From", "+14158675310");
        form.put("Caller", "+14158675310");
        form.put("CallSid", "CA1234567890ABCDE");

        String signed = "https://example.com/myapp.php?foo=1&bar=2"
                + Parameters.of(Phone.encode(form)).sorted();

        assertThat(Hashes.sign("12345", signed)).isEqualTo("L/OH5YylLD5NRKLltdqwSvS0BnU=");
    }

    @Test
    void shouldAnswerAnUnknownNumberOnlyWhereItMeansAReport() {
        assertThat(Phone.reply(gateway, "+77019999999", "VO1 AB1", "SM1", SECOND))
                .contains("not enrolled", "не зарегистрирован", "тіркелмеген");
        assertThat(Phone.reply(gateway, "+77019999999", "You have won", "SM2", SECOND))
                .isEmpty();
        assertThat(Phone.reply(gateway, Phone.REVOKED, "VO1 AB1", "SM3", SECOND))
                .contains("call your coordinator");
        assertThat(gateway.log.submissions()).isEmpty();
    }

    @Test
    void shouldTellTheObserverToSendAgainWhenTheLogTakesNothing() {
        gateway.log.failWith(new NotTakenException("away", null));
        assertThat(Phone.reply(gateway, Phone.ENGLISH, "VO1 AB1", "SM1", SECOND))
                .startsWith("Not received yet.");
        gateway.teams.goStale();
        assertThat(Phone.reply(gateway, Phone.ENGLISH, "VO1 AB1", "SM1", SECOND))
                .startsWith("Not received yet.");
    }

    @Test
    void shouldRefuseAQueryWithHalfAnEscape() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), gateway.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(("GET " + Phone.path("kannel") + "?sender=%2 HTTP/1.1\r\nHost: x\r\n\r\n")
                            .getBytes(US_ASCII));
            assertThat(new String(socket.getInputStream().readNBytes(12), US_ASCII))
                    .isEqualTo("HTTP/1.1 400");
        }
    }

    @Test
    void shouldServeNothingWhereItIsOff() {
        try (ServedGateway off = ServedGateway.start()) {
            assertThat(Phone.post(off, "telerivet", Phone.telerivet(Phone.ENGLISH, "VO1 AB1", "SM1", SECOND), "")
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void shouldSurviveWhatIsNoForm() {
        assertThat(gateway.send(gateway.request(Phone.path("telerivet")).POST(BodyPublishers.ofString("{}")))
                        .statusCode())
                .isEqualTo(415);
        assertThat(gateway.send(gateway.request(Phone.path("twilio"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString("%zz&=&==&%&a=%f")))
                        .statusCode())
                .isEqualTo(403);
        assertThat(gateway.send(gateway.request(Phone.path("telerivet"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString("a".repeat(100_000))))
                        .statusCode())
                .isEqualTo(413);
    }

    @Test
    void shouldLogNoNumberAndNoContent() {
        List<String> lines = new CopyOnWriteArrayList<>();
        AbstractAppender listening = new AbstractAppender("sms", null, null, false, Property.EMPTY_ARRAY) {
            @Override
            public void append(LogEvent event) {
                lines.add(event.getMessage().getFormattedMessage() + " " + event.getThrown());
            }
        };
        listening.start();
        Configuration configuration = LoggerContext.getContext(false).getConfiguration();
        configuration.getRootLogger().addAppender(listening, Level.ALL, null);
        try (ServedGateway heard = Phone.gateway()) {
            Phone.reply(heard, Phone.ENGLISH, "VO1 AB1 planted", "SM1", SECOND);
            Phone.kannel(heard, "+77019999999", "VO1 AB1 planted", "UTF-8", SECOND);
            heard.log.failWith(new IllegalStateException("away"));
            Phone.reply(heard, Phone.ENGLISH, "VO1 AB2 planted", "SM2", SECOND);
            assertThat(heard.manage("/metrics").body())
                    .contains("channel=\"sms\"")
                    .doesNotContain("7701", "planted", "secret");
        } finally {
            configuration.getRootLogger().removeAppender("sms");
        }
        assertThat(lines).anyMatch(it -> it.startsWith("gateway: ready"));
        assertThat(lines).noneMatch(it -> it.contains("7701") || it.contains("planted") || it.contains(Phone.SECRET));
    }
}
