package org.pollwatch.headquarters.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.pollwatch.headquarters.access.Caller;
import org.pollwatch.headquarters.access.Callers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How an entry in JSON is read from a request, and answered once the log has it. */
final class Taken {
    private static final Logger LOG = LoggerFactory.getLogger(Taken.class);
    private static final String JSON = "application/json";

    private final Vertx vertx;

    Taken(Vertx vertx) {
        this.vertx = vertx;
    }

    /** @return whether the body is JSON by its type; else it is answered */
    static boolean isJson(RoutingContext context) {
        String header =
                Optional.ofNullable(context.request().getHeader("Content-Type")).orElse("");
        if (header.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT).equals(JSON)) {
            return true;
        }
        Problem.of(415, "Another content type", "Content-Type: expected " + JSON)
                .answer(context);
        return false;
    }

    static String text(RoutingContext context) {
        return Optional.ofNullable(context.body().asString()).orElse("");
    }

    /** @return the account signed in; empty where everybody on this machine may do everything */
    static Optional<String> account(RoutingContext context) {
        return Optional.of(Callers.of(context))
                .filter(it -> !it.equals(Caller.LOCAL))
                .map(Caller::account);
    }

    static Instant now(Clock clock) {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    static void json(RoutingContext context, int status, Buffer json) {
        context.response().setStatusCode(status).putHeader("Content-Type", JSON).putHeader("Cache-Control", "no-store");
        context.end(json);
    }

    /** Answers 202 when it is written, 503 where that is not known. */
    void answer(RoutingContext context, CompletionStage<Void> writing, Supplier<Buffer> written) {
        then(context, writing, done -> json(context, 202, written.get()));
    }

    /** Goes on, on the request's own thread, when something is done; answers 503 where it failed. */
    <T> void then(RoutingContext context, CompletionStage<T> step, Consumer<T> next) {
        Future.fromCompletionStage(step, vertx.getOrCreateContext()).onComplete(done -> {
            if (done.succeeded()) {
                try {
                    next.accept(done.result());
                } catch (RuntimeException e) {
                    context.fail(e);
                }
            } else {
                LOG.warn("an entry was not taken: {}", done.cause().getClass().getSimpleName());
                Problem.of(503, "Not taken", "not taken, or the end of it is unknown: send the same again")
                        .answer(context);
            }
        });
    }
}
