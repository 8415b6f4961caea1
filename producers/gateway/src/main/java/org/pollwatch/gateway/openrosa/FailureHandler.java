package org.pollwatch.gateway.openrosa;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import org.pollwatch.gateway.http.Problem;
import org.pollwatch.gateway.http.ProblemHandler;

/** Answers whatever failed on the way, with a message that Collect shows. */
final class FailureHandler implements Handler<RoutingContext> {
    /** Not 401: that makes Collect ask for a name and a password, which nobody has. */
    private static final int NO_ACCESS = 403;

    @Override
    public void handle(RoutingContext context) {
        ProblemHandler.prepare(context);
        if (context.failure() instanceof Refused refused) {
            answer(context, refused.status(), refused.phrase());
            return;
        }
        Problem problem = ProblemHandler.problem(context);
        if (problem.retryAfter() > 0) {
            context.response().putHeader("retry-after", Integer.toString(problem.retryAfter()));
        }
        boolean stranger = problem.kind() == Problem.Kind.UNAUTHORISED;
        answer(context, stranger ? NO_ACCESS : problem.kind().status(), phrase(problem.kind()));
    }

    private static void answer(RoutingContext context, int status, Phrase phrase) {
        Answer.message(context, status, phrase.in(Answer.language(context)));
    }

    private static Phrase phrase(Problem.Kind kind) {
        return switch (kind) {
            case UNAUTHORISED -> Phrase.NO_ACCESS;
            case FOREIGN_TEAM -> Phrase.FOREIGN_TEAM;
            case UNKNOWN_MISSION -> Phrase.UNKNOWN_MISSION;
            case NOT_FOUND -> Phrase.NOTHING_HERE;
            case WRONG_METHOD -> Phrase.WRONG_METHOD;
            case CONFLICT -> Phrase.CONFLICT;
            case TOO_LARGE -> Phrase.TOO_LARGE;
            case MALFORMED, WRONG_MEDIA_TYPE -> Phrase.BAD_MULTIPART;
            case INVALID -> Phrase.NOT_A_REPORT;
            case TOO_MANY -> Phrase.TOO_MANY;
            case NOT_TAKEN, END_UNKNOWN -> Phrase.LATER;
            case INTERNAL -> Phrase.FAILED;
        };
    }
}
