package org.pollwatch.browser.javarosa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Speaks to a gateway as ODK Collect does: lists, downloads, asks by HEAD, posts. */
final class CollectPhone {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String BOUNDARY = "d3b07384-d9a0-4c3b-8a4c-2f1f3b1a0c55";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI gateway;
    private final String mission;
    private final String token;
    private final Path media;

    /** @param media where downloaded tables are put */
    CollectPhone(URI gateway, String mission, String token, Path media) {
        this.gateway = gateway;
        this.mission = mission;
        this.token = token;
        this.media = media;
    }

    /** A form with what it needs in {@link #media}. */
    record Downloaded(String formId, String version, String xform) {}

    Path media() {
        return media;
    }

    List<Downloaded> download() {
        List<Downloaded> forms = new ArrayList<>();
        // A new token reaches the gateway a moment after it was made.
        byte[] list = await().pollDelay(Duration.ZERO)
                .atMost(PATIENCE)
                .until(() -> send(openRosa("/formList")), it -> it.statusCode() == 200)
                .body();
        for (Element form : elements(list, "xform")) {
            for (Element file : elements(get(text(form, "manifestUrl")), "mediaFile")) {
                write(media.resolve(text(file, "filename")), get(text(file, "downloadUrl")));
            }
            forms.add(new Downloaded(
                    text(form, "formID"),
                    text(form, "version"),
                    new String(get(text(form, "downloadUrl")), StandardCharsets.UTF_8)));
        }
        return forms;
    }

    HttpResponse<byte[]> submit(byte[] xml) {
        HttpResponse<byte[]> ready = send(openRosa("/submission").method("HEAD", BodyPublishers.noBody()));
        assertThat(ready.statusCode()).isEqualTo(204);
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"xml_submission_file\";"
                        + " filename=\"data.xml\"\r\nContent-Type: text/xml\r\nContent-Length: " + xml.length
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        body.writeBytes(xml);
        body.writeBytes(("\r\n--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII));
        return send(openRosa("/submission?deviceID=collect%3Atest")
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(BodyPublishers.ofByteArray(body.toByteArray())));
    }

    /** As the phone page does, with the same token. */
    HttpResponse<byte[]> postJson(String report) {
        return send(HttpRequest.newBuilder(gateway.resolve("/v1/missions/" + mission + "/reports"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(report)));
    }

    /** @return the answer's body */
    String receipts(String reportId) {
        return new String(
                send(HttpRequest.newBuilder(
                                        gateway.resolve("/v1/missions/" + mission + "/receipts?reportId=" + reportId))
                                .header("Authorization", "Bearer " + token))
                        .body(),
                StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder openRosa(String rest) {
        return HttpRequest.newBuilder(gateway.resolve("/v1/key/" + token + "/missions/" + mission + rest))
                .header("X-OpenRosa-Version", "1.0");
    }

    private byte[] get(String address) {
        HttpResponse<byte[]> response = send(HttpRequest.newBuilder(URI.create(address)));
        assertThat(response.statusCode()).isEqualTo(200);
        return response.body();
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(PATIENCE).build(), BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static List<Element> elements(byte[] xml, String name) {
        try {
            NodeList nodes = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(xml))
                    .getElementsByTagName(name);
            List<Element> elements = new ArrayList<>();
            for (int i = 0; i < nodes.getLength(); i++) {
                elements.add((Element) nodes.item(i));
            }
            return elements;
        } catch (Exception e) {
            throw new AssertionError("the gateway's XML cannot be read", e);
        }
    }

    private static String text(Element within, String name) {
        return within.getElementsByTagName(name).item(0).getTextContent();
    }

    private static void write(Path file, byte[] content) {
        try {
            Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
