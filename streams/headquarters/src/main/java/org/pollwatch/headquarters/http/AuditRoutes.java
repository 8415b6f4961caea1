package org.pollwatch.headquarters.http;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.pollwatch.contract.avro.AuditAction;
import org.pollwatch.contract.avro.AuditRecord;
import org.pollwatch.headquarters.access.Callers;
import org.pollwatch.headquarters.audit.Audit;
import org.pollwatch.headquarters.board.UnknownName;

/** Who did what; reading it is written down as well. */
final class AuditRoutes {
    private static final int MOST = 500;

    private final MissionRoutes missions;
    private final Audit audit;
    private final Taken taken;

    AuditRoutes(Vertx vertx, MissionRoutes missions, Audit audit) {
        this.missions = missions;
        this.audit = audit;
        this.taken = new Taken(vertx);
    }

    void list(RoutingContext context) {
        missions.withMission(context, (desk, snapshot) -> {
            Optional<AuditAction> action = Parameters.of(context, "action").map(AuditRoutes::action);
            List<AuditRecord> found = desk.boards()
                    .audit()
                    .select(Parameters.of(context, "account"), action, Parameters.of(context, "subject"), MOST);
            Map<String, String> filter = new TreeMap<>();
            context.queryParams().forEach(filter::put);
            JsonArray all = new JsonArray();
            found.forEach(it -> all.add(json(it)));
            taken.then(
                    context,
                    audit.record(Callers.of(context), desk.id(), AuditAction.VIEW_AUDIT, List.of(), filter),
                    done -> Taken.json(
                            context,
                            200,
                            new JsonObject()
                                    .put("mission", desk.id())
                                    .put("audit", all)
                                    .toBuffer()));
        });
    }

    private static AuditAction action(String word) {
        return Arrays.stream(AuditAction.values())
                .filter(it -> word(it).equals(word))
                .findFirst()
                .orElseThrow(() -> new UnknownName(
                        "action",
                        "one of "
                                + String.join(
                                        ", ",
                                        Arrays.stream(AuditAction.values())
                                                .map(AuditRoutes::word)
                                                .toList())));
    }

    private static String word(AuditAction action) {
        return action.name().toLowerCase(Locale.ROOT);
    }

    private static JsonObject json(AuditRecord record) {
        JsonObject filter = new JsonObject();
        record.getFilter().forEach(it -> filter.put(it.getParameter(), it.getValue()));
        return new JsonObject()
                .put("at", record.getAt().toString())
                .put("account", record.getAccount())
                .put("role", record.getRole())
                .put("areas", record.getScope().isEmpty() ? null : new JsonArray(List.copyOf(record.getScope())))
                .put("action", word(record.getAction()))
                .put("subjects", new JsonArray(List.copyOf(record.getSubjects())))
                .put("subjectCount", record.getSubjectCount())
                .put("filter", filter);
    }
}
