package org.pollwatch.headquarters.http;

import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.pollwatch.contract.avro.AuditAction;
import org.pollwatch.contract.avro.Query;
import org.pollwatch.contract.avro.QueryState;
import org.pollwatch.counting.Report;
import org.pollwatch.headquarters.access.Callers;
import org.pollwatch.headquarters.access.Scope;
import org.pollwatch.headquarters.audit.Audit;
import org.pollwatch.headquarters.board.QueryBoard;
import org.pollwatch.headquarters.board.QueryFilter;
import org.pollwatch.headquarters.casework.ReportFile;
import org.pollwatch.headquarters.casework.ReportFile.State;
import org.pollwatch.headquarters.casework.ReportFiles;
import org.pollwatch.headquarters.entry.EntryLog;
import org.pollwatch.headquarters.entry.QueryEntry;
import org.pollwatch.headquarters.mission.MissionDesk;
import org.pollwatch.mission.Mission;

/** Questions back to teams: asked in a fixed phrase, answered by the team's next revision, or taken back. */
final class QueryRoutes {
    private final MissionRoutes missions;
    private final ReportFiles files;
    private final EntryLog log;
    private final Audit audit;
    private final Taken taken;
    private final Clock clock;

    QueryRoutes(Vertx vertx, MissionRoutes missions, ReportFiles files, EntryLog log, Audit audit, Clock clock) {
        this.missions = missions;
        this.files = files;
        this.log = log;
        this.audit = audit;
        this.taken = new Taken(vertx);
        this.clock = clock;
    }

    void post(RoutingContext context) {
        if (!Taken.isJson(context)) {
            return;
        }
        missions.withMission(context, (desk, snapshot) -> {
            QueryEntry entry = QueryEntry.read(Taken.text(context), Taken.account(context));
            if (entry.withdraws()) {
                withdraw(context, desk, snapshot.mission(), entry);
            } else {
                taken.then(
                        context,
                        files.find(desk.id(), entry.reportId()),
                        found -> ask(context, desk, snapshot.mission(), entry, found));
            }
        });
    }

    private void ask(
            RoutingContext context, MissionDesk desk, Mission mission, QueryEntry entry, Optional<ReportFile> found) {
        Scope scope = Callers.of(context).scope();
        Optional<ReportFile> own = found.filter(it -> scope.coversPath(it.areaPath()));
        if (own.isEmpty()) {
            Problem.notFound("no such report here").answer(context);
            return;
        }
        ReportFile file = own.get();
        if (file.state() != State.EFFECTIVE && file.state() != State.QUARANTINED) {
            Problem.of(409, "Cannot be answered", "the report " + file.state().words())
                    .answer(context);
            return;
        }
        Report report = file.report();
        Query query =
                entry.ask(file.team(), report, mission.form(report.form(), report.formVersion()), Taken.now(clock));
        if (isOpen(desk.boards().queries(), query)) {
            Problem.of(409, "Already asked", "the same is asked and not answered yet")
                    .answer(context);
            return;
        }
        write(context, desk, query);
    }

    /** The same under the same id is a second sending. */
    private static boolean isOpen(QueryBoard board, Query query) {
        return board.askedAbout(query.getReportId()).stream()
                .anyMatch(it -> it.getPhrase().equals(query.getPhrase())
                        && java.util.Objects.equals(it.getQuestion(), query.getQuestion())
                        && !it.getQueryId().equals(query.getQueryId()));
    }

    private void withdraw(RoutingContext context, MissionDesk desk, Mission mission, QueryEntry entry) {
        Scope scope = Callers.of(context).scope();
        Optional<Query> asked = desk.boards()
                .queries()
                .find(entry.queryId())
                .filter(it -> scope.coversPath(QueryFilter.areaPath(mission, it)));
        if (asked.isEmpty()) {
            Problem.notFound("no such question here").answer(context);
        } else if (asked.get().getState() != QueryState.ASKED) {
            Problem.of(409, "Closed already", "the question is answered or taken back")
                    .answer(context);
        } else {
            write(context, desk, QueryEntry.withdrawn(asked.get(), entry.by(), Taken.now(clock)));
        }
    }

    private void write(RoutingContext context, MissionDesk desk, Query query) {
        List<String> subjects = List.of(query.getReportId(), query.getQueryId());
        CompletionStage<Void> noted =
                audit.record(Callers.of(context), desk.id(), AuditAction.ASK, subjects, java.util.Map.of());
        taken.answer(context, noted.thenCompose(done -> log.query(desk.id(), query)), () -> desk.queries()
                .json()
                .once(query));
    }
}
