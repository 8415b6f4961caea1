package org.pollwatch.gateway.http;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/**
 * Reads one request's body up to a limit. What comes beyond it is dropped unread, so that the sender can finish and see
 * the answer; who then goes on for too long is cut off.
 */
final class RequestBody {
    private static final long DROPPED_AT_MOST = 64L << 20;

    private final HttpServerRequest request;
    private final int limit;
    private final BodyBudget budget;
    private final Promise<byte[]> whole = Promise.promise();
    private Buffer read = Buffer.buffer();
    private long taken;
    private long dropped;
    private boolean over;

    private RequestBody(HttpServerRequest request, int limit, BodyBudget budget) {
        this.request = request;
        this.limit = limit;
        this.budget = budget;
    }

    /**
     * Must be called before the request's handler returns to the event loop.
     *
     * @return the body; the caller gives its length back to the budget. Fails with {@link Problem.Raised}: 413 over the
     *     limit, 503 over the budget
     */
    static Future<byte[]> read(HttpServerRequest request, int limit, BodyBudget budget) {
        RequestBody body = new RequestBody(request, limit, budget);
        body.start();
        return body.whole.future();
    }

    /** @return fails with the problem; the body is dropped unread */
    static Future<byte[]> refuse(HttpServerRequest request, Problem problem) {
        RequestBody body = new RequestBody(request, 0, new BodyBudget(0));
        request.handler(body::piece).exceptionHandler(body::broken);
        body.refuse(problem);
        return body.whole.future();
    }

    /** What still comes of the body is not kept. */
    static void drop(HttpServerRequest request) {
        RequestBody body = new RequestBody(request, 0, new BodyBudget(0));
        body.over = true;
        request.handler(body::piece).endHandler(end -> {}).exceptionHandler(broken -> {});
    }

    private void start() {
        request.handler(this::piece).endHandler(end -> finish()).exceptionHandler(this::broken);
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null && isOver(length)) {
            refuse(tooLarge());
        } else if (request.getHeader(HttpHeaders.EXPECT) != null) {
            request.response().writeContinue();
        }
    }

    /** Netty has refused a length that is no number. */
    private boolean isOver(String length) {
        return length.length() > 18 || Long.parseLong(length.strip()) > limit;
    }

    private void piece(Buffer piece) {
        if (over) {
            drop(piece.length());
        } else if (taken + piece.length() > limit) {
            refuse(tooLarge());
            drop(piece.length());
        } else if (!budget.take(piece.length())) {
            refuse(Problem.later(Problem.Kind.NOT_TAKEN, "Too many bodies at this moment.", 1));
            drop(piece.length());
        } else {
            taken += piece.length();
            read.appendBuffer(piece);
        }
    }

    private void drop(int bytes) {
        dropped += bytes;
        if (dropped > DROPPED_AT_MOST) {
            request.connection().close();
        }
    }

    private Problem tooLarge() {
        return Problem.of(Problem.Kind.TOO_LARGE, "Expected at most " + limit + " bytes.");
    }

    private void refuse(Problem problem) {
        over = true;
        budget.giveBack(taken);
        taken = 0;
        read = Buffer.buffer();
        whole.tryFail(problem.raised());
    }

    private void finish() {
        if (!over) {
            whole.tryComplete(read.getBytes());
        }
    }

    private void broken(Throwable cause) {
        if (!over) {
            refuse(Problem.of(Problem.Kind.MALFORMED, "Expected a whole body."));
        }
    }
}
