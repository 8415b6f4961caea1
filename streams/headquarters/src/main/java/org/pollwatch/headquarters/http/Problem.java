package org.pollwatch.headquarters.http;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/**
 * A refusal as an RFC 9457 problem detail.
 *
 * @param parameter the parameter at fault, where one is
 * @param expected what it should have been
 */
record Problem(int status, String title, String detail, Optional<String> parameter, Optional<String> expected) {

    static Problem of(int status, String title, String detail) {
        return new Problem(status, title, detail, Optional.empty(), Optional.empty());
    }

    static Problem parameter(String parameter, String expected) {
        return new Problem(
                400,
                "Bad request",
                parameter + ": expected " + expected,
                Optional.of(parameter),
                Optional.of(expected));
    }

    static Problem notFound(String what) {
        return of(404, "Not found", what);
    }

    void answer(RoutingContext context) {
        if (context.response().ended() || context.response().headWritten()) {
            context.response().reset();
            return;
        }
        JsonObject json = new JsonObject()
                .put("type", "about:blank")
                .put("title", title)
                .put("status", status)
                .put("detail", detail);
        parameter.ifPresent(it -> json.put("parameter", it));
        expected.ifPresent(it -> json.put("expected", it));
        context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/problem+json")
                .putHeader("Cache-Control", "no-store");
        if (status == 503) {
            context.response().putHeader("Retry-After", "2");
        }
        context.end(json.toBuffer());
    }
}
