package org.pollwatch.headquarters.access;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;

/** What somebody is told who is not let in, as an RFC 9457 problem detail. */
public final class Refusal {
    private Refusal() {}

    public static void answer(RoutingContext context, int status, String title, String detail) {
        context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/problem+json")
                .putHeader("Cache-Control", "no-store");
        context.end(new JsonObject()
                .put("type", "about:blank")
                .put("title", title)
                .put("status", status)
                .put("detail", detail)
                .toBuffer());
    }

    public static void tooSoon(RoutingContext context, Duration wait) {
        long seconds = Math.max(1, wait.toSeconds() + 1);
        context.response().putHeader("Retry-After", Long.toString(seconds));
        answer(context, 429, "Too many attempts", "wait " + seconds + " s before the next");
    }
}
