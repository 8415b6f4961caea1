package org.pollwatch.gateway.openrosa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pollwatch.gateway.ServedGateway;

/** What phones, and others, may send to the OpenRosa routes by mistake or on purpose. Each spoils nothing but itself. */
class BadUploadTest {
    private static ServedGateway gateway;

    @BeforeAll
    static void start() {
        gateway = ServedGateway.start();
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @AfterEach
    void nothingElseIsAffected() {
        Filled good = Filled.voting();
        assertThat(Upload.of(good).send(gateway).statusCode()).isEqualTo(201);
        assertThat(gateway.log.submissions()).last().matches(it -> it.getReportId()
                .equals(good.reportId()));
        assertThat(gateway.manage("/metrics").body()).contains("pollwatch_gateway_body_bytes 0.0");
    }

    private static HttpResponse<String> post(String type, byte[] body) {
        return gateway.send(gateway.collect(ServedGateway.TOKEN, "/submission")
                .header("Content-Type", type)
                .POST(BodyPublishers.ofByteArray(body)));
    }

    static Stream<Arguments> xml() {
        String doctype = "<!DOCTYPE data [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>";
        String bomb = "<!DOCTYPE data [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">"
                + "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]>";
        String remote = "<!DOCTYPE data SYSTEM \"http://127.0.0.1:1/evil.dtd\">";
        String good = Filled.voting().xml();
        return Stream.of(
                arguments("nothing", ""),
                arguments("no XML", "{\"reportId\": 1}"),
                arguments(
                        "entities that make the JDK's parser fall over its own message",
                        "<?xml version='1.0'?><!DOCTYPE data [<!ENTITY a \"ha\"><!ENTITY b \"&a;&b;[]!ENTITY d \">]>"
                                + "<data id=\"river-2026-voting\" version=\"2026-09-01\">&e;</data>"),
                arguments("an unfinished element", good.substring(0, good.length() - 5)),
                arguments("an external entity", doctype + "<data>&a;</data>"),
                arguments("an entity bomb", bomb + "<data>&c;</data>"),
                arguments("a document type from elsewhere", remote + "<data/>"),
                arguments("an entity that nobody declared", "<data>&a;</data>"),
                arguments("an encoding nobody knows", good.replace("?>", "encoding='x-nonsense'?>")),
                arguments(
                        "bytes that are not of its encoding",
                        good.replace("?>", "encoding='US-ASCII'?>").replace(">yes<", ">да<")),
                arguments("another XML", good.replace("version='1.0'", "version='9.9'")),
                arguments("a NUL", good.replace("yes", "y\0es")),
                arguments("nesting without end", "<a>".repeat(20_000)),
                arguments("elements without end", "<data>" + "<a/>".repeat(60_000) + "</data>"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("xml")
    void shouldAnswer400ToXmlThatNoPhoneMakes(String what, String xml) {
        int before = gateway.log.keys().size();

        HttpResponse<String> response = Upload.of(xml).send(gateway);

        assertThat(response.statusCode()).as(what).isEqualTo(400);
        assertThat(response.body()).contains(Phrase.BAD_XML.in("en")).doesNotContain("root:");
        assertThat(gateway.log.keys()).hasSize(before);
    }

    static Stream<Arguments> multipart() {
        byte[] good = Upload.of(Filled.voting()).bytes();
        Upload many = Upload.of(Filled.voting());
        for (int i = 0; i < 1_000; i++) {
            many.field("f" + i, "");
        }
        return Stream.of(
                arguments("nothing", Upload.TYPE, new byte[0]),
                arguments("no boundary", "multipart/form-data", good),
                arguments("an empty boundary", "multipart/form-data; boundary=", good),
                arguments("a boundary too long", "multipart/form-data; boundary=" + "x".repeat(71), good),
                arguments("another boundary", "multipart/form-data; boundary=another", good),
                arguments("another type", Upload.TYPE.replace("form-data", "mixed"), good),
                arguments("no end", Upload.TYPE, Arrays.copyOf(good, good.length - 6)),
                arguments("cut off in the XML", Upload.TYPE, Arrays.copyOf(good, good.length / 2)),
                arguments("cut off in the headers", Upload.TYPE, Arrays.copyOf(good, 60)),
                arguments(
                        "a part without a name",
                        Upload.TYPE,
                        Upload.empty().part("X: y\r\n", "x").bytes()),
                arguments(
                        "headers without end",
                        Upload.TYPE,
                        Upload.empty()
                                .part(
                                        "Content-Disposition: form-data; name=\"xml_submission_file\"\r\nX: "
                                                + "y".repeat(20_000) + "\r\n",
                                        Filled.voting().xml())
                                .bytes()),
                arguments("a thousand parts", Upload.TYPE, many.bytes()),
                arguments(
                        "something after a delimiter",
                        Upload.TYPE,
                        new String(good, StandardCharsets.UTF_8)
                                .replace("fj3q2f\r\n", "fj3q2fX\r\n")
                                .getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("multipart")
    void shouldAnswer400ToMultipartThatIsNone(String what, String type, byte[] body) {
        int before = gateway.log.keys().size();

        HttpResponse<String> response = post(type, body);

        assertThat(response.statusCode()).as(what).isEqualTo(400);
        assertThat(response.body()).contains(Phrase.BAD_MULTIPART.in("en"));
        assertThat(gateway.log.keys()).hasSize(before);
    }

    @Test
    void shouldAnswer400InTimeToTenMegabytesOfAlmostDelimiters() {
        String almost =
                "\r\n" + Upload.TYPE.substring(Upload.TYPE.indexOf('=') - 1).replace("y=", "--");
        byte[] body = almost.repeat((10 << 20) / almost.length() - 1).getBytes(StandardCharsets.US_ASCII);
        long before = System.nanoTime();

        assertThat(post(Upload.TYPE, body).statusCode()).isEqualTo(400);
        assertThat(System.nanoTime() - before).isLessThan(10_000_000_000L);
    }

    @Test
    void shouldTakeWhatOtherClientsWriteDifferently() {
        String xml = Filled.voting().xml();
        String disposition = "content-disposition: form-data; filename=a.xml; name=xml_submission_file\r\n";
        byte[] preamble = "This is a preamble.\r\n".getBytes(StandardCharsets.US_ASCII);
        byte[] plain = Upload.empty().part(disposition, xml).bytes();
        byte[] body = Arrays.copyOf(preamble, preamble.length + plain.length);
        System.arraycopy(plain, 0, body, preamble.length, plain.length);

        HttpResponse<String> response = post(Upload.TYPE.replace("=", "=\"") + "\"; charset=utf-8", body);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"forged", "%00", "token-of-R01%20", "..", "%2e%2e%2f", "token-of-R0", "TOKEN-OF-R01"})
    void shouldAnswer403ToATokenThatIsNone(String token) {
        int before = gateway.log.keys().size();

        int status = gateway.send(Upload.of(Filled.voting()).to(gateway, token)).statusCode();

        assertThat(status).isIn(403, 404);
        assertThat(gateway.log.keys()).hasSize(before);
    }

    @Test
    void shouldAnswer403ToATokenOfTwoThousandCharacters() {
        assertThat(gateway.send(gateway.collect("x".repeat(2_000), "/formList")).statusCode())
                .isEqualTo(403);
    }

    @Test
    void shouldAnswer404ForAMissionItDoesNotServe() {
        HttpResponse<String> response =
                gateway.send(gateway.request("/v1/key/" + ServedGateway.TOKEN + "/missions/kz-1999/formList"));

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).contains(Phrase.UNKNOWN_MISSION.in("en")).doesNotContain("kz-1999");
    }

    @Test
    void shouldAnswer404ToAFormOfAnotherMission() {
        HttpResponse<String> response = Upload.of(Filled.voting().with("river-2026-voting", "kz-2022-voting"))
                .send(gateway);

        assertThat(response.statusCode()).isEqualTo(404);
    }

    @Test
    void shouldAnswerInXmlWhereThereIsNothing() {
        HttpResponse<String> nothing = gateway.send(gateway.collect(ServedGateway.TOKEN, "/nothing"));
        HttpResponse<String> method = gateway.send(gateway.collect(ServedGateway.TOKEN, "/submission"));

        assertThat(nothing.statusCode()).isEqualTo(404);
        assertThat(method.statusCode()).isEqualTo(405);
        for (HttpResponse<String> response : List.of(nothing, method)) {
            assertThat(response.headers().firstValue("content-type").orElseThrow())
                    .contains("text/xml");
            assertThat(response.headers().firstValue("x-openrosa-version")).hasValue("1.0");
        }
    }

    @Test
    void shouldAnswer400ToAnotherProtocol() {
        HttpResponse<String> response =
                gateway.send(gateway.request("/v1/key/" + ServedGateway.TOKEN + "/missions/river-2026/formList")
                        .header("X-OpenRosa-Version", "2.0"));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("OpenRosa 1.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*", ";;;", "ru;q=x", "xx-YY;q=7", "kk;q=0.1,de"})
    void shouldTakeAnyAcceptLanguage(String header) {
        assertThat(gateway.send(gateway.collect(ServedGateway.TOKEN, "/nothing").header("Accept-Language", header))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void shouldRefuseAnswersInGroupsRatherThanDropThem() {
        HttpResponse<String> response = Upload.of(Filled.foreign()
                        .with("<group_voting>yes</group_voting>", "<page><group_voting>yes</group_voting></page>"))
                .send(gateway);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains(Phrase.NOT_A_REPORT.in("en"));
    }
}
