package org.pollwatch.gateway.http;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.pollwatch.gateway.attachment.AttachmentStore;
import org.pollwatch.gateway.attachment.IncomingAttachment;
import org.pollwatch.gateway.intake.FieldFault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * PUT of a sealed note or picture, and HEAD: whether it is there. Goes to the disk as it comes, so that a phone on a slow line
 * costs a file and no memory. The same again is 200 and changes nothing.
 */
final class AttachmentHandler implements Handler<RoutingContext> {
    private static final Logger LOG = LoggerFactory.getLogger(AttachmentHandler.class);
    private static final String TYPE = "application/octet-stream";
    private static final int AT_ONCE = 256 << 10;
    private static final int RETRY = 60;
    private static final int MISSING_RETRY = 600;

    private final Optional<AttachmentStore> store;

    AttachmentHandler(Optional<AttachmentStore> store) {
        this.store = store;
    }

    @Override
    public void handle(RoutingContext context) {
        String sha256 = context.pathParam("sha256");
        if (!AttachmentStore.isName(sha256)) {
            FieldFault fault = new FieldFault("sha256", "WRONG_TYPE", "64 hexadecimal digits in lower case");
            throw Problem.of(Problem.Kind.MALFORMED, List.of(fault)).raised();
        }
        AttachmentStore kept = store.orElseThrow(
                () -> Problem.later(Problem.Kind.NOT_TAKEN, "This gateway keeps no attachments.", MISSING_RETRY)
                        .raised());
        String mission = Caller.of(context).desk().id();
        HttpServerRequest request = context.request().pause();
        blocking(context, () -> kept.find(mission, sha256)).onComplete(found -> {
            if (found.failed()) {
                refuse(context, failed(found.cause()));
            } else if (request.method().equals(HttpMethod.HEAD)) {
                request.resume();
                tell(context, found.result());
            } else if (found.result().isPresent()) {
                RequestBody.drop(request);
                request.resume();
                answer(context, 200, sha256, found.result().getAsLong());
            } else {
                take(context, kept, mission, sha256);
            }
        });
    }

    private static void tell(RoutingContext context, OptionalLong found) {
        if (found.isPresent()) {
            context.response()
                    .putHeader(HttpHeaders.CONTENT_LENGTH, Long.toString(found.getAsLong()))
                    .putHeader(HttpHeaders.CONTENT_TYPE, TYPE)
                    .end();
        } else {
            context.fail(Problem.of(Problem.Kind.NOT_FOUND).raised());
        }
    }

    private void take(RoutingContext context, AttachmentStore kept, String mission, String sha256) {
        Optional<Problem> wrong = wrong(context);
        if (wrong.isPresent()) {
            refuse(context, wrong.get());
            return;
        }
        blocking(context, () -> kept.begin(mission, sha256)).onComplete(begun -> {
            if (begun.failed()) {
                refuse(context, failed(begun.cause()));
            } else {
                new Upload(context, begun.result(), sha256).start();
            }
        });
    }

    /** What can be said of a body before it is read. */
    private static Optional<Problem> wrong(RoutingContext context) {
        if (Caller.of(context).desk().definition().get().card().publicKey().isEmpty()) {
            return Optional.of(Problem.of(Problem.Kind.INVALID, "This mission asks for no notes or pictures."));
        }
        String type = context.request().getHeader(HttpHeaders.CONTENT_TYPE);
        String encoding = context.request().getHeader(HttpHeaders.CONTENT_ENCODING);
        if (type == null || !type.strip().equalsIgnoreCase(TYPE) || encoding != null) {
            return Optional.of(Problem.of(
                    Problem.Kind.WRONG_MEDIA_TYPE, "Expected Content-Type " + TYPE + " and no Content-Encoding."));
        }
        String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        boolean over = length != null && (length.length() > 18 || Long.parseLong(length.strip()) > largest());
        return over ? Optional.of(tooLarge()) : Optional.empty();
    }

    private static int largest() {
        return AttachmentStore.LARGEST;
    }

    private static Problem tooLarge() {
        return Problem.of(Problem.Kind.TOO_LARGE, "Expected at most " + largest() + " bytes.");
    }

    /** The disk, not the phone, is at fault: the same again may go. */
    private static Problem failed(Throwable cause) {
        LOG.error("an attachment was not kept: {}", cause.toString());
        return Problem.later(Problem.Kind.NOT_TAKEN, "The attachment cannot be kept now.", RETRY);
    }

    /** The body is dropped unread, so that the sender can finish and see the answer. */
    private static void refuse(RoutingContext context, Problem problem) {
        if (!context.request().isEnded()) {
            RequestBody.drop(context.request());
            context.request().resume();
        }
        context.fail(problem.raised());
    }

    private static void answer(RoutingContext context, int status, String sha256, long bytes) {
        JsonObject json = new JsonObject().put("sha256", sha256).put("bytes", bytes);
        Answers.send(context.response(), status, Answers.JSON, json.toBuffer());
    }

    private static <T> Future<T> blocking(RoutingContext context, Callable<T> step) {
        return context.vertx().executeBlocking(step, false);
    }

    /** One body: what was gathered is written before more is taken. */
    private static final class Upload {
        private final RoutingContext context;
        private final HttpServerRequest request;
        private final IncomingAttachment incoming;
        private final String sha256;
        private Buffer gathered = Buffer.buffer();
        private long taken;
        private boolean over;

        Upload(RoutingContext context, IncomingAttachment incoming, String sha256) {
            this.context = context;
            this.request = context.request();
            this.incoming = incoming;
            this.sha256 = sha256;
        }

        void start() {
            request.handler(this::piece)
                    .endHandler(end -> finish())
                    .exceptionHandler(broken -> stop(Problem.of(Problem.Kind.MALFORMED, "Expected a whole body.")));
            if (request.getHeader(HttpHeaders.EXPECT) != null) {
                request.response().writeContinue();
            }
            request.resume();
        }

        private void piece(Buffer piece) {
            taken += piece.length();
            if (taken > largest()) {
                stop(tooLarge());
                return;
            }
            gathered.appendBuffer(piece);
            if (gathered.length() < AT_ONCE || over) {
                return;
            }
            request.pause();
            byte[] next = take();
            blocking(context, () -> write(next)).onComplete(done -> {
                if (done.failed()) {
                    stop(failed(done.cause()));
                } else if (!over) {
                    request.resume();
                }
            });
        }

        private byte[] take() {
            byte[] next = gathered.getBytes();
            gathered = Buffer.buffer();
            return next;
        }

        private Void write(byte[] bytes) throws IOException {
            incoming.write(bytes);
            return null;
        }

        private void finish() {
            if (over) {
                return;
            }
            over = true;
            byte[] rest = take();
            blocking(context, () -> keep(rest)).onComplete(done -> {
                if (done.failed()) {
                    context.fail(failed(done.cause()).raised());
                } else if (done.result().isPresent()) {
                    context.fail(Problem.of(
                                    Problem.Kind.INVALID, List.of(done.result().get()))
                            .raised());
                } else {
                    answer(context, 201, sha256, taken);
                }
            });
        }

        private Optional<FieldFault> keep(byte[] rest) throws IOException {
            try (incoming) {
                incoming.write(rest);
                return incoming.keep();
            }
        }

        private void stop(Problem problem) {
            if (over) {
                return;
            }
            over = true;
            blocking(context, () -> {
                        incoming.close();
                        return null;
                    })
                    .onComplete(closed -> refuse(context, problem));
        }
    }
}
