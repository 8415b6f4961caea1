package org.pollwatch.headquarters.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import org.pollwatch.headquarters.entry.FieldFault;

/**
 * A refusal as an RFC 9457 problem detail.
 *
 * @param parameter the parameter at fault, where one is
 * @param expected what it should have been
 * @param errors the fields of a body at fault, each with what was expected; empty for anything else
 */
record Problem(
        int status,
        String title,
        String detail,
        Optional<String> parameter,
        Optional<String> expected,
        List<FieldFault> errors) {

    static Problem of(int status, String title, String detail) {
        return new Problem(status, title, detail, Optional.empty(), Optional.empty(), List.of());
    }

    /** @param errors the fields of a body at fault */
    static Problem fields(List<FieldFault> errors) {
        FieldFault first = errors.get(0);
        String detail = first.field() + ": expected " + first.expected();
        return new Problem(422, "Not taken", detail, Optional.empty(), Optional.empty(), errors);
    }

    static Problem parameter(String parameter, String expected) {
        return new Problem(
                400,
                "Bad request",
                parameter + ": expected " + expected,
                Optional.of(parameter),
                Optional.of(expected),
                List.of());
    }

    static Problem notFound(String what) {
        return of(404, "Not found", what);
    }

    /** Answers what the router itself refuses before anything of ours runs: no host named, an address that does not begin with a slash. */
    static void unread(RoutingContext context) {
        of(context.statusCode(), "Bad request", "what is asked for, or of whom, cannot be read")
                .answer(context);
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
        if (!errors.isEmpty()) {
            JsonArray all = new JsonArray();
            errors.forEach(
                    it -> all.add(new JsonObject().put("field", it.field()).put("expected", it.expected())));
            json.put("errors", all);
        }
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
