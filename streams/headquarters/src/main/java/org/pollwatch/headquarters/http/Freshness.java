package org.pollwatch.headquarters.http;

import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;

/** Conditional answers: a client that has the same already is told so instead. */
final class Freshness {
    private Freshness() {}

    /**
     * Puts the tag on the answer.
     *
     * @param tag what changes whenever the answer does
     * @return whether the client has it already; then 304 is sent
     */
    static boolean answered(RoutingContext context, String tag) {
        String weak = "W/\"" + tag + "\"";
        context.response().putHeader("ETag", weak).putHeader("Cache-Control", "no-cache");
        String asked = context.request().getHeader("If-None-Match");
        if (asked == null || Arrays.stream(asked.split(",")).map(String::strip).noneMatch(weak::equals)) {
            return false;
        }
        context.response().setStatusCode(304);
        context.end();
        return true;
    }
}
