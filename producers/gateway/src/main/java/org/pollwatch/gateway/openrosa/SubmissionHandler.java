package org.pollwatch.gateway.openrosa;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import org.pollwatch.gateway.http.Annex;
import org.pollwatch.gateway.http.Bodies;
import org.pollwatch.gateway.http.Caller;
import org.pollwatch.gateway.http.Problem;
import org.pollwatch.gateway.intake.Channel;
import org.pollwatch.gateway.intake.Outcome;
import org.pollwatch.gateway.intake.ReportReader;
import org.pollwatch.mission.Mission;

/** POST of one filled form: the same intake as for a report in JSON. */
final class SubmissionHandler implements Handler<RoutingContext> {
    /** Below it, reading takes less than two changes of thread. */
    private static final int SMALL = 64 << 10;

    private static final int RECEIPTS_RETRY = 2;

    private final Annex.Site site;

    SubmissionHandler(Annex.Site site) {
        this.site = site;
    }

    @Override
    public void handle(RoutingContext context) {
        Caller caller = Caller.of(context);
        Optional<String> type = Optional.ofNullable(context.request().getHeader(HttpHeaders.CONTENT_TYPE));
        Mission mission = caller.desk().definition().get();
        site.bodies()
                .whole(context.request(), site.bodies().limits().batch())
                .compose(body -> read(body, type, mission).onComplete(done -> body.close()))
                .compose(sent -> take(caller, sent).onSuccess(it -> Verdict.answer(context, sent, it)))
                .onFailure(context::fail);
    }

    private Future<Sent> read(Bodies.Body body, Optional<String> type, Mission mission) {
        int largest = site.bodies().limits().single();
        if (body.bytes().length > SMALL) {
            return site.vertx().executeBlocking(() -> Sent.read(body.bytes(), type, largest, mission), false);
        }
        try {
            return Future.succeededFuture(Sent.read(body.bytes(), type, largest, mission));
        } catch (RuntimeException e) {
            return Future.failedFuture(e);
        }
    }

    private Future<Outcome> take(Caller caller, Sent sent) {
        return Future.fromCompletionStage(
                        site.intake().take(caller.desk(), caller.team(), sent.report(), Channel.OPENROSA),
                        site.vertx().getOrCreateContext())
                .onSuccess(it -> site.metrics().count(caller.desk().id(), Channel.OPENROSA, it.kind()))
                .compose(it -> known(caller, sent).map(it));
    }

    /** An edit that says of no report what it edits is refused either way; what differs is why. */
    private Future<Void> known(Caller caller, Sent sent) {
        if (sent.replaces().isEmpty()) {
            return Future.succeededFuture();
        }
        Future<Boolean> known = sent.replaces()
                .filter(ReportReader::isUuid)
                .map(it -> Future.fromCompletionStage(
                                site.receipts()
                                        .of(
                                                caller.desk().id(),
                                                it,
                                                caller.team().code()),
                                site.vertx().getOrCreateContext())
                        .map(receipts -> !receipts.isEmpty()))
                .orElse(Future.succeededFuture(false));
        return known.recover(failure -> Future.failedFuture(Problem.later(Problem.Kind.NOT_TAKEN, "", RECEIPTS_RETRY)
                        .raised()))
                .compose(it -> Future.failedFuture(
                        it ? new Refused(409, Phrase.NO_EDITS) : new Refused(404, Phrase.EDIT_OF_UNKNOWN)));
    }
}
