package org.pollwatch.gateway.openrosa;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.LanguageHeader;
import io.vertx.ext.web.RoutingContext;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.pollwatch.xforms.Xml;

/** Writes answers. Collect takes {@code text/xml} only, and no list from a server that does not name its version. */
final class Answer {
    static final String VERSION = "X-OpenRosa-Version";
    static final String SPOKEN = "1.0";
    static final CharSequence TEXT_XML = HttpHeaders.createOptimized("text/xml; charset=utf-8");
    private static final String LARGEST = "X-OpenRosa-Accept-Content-Length";
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);
    private static final List<String> LANGUAGES = List.of("en", "ru", "kk");
    private static final int FIRST_FAILURE = 400;

    private Answer() {}

    static void head(HttpServerResponse response, int largest) {
        response.putHeader(VERSION, SPOKEN)
                .putHeader(HttpHeaders.DATE, DATE.format(ZonedDateTime.now(ZoneOffset.UTC)))
                .putHeader(LARGEST, Integer.toString(largest));
    }

    static void xml(RoutingContext context, int status, String xml) {
        HttpServerResponse response = context.response();
        if (!response.ended() && !response.closed()) {
            response.setStatusCode(status)
                    .putHeader(HttpHeaders.CONTENT_TYPE, TEXT_XML)
                    .end(Buffer.buffer(xml));
        }
    }

    /** The envelope whose message Collect shows, whatever the status. */
    static void message(RoutingContext context, int status, String message) {
        context.response().putHeader(HttpHeaders.CONTENT_LANGUAGE, language(context));
        String nature = status < FIRST_FAILURE ? "submit_success" : "submit_error";
        String xml = new Xml()
                .open("OpenRosaResponse", "xmlns", "http://openrosa.org/http/response", "items", "0")
                .text("message", message, "nature", nature)
                .close()
                .finish();
        xml(context, status, xml);
    }

    /** @return the first of ours that the client accepts, else English */
    static String language(RoutingContext context) {
        try {
            return context.acceptableLanguages().stream()
                    .map(LanguageHeader::tag)
                    .map(it -> it.toLowerCase(Locale.ROOT))
                    .filter(LANGUAGES::contains)
                    .findFirst()
                    .orElse("en");
        } catch (IllegalArgumentException e) {
            return "en";
        }
    }
}
