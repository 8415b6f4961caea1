package org.pollwatch.gateway.openrosa;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.pollwatch.gateway.ServedGateway;

/** Builds the multipart body that Collect sends, and what differs from it. */
final class Upload {
    static final String TYPE = "multipart/form-data; boundary=3i2ndDfv2rTHiSisAbouNdArYfORhtTPEefj3q2f";
    private static final String DELIMITER = "--3i2ndDfv2rTHiSisAbouNdArYfORhtTPEefj3q2f";

    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    static Upload of(Filled form) {
        return new Upload().file("xml_submission_file", "data.xml", form.xml());
    }

    static Upload of(String xml) {
        return new Upload().file("xml_submission_file", "data.xml", xml);
    }

    static Upload empty() {
        return new Upload();
    }

    Upload file(String name, String filename, String content) {
        return part(
                "Content-Disposition: form-data; name=\"" + name + "\"; filename=\"" + filename
                        + "\"\r\nContent-Type: text/xml\r\n",
                content);
    }

    Upload field(String name, String content) {
        return part("Content-Disposition: form-data; name=\"" + name + "\"\r\n", content);
    }

    Upload part(String headers, String content) {
        body.writeBytes((DELIMITER + "\r\n" + headers + "\r\n" + content + "\r\n").getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** @return as it is sent, closed */
    byte[] bytes() {
        byte[] end = (DELIMITER + "--\r\n").getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.writeBytes(body.toByteArray());
        whole.writeBytes(end);
        return whole.toByteArray();
    }

    HttpRequest.Builder to(ServedGateway gateway, String token) {
        return gateway.collect(token, "/submission?deviceID=collect%3Aabc")
                .header("Content-Type", TYPE)
                .POST(BodyPublishers.ofByteArray(bytes()));
    }

    HttpResponse<String> send(ServedGateway gateway) {
        return gateway.send(to(gateway, ServedGateway.TOKEN));
    }

    /** An answer as Collect reads it: the envelope, whatever the status. */
    static void assertMessage(HttpResponse<String> response, int status, Phrase phrase) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("content-type").orElseThrow()).contains("text/xml");
        assertThat(response.headers().firstValue("x-openrosa-version")).hasValue("1.0");
        assertThat(response.headers().firstValue("x-openrosa-accept-content-length"))
                .isPresent();
        assertThat(response.body())
                .contains("<OpenRosaResponse xmlns=\"http://openrosa.org/http/response\"")
                .contains(">" + phrase.in("en") + "<");
    }
}
