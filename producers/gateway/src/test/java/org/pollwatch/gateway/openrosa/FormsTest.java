package org.pollwatch.gateway.openrosa;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pollwatch.gateway.Arvenia;
import org.pollwatch.gateway.ServedGateway;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What Collect downloads, by the rules of its own parsers. */
class FormsTest {
    private static ServedGateway gateway;

    @BeforeAll
    static void start() {
        gateway = ServedGateway.start();
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    private static HttpResponse<String> get(String rest) {
        return gateway.send(gateway.collect(ServedGateway.TOKEN, rest));
    }

    /** Follows an address as Collect does: it must be absolute. */
    private static HttpResponse<String> follow(String address) {
        URI uri = URI.create(address);
        assertThat(uri.getScheme()).isEqualTo("http");
        assertThat(uri.getAuthority()).isEqualTo("127.0.0.1:" + gateway.port());
        return gateway.send(gateway.request(uri.getRawPath()));
    }

    private static List<Element> all(HttpResponse<String> response, String element) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Document xml = factory.newDocumentBuilder()
                .parse(new ByteArrayInputStream(response.body().getBytes(StandardCharsets.UTF_8)));
        NodeList nodes = xml.getElementsByTagNameNS(xml.getDocumentElement().getNamespaceURI(), element);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(it -> (Element) nodes.item(it))
                .toList();
    }

    private static String text(Element within, String element) {
        NodeList found = within.getElementsByTagName(element);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent();
    }

    private static String md5(String body) throws Exception {
        byte[] hash = MessageDigest.getInstance("MD5").digest(body.getBytes(StandardCharsets.UTF_8));
        return "md5:" + HexFormat.of().formatHex(hash);
    }

    @Test
    void shouldListTheNewestVersionOfEveryForm() throws Exception {
        HttpResponse<String> list = get("/formList");

        assertThat(list.statusCode()).isEqualTo(200);
        assertThat(list.body()).contains("<xforms xmlns=\"http://openrosa.org/xforms/xformsList\">");
        List<Element> forms = all(list, "xform");
        assertThat(forms)
                .extracting(it -> text(it, "formID"))
                .containsExactlyInAnyOrder(
                        "river-2026-opening",
                        "river-2026-voting",
                        "river-2026-counting",
                        "river-2026-tabulation",
                        "river-2026-incident",
                        "river-2026-results",
                        "river-2026-table");
        for (Element form : forms) {
            assertThat(text(form, "name")).isNotBlank();
            assertThat(text(form, "descriptionText")).isEmpty();
            HttpResponse<String> downloaded = follow(text(form, "downloadUrl"));
            assertThat(downloaded.statusCode()).isEqualTo(200);
            assertThat(downloaded.body())
                    .contains("id=\"" + text(form, "formID") + "\"")
                    .contains("version=\"" + text(form, "version") + "\"");
            assertThat(text(form, "hash")).isEqualTo(md5(downloaded.body()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/formList", "/forms/voting/manifest", "/forms/voting/2026-09-01.xml"})
    void shouldSayWhatCollectAsksOfEveryAnswer(String path) {
        HttpResponse<String> response = get(path);

        assertThat(response.headers().firstValue("content-type").orElseThrow()).contains("text/xml");
        assertThat(response.headers().firstValue("x-openrosa-version")).hasValue("1.0");
        assertThat(response.headers().firstValue("x-openrosa-accept-content-length"))
                .hasValue("10485760");
        assertThat(response.headers().firstValue("date").orElseThrow())
                .matches("[A-Z][a-z]{2}, [0-3][0-9] [A-Z][a-z]{2} [0-9]{4} [0-9:]{8} GMT");
        assertThat(response.headers().firstValue("x-content-type-options")).hasValue("nosniff");
    }

    @Test
    void shouldListOneFormAllVersionsAndWordsWhereAsked() throws Exception {
        assertThat(all(get("/formList?formID=river-2026-voting&deviceID=x"), "xform"))
                .hasSize(1);
        assertThat(all(get("/formList?formID=river-2026-results&listAllVersions=true"), "xform"))
                .extracting(it -> text(it, "version"))
                .containsExactly(Arvenia.OLD_RESULTS_VERSION, Arvenia.RESULTS_VERSION);
        assertThat(all(get("/formList?verbose=true"), "descriptionText")).hasSize(7);
        assertThat(all(get("/formList?formID=another"), "xform")).isEmpty();
    }

    @Test
    void shouldNameFormsInTheObserversLanguage() throws Exception {
        HttpResponse<String> list =
                gateway.send(gateway.collect(ServedGateway.TOKEN, "/formList?formID=river-2026-voting")
                        .header("Accept-Language", "kk-KZ,kk;q=0.9,ru;q=0.8"));

        assertThat(text(all(list, "xform").get(0), "name")).isEqualTo("Дауыс беру");
    }

    @Test
    void shouldGiveEveryVersionThatAPhoneMayStillHave() {
        assertThat(get("/forms/results/" + Arvenia.OLD_RESULTS_VERSION + ".xml").body())
                .contains("version=\"" + Arvenia.OLD_RESULTS_VERSION + "\"");
        assertThat(get("/forms/results/99.xml").statusCode()).isEqualTo(404);
        assertThat(get("/forms/nothing/1.xml").statusCode()).isEqualTo(404);
        assertThat(get("/forms/nothing/manifest").statusCode()).isEqualTo(404);
        assertThat(get("/media/passwords.csv").statusCode()).isEqualTo(404);
    }

    @Test
    void shouldGiveEachFormTheTablesOfPlacesThatItNeeds() throws Exception {
        assertThat(files("voting")).containsExactly("stations.csv");
        assertThat(files("table")).containsExactlyInAnyOrder("commissions.csv", "stations.csv");
        assertThat(files("incident")).containsExactly("areas.csv");
        for (Element file : all(get("/forms/table/manifest"), "mediaFile")) {
            HttpResponse<String> table = follow(text(file, "downloadUrl"));
            assertThat(table.headers().firstValue("content-type").orElseThrow()).startsWith("text/csv");
            assertThat(table.body()).startsWith("name,label,areas,");
            assertThat(text(file, "hash")).isEqualTo(md5(table.body()));
        }
    }

    private static List<String> files(String form) throws Exception {
        HttpResponse<String> manifest = get("/forms/" + form + "/manifest");
        assertThat(manifest.body()).contains("<manifest xmlns=\"http://openrosa.org/xforms/xformsManifest\">");
        return all(manifest, "mediaFile").stream()
                .map(it -> text(it, "filename"))
                .toList();
    }

    @Test
    void shouldGiveATeamThePlacesOfItsAreasOnly() {
        String mine = get("/media/stations.csv").body();
        String others = gateway.send(gateway.collect(ServedGateway.OTHER_TOKEN, "/media/stations.csv"))
                .body();

        assertThat(mine.lines().skip(1)).isNotEmpty().allMatch(it -> it.startsWith("AV-N"));
        assertThat(others.lines().skip(1)).isNotEmpty().noneMatch(it -> it.startsWith("AV-N"));
    }

    @Test
    void shouldNameTheOperatorsAddressWhereThereIsOne() throws Exception {
        try (ServedGateway behindProxy = ServedGateway.start(
                settings -> settings.publicAt(URI.create("https://observers.example.org/pollwatch/")))) {
            HttpResponse<String> list = behindProxy.send(behindProxy.collect(ServedGateway.TOKEN, "/formList"));

            assertThat(all(list, "xform"))
                    .extracting(it -> text(it, "downloadUrl"))
                    .allMatch(it -> it.startsWith("https://observers.example.org/pollwatch/v1/key/"
                            + ServedGateway.TOKEN + "/missions/river-2026/forms/"));
        }
    }
}
