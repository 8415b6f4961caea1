package org.pollwatch.headquarters.http;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.pollwatch.contract.avro.AuditAction;
import org.pollwatch.contract.avro.FindingState;
import org.pollwatch.counting.Report;
import org.pollwatch.counting.finding.ConflictFinding;
import org.pollwatch.headquarters.access.Callers;
import org.pollwatch.headquarters.access.Scope;
import org.pollwatch.headquarters.audit.Audit;
import org.pollwatch.headquarters.board.QueryFilter;
import org.pollwatch.headquarters.board.UnknownName;
import org.pollwatch.headquarters.casework.Corrections;
import org.pollwatch.headquarters.casework.ReportFile;
import org.pollwatch.headquarters.casework.ReportFile.State;
import org.pollwatch.headquarters.casework.ReportFiles;
import org.pollwatch.headquarters.entry.CorrectionEntry;
import org.pollwatch.headquarters.entry.EntryLog;
import org.pollwatch.headquarters.mission.MissionDesk;
import org.pollwatch.mission.Mission;

/**
 * Headquarters' corrections: the highest revision and one, for ever above what the team sends. Refused where the report has
 * moved on from what the desk looked at, so that of two desks one is told.
 */
final class CorrectionRoutes {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final MissionRoutes missions;
    private final ReportFiles files;
    private final Corrections corrections;
    private final Audit audit;
    private final Taken taken;

    CorrectionRoutes(Vertx vertx, MissionRoutes missions, ReportFiles files, EntryLog log, Audit audit, Clock clock) {
        this.missions = missions;
        this.files = files;
        this.corrections = new Corrections(log, clock, PATIENCE);
        this.audit = audit;
        this.taken = new Taken(vertx);
    }

    void correct(RoutingContext context) {
        if (!Taken.isJson(context)) {
            return;
        }
        missions.withMission(context, (desk, snapshot) -> {
            CorrectionEntry entry = CorrectionEntry.read(Taken.text(context), Taken.account(context));
            Scope scope = Callers.of(context).scope();
            taken.then(context, files.find(desk.id(), entry.reportId()), found -> {
                Optional<ReportFile> own = found.filter(it -> scope.coversPath(it.areaPath()));
                if (own.isEmpty()) {
                    Problem.notFound("no such report here").answer(context);
                } else if (own.get().state() != State.EFFECTIVE) {
                    Problem.of(
                                    409,
                                    "Does not count",
                                    "the report " + own.get().state().words())
                            .answer(context);
                } else if (entry.keep().isPresent()) {
                    keep(context, desk, snapshot.mission(), entry, own.get());
                } else {
                    correct(
                            context,
                            desk,
                            snapshot.mission(),
                            entry,
                            own.get(),
                            own.get().report());
                }
            });
        });
    }

    /** Of two readings that contradict each other one is kept as it was sent. */
    private void keep(
            RoutingContext context, MissionDesk desk, Mission mission, CorrectionEntry entry, ReportFile file) {
        CorrectionEntry.Kept at = entry.keep().orElseThrow();
        taken.then(context, files.reading(desk.id(), entry.reportId(), at), reading -> {
            if (reading.isEmpty()) {
                Problem.notFound("no such reading of this report, or one with a fault")
                        .answer(context);
            } else if (reading.get().withdrawn()) {
                Problem.of(
                                409,
                                "A withdrawal",
                                "nobody but its team withdraws a report: take it out of the figures instead")
                        .answer(context);
            } else {
                correct(context, desk, mission, entry, file, reading.get());
            }
        });
    }

    /** @param reading what the entry changes: what stands, or what is kept */
    private void correct(
            RoutingContext context,
            MissionDesk desk,
            Mission mission,
            CorrectionEntry entry,
            ReportFile file,
            Report reading) {
        Report standing = file.report();
        boolean sentBefore = file.byHeadquarters()
                && standing.revision() == entry.basedOn() + 1
                && entry.applied(reading, standing.revision()).equals(standing);
        if (sentBefore) {
            taken.then(
                    context,
                    corrections.explain(desk.id(), entry, standing.revision()),
                    done -> stands(context, entry, standing.revision()));
            return;
        }
        if (standing.revision() != entry.basedOn()) {
            movedOn(context, "revision " + standing.revision() + " stands now: look at it, and correct that");
            return;
        }
        Report corrected = entry.applied(reading, standing.revision() + 1);
        boolean decides = entry.keep().isPresent() && isContradicted(desk, entry.reportId());
        if (!decides && entry.applied(reading, standing.revision()).equals(standing)) {
            throw CorrectionEntry.changesNothing();
        }
        CorrectionEntry.check(corrected, mission);
        List<String> path = QueryFilter.areaPath(mission, corrected.place());
        if (!Callers.of(context).scope().coversPath(path)) {
            throw new UnknownName("place", "a place of an area that is the account's");
        }
        taken.then(
                context,
                audit.record(Callers.of(context), desk.id(), AuditAction.CORRECT, entry.reportId())
                        .thenCompose(
                                done -> corrections.write(desk.boards(), entry, file, corrected, mission.revision())),
                end -> answer(context, entry, corrected, end));
    }

    /** @return whether another content came under the revision that stands, and nothing has decided between them */
    private static boolean isContradicted(MissionDesk desk, String reportId) {
        return desk.boards()
                .findings()
                .sheet()
                .find(ConflictFinding.RULE + "|" + reportId)
                .filter(it -> it.value().getState() == FindingState.RAISED)
                .isPresent();
    }

    private static void answer(RoutingContext context, CorrectionEntry entry, Report corrected, Corrections.End end) {
        switch (end) {
            case STANDS -> stands(context, entry, corrected.revision());
            case MOVED_ON -> movedOn(context, "somebody else's revision came first: look at it, and correct that");
            case PENDING ->
                Taken.json(
                        context,
                        202,
                        json(entry, corrected.revision(), "pending").toBuffer());
        }
    }

    private static void stands(RoutingContext context, CorrectionEntry entry, long revision) {
        Taken.json(context, 201, json(entry, revision, "accepted").toBuffer());
    }

    private static void movedOn(RoutingContext context, String detail) {
        Problem.of(409, "The report has moved on", detail).answer(context);
    }

    private static JsonObject json(CorrectionEntry entry, long revision, String outcome) {
        return new JsonObject()
                .put("reportId", entry.reportId())
                .put("revision", revision)
                .put("outcome", outcome)
                .put("by", entry.by());
    }
}
