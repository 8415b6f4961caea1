package org.pollwatch.gateway.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;
import java.util.Set;

/** The bodies of all requests: their type, their encoding, their size, the memory they take together. */
public final class Bodies {
    private final Vertx vertx;
    private final BodyLimits limits;
    private final BodyBudget budget;

    Bodies(Vertx vertx, BodyLimits limits, BodyBudget budget) {
        this.vertx = vertx;
        this.limits = limits;
        this.budget = budget;
    }

    public BodyLimits limits() {
        return limits;
    }

    /** A body in memory, as it was before gzip. */
    public static final class Body implements AutoCloseable {
        private final byte[] bytes;
        private final Runnable giveBack;

        private Body(byte[] bytes, Runnable giveBack) {
            this.bytes = bytes;
            this.giveBack = giveBack;
        }

        /** Not a copy. */
        public byte[] bytes() {
            return bytes;
        }

        /** Gives its memory back. */
        @Override
        public void close() {
            giveBack.run();
        }
    }

    /** @return one report's body; fails with {@link Problem.Raised} */
    Future<Body> single(HttpServerRequest request) {
        return read(request, Set.of("application/json"), limits.single(), limits.single());
    }

    /** @return a batch's body; fails with {@link Problem.Raised} */
    Future<Body> batch(HttpServerRequest request) {
        return read(request, Set.of("application/x-ndjson", "application/ndjson"), limits.batch(), limits.inflated());
    }

    /** @return a body of whatever type, as it was sent; fails with {@link Problem.Raised} */
    public Future<Body> whole(HttpServerRequest request, int limit) {
        return RequestBody.read(request, limit, budget)
                .map(bytes -> new Body(bytes, () -> budget.giveBack(bytes.length)));
    }

    private Future<Body> read(HttpServerRequest request, Set<String> types, int limit, int inflatedLimit) {
        String type = mediaType(request.getHeader(HttpHeaders.CONTENT_TYPE));
        if (!types.contains(type)) {
            return refused(
                    request, "Expected Content-Type " + String.join(" or ", new java.util.TreeSet<>(types)) + ".");
        }
        String encoding = mediaType(request.getHeader(HttpHeaders.CONTENT_ENCODING));
        boolean gzip = encoding.equals("gzip") || encoding.equals("x-gzip");
        if (!gzip && !encoding.isEmpty() && !encoding.equals("identity")) {
            request.response().putHeader(HttpHeaders.ACCEPT_ENCODING, "gzip");
            return refused(request, "Expected Content-Encoding gzip or none.");
        }
        Future<byte[]> sent = RequestBody.read(request, limit, budget);
        if (gzip) {
            return sent.compose(bytes -> inflated(bytes, inflatedLimit));
        }
        return sent.map(bytes -> new Body(bytes, () -> budget.giveBack(bytes.length)));
    }

    private Future<Body> refused(HttpServerRequest request, String detail) {
        Problem problem = Problem.of(Problem.Kind.WRONG_MEDIA_TYPE, detail);
        return RequestBody.refuse(request, problem).mapEmpty();
    }

    /** Away from the event loop: a batch takes tens of milliseconds. */
    private Future<Body> inflated(byte[] sent, int limit) {
        long most = Math.min(limit, (long) limits.ratio() * sent.length + (64 << 10));
        if (!budget.take(most)) {
            budget.giveBack(sent.length);
            return Future.failedFuture(Problem.later(Problem.Kind.NOT_TAKEN, "Too many bodies at this moment.", 1)
                    .raised());
        }
        return vertx.executeBlocking(() -> Inflation.inflate(sent, limit, limits.ratio()), false)
                .onComplete(done -> budget.giveBack(sent.length))
                .onFailure(failure -> budget.giveBack(most))
                .map(bytes -> new Body(bytes, () -> budget.giveBack(most)));
    }

    /** The type without its parameters, in lower case; empty where there is none. */
    private static String mediaType(String header) {
        if (header == null) {
            return "";
        }
        int end = header.indexOf(';');
        return (end < 0 ? header : header.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }
}
