package org.pollwatch.headquarters.http;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.pollwatch.contract.Topics;
import org.pollwatch.contract.avro.AuditAction;
import org.pollwatch.contract.avro.Review;
import org.pollwatch.contract.avro.SeriesFigure;
import org.pollwatch.headquarters.access.Caller;
import org.pollwatch.headquarters.access.Callers;
import org.pollwatch.headquarters.audit.Audit;
import org.pollwatch.headquarters.board.UnknownName;
import org.pollwatch.headquarters.entry.EntryLog;
import org.pollwatch.headquarters.entry.ReviewEntry;
import org.pollwatch.headquarters.entry.SeriesEntries;
import org.pollwatch.headquarters.mission.MissionDesk;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What headquarters enters. The answer waits until the broker has it; what was entered shows when it comes back from there. */
final class EntryRoutes {
    /** Bytes of a body. */
    static final long LARGEST = 1 << 20;

    private static final Logger LOG = LoggerFactory.getLogger(EntryRoutes.class);
    private static final String JSON = "application/json";
    private static final String CSV = "text/csv";
    private static final String NOBODY_NAMED = "headquarters";
    private static final int LONGEST_BY = 100;

    private final Vertx vertx;
    private final MissionRoutes missions;
    private final EntryLog log;
    private final Audit audit;
    private final Clock clock = Clock.systemUTC();

    EntryRoutes(Vertx vertx, MissionRoutes missions, EntryLog log, Audit audit) {
        this.vertx = vertx;
        this.missions = missions;
        this.log = log;
        this.audit = audit;
    }

    /** Takes the body in, up to its largest size. */
    static Handler<RoutingContext> body() {
        return BodyHandler.create(false).setBodyLimit(LARGEST);
    }

    void series(RoutingContext context) {
        String type = type(context);
        if (!type.equals(JSON) && !type.equals(CSV)) {
            wrongType(context, JSON + " or " + CSV);
            return;
        }
        missions.withMission(context, (desk, snapshot) -> {
            Caller caller = Callers.of(context);
            String by =
                    caller.signature().or(() -> Parameters.of(context, "by")).orElse(NOBODY_NAMED);
            if (by.isBlank() || by.length() > LONGEST_BY || by.chars().anyMatch(Character::isISOControl)) {
                throw new UnknownName("by", "who enters it, in 1 to " + LONGEST_BY + " characters");
            }
            SeriesEntries entries = new SeriesEntries(snapshot.mission(), caller.scope(), by.strip(), now());
            String text = Optional.ofNullable(context.body().asString()).orElse("");
            List<SeriesFigure> figures = type.equals(JSON) ? entries.json(text) : entries.csv(text);
            List<String> keys = figures.stream().map(Topics::seriesKey).toList();
            CompletionStage<Void> noted = audit.record(caller, desk.id(), AuditAction.ENTER_SERIES, keys, Map.of());
            answer(context, noted.thenCompose(done -> log.series(desk.id(), figures)), () -> written(desk, figures));
        });
    }

    private static Buffer written(MissionDesk desk, List<SeriesFigure> figures) {
        Buffer text = Buffer.buffer("{\"mission\":\"" + desk.id() + "\",\"series\":[");
        for (int i = 0; i < figures.size(); i++) {
            text.appendString(i == 0 ? "" : ",");
            text.appendBuffer(desk.series().json().once(figures.get(i)));
        }
        return text.appendString("]}");
    }

    void review(RoutingContext context) {
        if (!type(context).equals(JSON)) {
            wrongType(context, JSON);
            return;
        }
        missions.withMission(context, (desk, snapshot) -> {
            String text = Optional.ofNullable(context.body().asString()).orElse("");
            Caller caller = Callers.of(context);
            Review review = ReviewEntry.read(text, caller.signature(), now());
            if (!OwnReports.has(caller, desk, snapshot.mission(), review.getReportId())) {
                OwnReports.unknown().answer(context);
                return;
            }
            JsonObject json = BoardRoutes.json(review);
            AuditAction action = AuditAction.valueOf(review.getAction().name());
            CompletionStage<Void> noted = audit.record(caller, desk.id(), action, review.getReportId());
            answer(context, noted.thenCompose(done -> log.review(desk.id(), review)), json::toBuffer);
        });
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** @return the media type without its parameters */
    private static String type(RoutingContext context) {
        String header =
                Optional.ofNullable(context.request().getHeader("Content-Type")).orElse("");
        return header.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
    }

    private static void wrongType(RoutingContext context, String expected) {
        Problem.of(415, "Another content type", "Content-Type: expected " + expected)
                .answer(context);
    }

    private void answer(
            RoutingContext context, CompletionStage<Void> writing, java.util.function.Supplier<Buffer> written) {
        Future.fromCompletionStage(writing, vertx.getOrCreateContext()).onComplete(done -> {
            if (done.succeeded()) {
                context.response()
                        .setStatusCode(202)
                        .putHeader("Content-Type", JSON)
                        .putHeader("Cache-Control", "no-store");
                context.end(written.get());
            } else {
                LOG.warn("an entry was not taken: {}", done.cause().getClass().getSimpleName());
                Problem.of(503, "Not taken", "not taken, or the end of it is unknown: send the same again")
                        .answer(context);
            }
        });
    }
}
