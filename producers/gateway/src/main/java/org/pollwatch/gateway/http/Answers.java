package org.pollwatch.gateway.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.util.OptionalInt;
import org.pollwatch.gateway.intake.Outcome;

/** Writes answers. */
final class Answers {
    static final CharSequence JSON = HttpHeaders.createOptimized("application/json");
    static final CharSequence NDJSON = HttpHeaders.createOptimized("application/x-ndjson");
    private static final CharSequence PROBLEM = HttpHeaders.createOptimized(Problem.MEDIA_TYPE);
    private static final CharSequence RETRY_AFTER = HttpHeaders.createOptimized("retry-after");
    private static final CharSequence CACHE_CONTROL = HttpHeaders.CACHE_CONTROL;
    private static final CharSequence NO_STORE = HttpHeaders.createOptimized("no-store");
    private static final CharSequence NOSNIFF_NAME = HttpHeaders.createOptimized("x-content-type-options");
    private static final CharSequence NOSNIFF = HttpHeaders.createOptimized("nosniff");
    private static final CharSequence POLICY_NAME = HttpHeaders.createOptimized("content-security-policy");
    private static final CharSequence POLICY =
            HttpHeaders.createOptimized("default-src 'none'; frame-ancestors 'none'");
    private static final CharSequence REFERRER_NAME = HttpHeaders.createOptimized("referrer-policy");
    private static final CharSequence NO_REFERRER = HttpHeaders.createOptimized("no-referrer");
    private static final int SHORTLY = 1;
    private static final int AFTER_A_PAUSE = 5;

    private Answers() {}

    /** Set on every answer before anything else; a cacheable answer overrides its part. */
    static void secure(HttpServerResponse response) {
        response.headers()
                .set(NOSNIFF_NAME, NOSNIFF)
                .set(POLICY_NAME, POLICY)
                .set(REFERRER_NAME, NO_REFERRER)
                .set(CACHE_CONTROL, NO_STORE);
    }

    static void send(HttpServerResponse response, int status, CharSequence type, Buffer body) {
        if (response.ended() || response.closed()) {
            return;
        }
        response.setStatusCode(status).putHeader(HttpHeaders.CONTENT_TYPE, type);
        response.end(body);
    }

    static void send(HttpServerResponse response, Problem problem) {
        if (problem.kind() == Problem.Kind.UNAUTHORISED) {
            response.putHeader("www-authenticate", "Bearer realm=\"pollwatch\"");
        }
        if (problem.retryAfter() > 0) {
            response.putHeader(RETRY_AFTER, Integer.toString(problem.retryAfter()));
        }
        send(response, problem.kind().status(), PROBLEM, problem.toJson().toBuffer());
    }

    /** The answer to one report. */
    static void send(HttpServerResponse response, Outcome outcome) {
        if (isTaken(outcome)) {
            send(response, outcome.kind().status(), JSON, Buffer.buffer("{" + identity(outcome) + "}"));
        } else {
            send(response, problem(outcome));
        }
    }

    static boolean isTaken(Outcome outcome) {
        return outcome.kind() == Outcome.Kind.APPENDED || outcome.kind() == Outcome.Kind.DUPLICATE;
    }

    /** A report's line in the answer to a batch. */
    static void appendLine(Buffer lines, int line, Outcome outcome) {
        if (isTaken(outcome)) {
            lines.appendString(
                    "{\"line\":" + line + ",\"status\":" + outcome.kind().status() + "," + identity(outcome) + "}\n");
            return;
        }
        Problem problem = problem(outcome);
        JsonObject json = new JsonObject().put("line", line);
        outcome.reportId().ifPresent(id -> json.put("reportId", id));
        json.mergeIn(problem.toJson());
        lines.appendBuffer(json.toBuffer()).appendByte((byte) '\n');
    }

    static void retryAfter(HttpServerResponse response, OptionalInt seconds) {
        seconds.ifPresent(it -> response.putHeader(RETRY_AFTER, Integer.toString(it)));
    }

    /** A UUID and a number: nothing to escape. */
    private static String identity(Outcome outcome) {
        return "\"reportId\":\"" + outcome.reportId().orElse("") + "\",\"revision\":" + outcome.revision();
    }

    static Problem problem(Outcome outcome) {
        return switch (outcome.kind()) {
            case MALFORMED -> Problem.of(Problem.Kind.MALFORMED, outcome.faults());
            case INVALID -> Problem.of(Problem.Kind.INVALID, outcome.faults());
            case FOREIGN_TEAM -> Problem.of(Problem.Kind.FOREIGN_TEAM, "It was kept, and headquarters can see it.");
            case CONFLICT ->
                Problem.of(
                        Problem.Kind.CONFLICT,
                        "It was kept, and headquarters can see it. A change needs a higher revision.");
            case NOT_TAKEN -> Problem.later(Problem.Kind.NOT_TAKEN, "", SHORTLY);
            case END_UNKNOWN -> Problem.later(Problem.Kind.END_UNKNOWN, "It counts once in any case.", AFTER_A_PAUSE);
            case APPENDED, DUPLICATE -> throw new IllegalArgumentException("expected an outcome that is a problem");
        };
    }
}
