package org.pollwatch.headquarters.http;

import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.pollwatch.contract.avro.Review;
import org.pollwatch.contract.query.QueryPhrase;
import org.pollwatch.counting.sample.QuickCountSheet;
import org.pollwatch.headquarters.access.Callers;
import org.pollwatch.headquarters.access.Scope;
import org.pollwatch.headquarters.board.BoardEntry;
import org.pollwatch.headquarters.board.Boards;
import org.pollwatch.headquarters.board.Incident;
import org.pollwatch.headquarters.board.IncidentCounts;
import org.pollwatch.headquarters.board.Shown;
import org.pollwatch.headquarters.mission.MissionDesk;
import org.pollwatch.mission.Mission;

/** What stands on the boards, by filter. Parameters have passed the OpenAPI document before they come here. */
final class BoardRoutes {
    private static final Comparator<BoardEntry<Incident>> LATEST = Comparator.comparing(
                    (BoardEntry<Incident> it) -> it.value().receivedAt())
            .reversed()
            .thenComparing(BoardEntry::key);

    /** What may be asked, with its words: a page need not know them. */
    private static final String PHRASES = phrases().encode();

    private final MissionRoutes missions;

    BoardRoutes(MissionRoutes missions) {
        this.missions = missions;
    }

    void rates(RoutingContext context) {
        missions.withMission(context, (desk, snapshot) -> {
            Mission mission = snapshot.mission();
            Boards boards = desk.boards();
            var filter = Parameters.rates(context, mission);
            String state = desk.rates(mission).state(boards) + ","
                    + desk.hours(mission).state(boards);
            Answer answer = new Answer(context, desk, mission, boards.rates().asOf());
            answer.list(state, desk.rates(mission), () -> boards.rates().select(filter), "");
        });
    }

    void coverage(RoutingContext context) {
        missions.withMission(context, (desk, snapshot) -> {
            Mission mission = snapshot.mission();
            Boards boards = desk.boards();
            var filter = Parameters.coverage(context, mission);
            Answer answer = new Answer(context, desk, mission, boards.coverage().asOf());
            answer.list(desk.coverage(), () -> boards.coverage().select(filter));
        });
    }

    void findings(RoutingContext context) {
        missions.withMission(context, (desk, snapshot) -> {
            Mission mission = snapshot.mission();
            Boards boards = desk.boards();
            var filter = Parameters.findings(context, mission, boards.casework());
            Answer answer = new Answer(context, desk, mission, boards.findings().asOf());
            String state = desk.findings().state(boards) + "," + desk.casework().state(boards);
            answer.list(
                    state, desk.findingsWithCasework(), () -> boards.findings().select(filter), "");
        });
    }

    void queries(RoutingContext context) {
        missions.withMission(context, (desk, snapshot) -> {
            Mission mission = snapshot.mission();
            var filter = Parameters.queries(context, mission);
            Answer answer = new Answer(context, desk, mission, Optional.empty());
            answer.list(
                    desk.queries().state(desk.boards()),
                    desk.queries(),
                    () -> desk.boards().queries().select(filter),
                    ",\"phrases\":" + PHRASES);
        });
    }

    private static JsonArray phrases() {
        JsonArray phrases = new JsonArray();
        for (QueryPhrase phrase : QueryPhrase.values()) {
            JsonObject text = new JsonObject();
            List.of("en", "ru", "kk")
                    .forEach(language -> text.put(language, phrase.texts().in(language)));
            phrases.add(new JsonObject()
                    .put("id", phrase.id())
                    .put("aim", phrase.aim().name().toLowerCase(Locale.ROOT))
                    .put("text", text));
        }
        return phrases;
    }

    void series(RoutingContext context) {
        missions.withMission(context, (desk, snapshot) -> {
            Optional<String> area = Parameters.area(context, snapshot.mission());
            Optional<String> series = Parameters.of(context, "series");
            Answer answer = new Answer(context, desk, snapshot.mission(), Optional.empty());
            answer.list(desk.series(), () -> desk.boards().series().select(series, area));
        });
    }

    void incidents(RoutingContext context) {
        missions.withMission(context, (desk, snapshot) -> {
            Mission mission = snapshot.mission();
            var board = desk.boards().incidents();
            var filter = Parameters.incidents(context, mission);
            List<BoardEntry<Incident>> found = own(context, desk.incidents(), mission, board.select(filter))
                    .sorted(LATEST)
                    .toList();
            Answer answer = new Answer(context, desk, mission, board.asOf());
            String counts = ",\"counts\":"
                    + counts(found, Callers.of(context).scope(), mission).encode();
            answer.list(desk.incidents().state(desk.boards()), desk.incidents(), found::stream, counts);
        });
    }

    /** @return what of it is the caller's */
    static <V> Stream<BoardEntry<V>> own(
            RoutingContext context, Shown<V> shown, Mission mission, Stream<BoardEntry<V>> entries) {
        Scope scope = Callers.of(context).scope();
        if (scope.wholeMission()) {
            return entries;
        }
        Predicate<V> own = shown.ownership().within(scope, mission.areas());
        return entries.filter(it -> own.test(it.value()));
    }

    /** Of areas above the caller's no count is given: it would be a part that looks like the whole. */
    private static JsonArray counts(List<BoardEntry<Incident>> found, Scope scope, Mission mission) {
        JsonArray counts = new JsonArray();
        IncidentCounts.of(found.stream().map(BoardEntry::value)).stream()
                .filter(it -> scope.covers(mission.areas(), it.area()))
                .forEach(it -> counts.add(new JsonObject()
                        .put("area", it.area())
                        .put("kind", it.kind())
                        .put("source", it.source())
                        .put("reports", it.reports())));
        return counts;
    }

    void quickCount(RoutingContext context) {
        missions.withMission(context, (desk, snapshot) -> {
            Mission mission = snapshot.mission();
            Optional<String> refusal = QuickCountSheet.refusal(mission);
            if (refusal.isPresent()) {
                Problem.of(409, "No quick count", refusal.get()).answer(context);
                return;
            }
            Answer answer = new Answer(context, desk, mission, Optional.empty());
            answer.list(desk.quickCount(), () -> desk.boards().quickCount().all().stream());
        });
    }

    void reviews(RoutingContext context) {
        missions.withMission(context, (desk, snapshot) -> {
            String reportId = Parameters.of(context, "reportId").orElseThrow().toLowerCase(Locale.ROOT);
            if (!OwnReports.has(Callers.of(context), desk, snapshot.mission(), reportId)) {
                OwnReports.unknown().answer(context);
                return;
            }
            JsonArray all = new JsonArray();
            desk.boards().reviews().of(reportId).forEach(review -> all.add(json(review)));
            context.response().putHeader("Content-Type", "application/json").putHeader("Cache-Control", "no-cache");
            context.end(new JsonObject()
                    .put("mission", desk.id())
                    .put("reportId", reportId)
                    .put("reviews", all)
                    .toBuffer());
        });
    }

    static JsonObject json(Review review) {
        return new JsonObject()
                .put("reportId", review.getReportId())
                .put("action", review.getAction().name().toLowerCase(Locale.ROOT))
                .put("definitionRevision", review.getDefinitionRevision())
                .put("reason", review.getReason())
                .put("revision", review.getRevision())
                .put("by", review.getBy())
                .put("at", review.getAt().toString());
    }

    /** One answer with a list of records, which a client that has it already is spared. */
    private record Answer(RoutingContext context, MissionDesk desk, Mission mission, Optional<Instant> asOf) {

        <V> void list(Shown<V> shown, java.util.function.Supplier<Stream<BoardEntry<V>>> entries) {
            list(shown.state(desk.boards()), shown, entries, "");
        }

        /**
         * @param state changes whenever the answer does; taken before the records: what comes while the answer is written
         *     makes the tag old, never the answer
         * @param more fields beside the list, each with a comma before it
         */
        <V> void list(
                String state, Shown<V> shown, java.util.function.Supplier<Stream<BoardEntry<V>>> entries, String more) {
            String scope = Callers.of(context).scope().toString();
            if (Freshness.answered(context, Digest.of(state + "," + mission.revision() + "," + scope))) {
                return;
            }
            String time = asOf.map(it -> Json.encode(it.toString())).orElse("null");
            context.response().putHeader("Content-Type", "application/json");
            new PieceWriter<>(
                            context.response(),
                            shown.json(),
                            own(context, shown, mission, entries.get()).iterator())
                    .write(
                            "{\"mission\":\"" + desk.id() + "\",\"asOf\":" + time + more + ",\""
                                    + shown.part().word() + "\":[",
                            "]}");
        }
    }
}
