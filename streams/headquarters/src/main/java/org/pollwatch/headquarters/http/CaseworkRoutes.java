package org.pollwatch.headquarters.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.pollwatch.contract.avro.AuditAction;
import org.pollwatch.contract.avro.CaseAction;
import org.pollwatch.contract.avro.CaseNote;
import org.pollwatch.contract.avro.Finding;
import org.pollwatch.contract.avro.FindingState;
import org.pollwatch.headquarters.access.Callers;
import org.pollwatch.headquarters.access.Scope;
import org.pollwatch.headquarters.audit.Audit;
import org.pollwatch.headquarters.board.BoardEntry;
import org.pollwatch.headquarters.board.CaseFile;
import org.pollwatch.headquarters.board.CaseFile.CaseState;
import org.pollwatch.headquarters.board.CaseJson;
import org.pollwatch.headquarters.entry.CaseNoteEntry;
import org.pollwatch.headquarters.entry.EntryLog;
import org.pollwatch.headquarters.mission.MissionDesk;
import org.pollwatch.headquarters.report.ReportsBehind;
import org.pollwatch.warehouse.Reach;
import org.pollwatch.warehouse.Session;
import org.pollwatch.warehouse.WarehouseUnavailable;

/** The work on findings: what was noted about one, and the next note. */
final class CaseworkRoutes {
    private static final JsonFactory JSON = new JsonFactory();

    private final Vertx vertx;
    private final MissionRoutes missions;
    private final EntryLog log;
    private final Audit audit;
    private final Taken taken;
    private final Clock clock;

    CaseworkRoutes(Vertx vertx, MissionRoutes missions, EntryLog log, Audit audit, Clock clock) {
        this.vertx = vertx;
        this.missions = missions;
        this.log = log;
        this.audit = audit;
        this.taken = new Taken(vertx);
        this.clock = clock;
    }

    void notes(RoutingContext context) {
        missions.withMission(context, (desk, snapshot) -> finding(context, desk)
                .ifPresentOrElse(it -> Taken.json(context, 200, notes(desk, it.value())), () -> unknown(context)));
    }

    void note(RoutingContext context) {
        if (!Taken.isJson(context)) {
            return;
        }
        missions.withMission(context, (desk, snapshot) -> {
            Optional<BoardEntry<Finding>> found = finding(context, desk);
            if (found.isEmpty()) {
                unknown(context);
                return;
            }
            BoardEntry<Finding> finding = found.get();
            CaseNote note = CaseNoteEntry.read(
                    Taken.text(context), finding.value(), finding.position(), Taken.account(context), Taken.now(clock));
            Optional<Problem> idle =
                    idle(note, finding.value(), desk.boards().casework().of(note.getFindingId()));
            if (idle.isPresent()) {
                idle.get().answer(context);
                return;
            }
            taken.answer(
                    context,
                    audit.record(Callers.of(context), desk.id(), AuditAction.CASEWORK, note.getFindingId())
                            .thenCompose(done -> log.note(desk.id(), note)),
                    () -> json(generator -> CaseJson.note(generator, note)));
        });
    }

    /** What would change nothing is refused, so that nobody believes to have settled what somebody else just did. */
    private static Optional<Problem> idle(CaseNote note, Finding finding, Optional<CaseFile> file) {
        boolean resolved = file.filter(it -> it.state() == CaseState.RESOLVED).isPresent();
        if (file.filter(it ->
                        it.notes().stream().anyMatch(each -> each.getNoteId().equals(note.getNoteId())))
                .isPresent()) {
            return Optional.empty();
        }
        if (note.getAction() == CaseAction.RESOLVE && finding.getState() != FindingState.RAISED) {
            return Optional.of(
                    Problem.of(409, "Already cleared", "the finding no longer stands: there is nothing to settle"));
        }
        if (note.getAction() == CaseAction.RESOLVE && resolved) {
            return Optional.of(Problem.of(409, "Already resolved", "somebody has resolved it already; see its notes"));
        }
        if (note.getAction() == CaseAction.REOPEN && !resolved) {
            return Optional.of(Problem.of(409, "Not resolved", "only what was resolved can be reopened"));
        }
        return Optional.empty();
    }

    private static Optional<BoardEntry<Finding>> finding(RoutingContext context, MissionDesk desk) {
        return desk.boards()
                .findings()
                .sheet()
                .find(context.pathParam("finding"))
                .filter(it -> Callers.of(context).scope().coversPath(it.value().getAreaPath()));
    }

    private static void unknown(RoutingContext context) {
        Problem.notFound("no such finding here; an id has a bar, written %7C in an address")
                .answer(context);
    }

    private static Buffer notes(MissionDesk desk, Finding finding) {
        Optional<CaseFile> file = desk.boards().casework().of(finding.getId());
        return json(generator -> {
            generator.writeStringField("mission", desk.id());
            generator.writeStringField("finding", finding.getId());
            generator.writeStringField(
                    "state", file.map(CaseFile::state).orElse(CaseState.OPEN).word());
            generator.writeStringField(
                    "assignee", file.flatMap(CaseFile::assignee).orElse(null));
            generator.writeArrayFieldStart("notes");
            for (CaseNote note : file.map(CaseFile::notes).orElse(List.of())) {
                generator.writeStartObject();
                CaseJson.note(generator, note);
                generator.writeEndObject();
            }
            generator.writeEndArray();
        });
    }

    /** The reports behind a finding as they stand; what the warehouse has not read yet is not among them. */
    void reports(RoutingContext context) {
        missions.withMission(context, (desk, snapshot) -> {
            Optional<BoardEntry<Finding>> finding = finding(context, desk);
            if (finding.isEmpty()) {
                unknown(context);
                return;
            }
            Finding shown = finding.get().value();
            List<String> ids = shown.getReports()
                    .subList(0, Math.min(ReportsBehind.MOST, shown.getReports().size()));
            Scope scope = Callers.of(context).scope();
            taken.then(
                    context,
                    audit.record(Callers.of(context), desk.id(), AuditAction.VIEW_REPORT, ids, Map.of())
                            .thenCompose(done -> behind(desk, scope, ids)),
                    reports -> Taken.json(
                            context,
                            200,
                            new JsonObject()
                                    .put("mission", desk.id())
                                    .put("finding", shown.getId())
                                    .put("reports", reports)
                                    .toBuffer()));
        });
    }

    private CompletionStage<JsonArray> behind(MissionDesk desk, Scope scope, List<String> ids) {
        Reach reach = scope.wholeMission() ? Reach.everything() : Reach.of(scope.areas());
        return vertx.executeBlocking(
                        () -> {
                            if (desk.warehouse().isEmpty()) {
                                return new JsonArray();
                            }
                            try (Session session = desk.warehouse().get().session(reach)) {
                                return new ReportsBehind(session).of(ids);
                            } catch (WarehouseUnavailable e) {
                                return new JsonArray();
                            }
                        },
                        false)
                .toCompletionStage();
    }

    private interface Content {
        void write(JsonGenerator json) throws IOException;
    }

    private static Buffer json(Content content) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            content.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("memory can be written to", e);
        }
        return Buffer.buffer(text.toString());
    }
}
