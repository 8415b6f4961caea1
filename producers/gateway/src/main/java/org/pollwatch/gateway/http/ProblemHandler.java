package org.pollwatch.gateway.http;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers whatever failed on the way, with a problem. */
public final class ProblemHandler implements Handler<RoutingContext> {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemHandler.class);

    @Override
    public void handle(RoutingContext context) {
        prepare(context);
        Answers.send(context.response(), problem(context));
    }

    /** What every answer to a failure has. */
    public static void prepare(RoutingContext context) {
        Answers.secure(context.response());
        boolean bodyMayStillCome =
                !context.request().isEnded() && context.request().getHeader(HttpHeaders.EXPECT) != null;
        if (bodyMayStillCome) {
            // Who asked whether to send it may now send it or not: only a new connection tells what comes next.
            context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
    }

    /** @return what failed, as a problem; what nobody expected is logged, without anything that was sent */
    public static Problem problem(RoutingContext context) {
        Throwable failure = context.failure();
        if (failure instanceof Problem.Raised raised) {
            return raised.problem();
        }
        return switch (context.statusCode()) {
            case 400 -> Problem.of(Problem.Kind.MALFORMED);
            case 404 -> Problem.of(Problem.Kind.NOT_FOUND);
            case 405 -> Problem.of(Problem.Kind.WRONG_METHOD);
            // Without a cause it is the router that could not read the request, half an escape in its query for
            // example.
            default -> failure == null ? Problem.of(Problem.Kind.MALFORMED) : internal(failure);
        };
    }

    private static Problem internal(Throwable failure) {
        log(failure);
        return Problem.of(Problem.Kind.INTERNAL);
    }

    /** Where it happened is logged, not its message, which could hold something of a report. */
    static void log(Throwable failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        LOG.error(
                "a request failed: {} at {}",
                failure.getClass().getName(),
                trace.length == 0 ? "an unknown place" : trace[0]);
    }
}
