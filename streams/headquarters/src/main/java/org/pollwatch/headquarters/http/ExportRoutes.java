package org.pollwatch.headquarters.http;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.pollwatch.contract.avro.AreaCoverage;
import org.pollwatch.contract.avro.AreaRates;
import org.pollwatch.contract.avro.AuditAction;
import org.pollwatch.contract.avro.Finding;
import org.pollwatch.headquarters.access.Callers;
import org.pollwatch.headquarters.audit.Audit;
import org.pollwatch.headquarters.board.BoardEntry;
import org.pollwatch.headquarters.board.Incident;
import org.pollwatch.headquarters.export.CoverageTable;
import org.pollwatch.headquarters.export.CsvExport;
import org.pollwatch.headquarters.export.FindingTable;
import org.pollwatch.headquarters.export.IncidentTable;
import org.pollwatch.headquarters.export.RateTable;
import org.pollwatch.headquarters.export.Table;
import org.pollwatch.headquarters.export.TableRow;
import org.pollwatch.headquarters.export.XlsxExport;
import org.pollwatch.headquarters.mission.MissionDesk;
import org.pollwatch.mission.Mission;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The tables to take away. They are made on worker threads, a few at a time. Confined to the server's event loop. */
final class ExportRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(ExportRoutes.class);
    private static final int AT_A_TIME = 2;
    private static final int WAITING = 8;

    private static final Source<AreaRates> RATES = (context, desk, mission, language) -> new Content<>(
            new RateTable(mission, language),
            BoardRoutes.own(
                    context,
                    desk.rates(mission),
                    mission,
                    desk.boards().rates().select(Parameters.rates(context, mission))));
    private static final Source<AreaCoverage> COVERAGE = (context, desk, mission, language) -> new Content<>(
            new CoverageTable(mission, language),
            BoardRoutes.own(
                    context,
                    desk.coverage(),
                    mission,
                    desk.boards().coverage().select(Parameters.coverage(context, mission))));
    private static final Source<Finding> FINDINGS = (context, desk, mission, language) -> new Content<>(
            new FindingTable(mission, language, desk.boards().casework()::of),
            BoardRoutes.own(
                    context,
                    desk.findings(),
                    mission,
                    desk.boards()
                            .findings()
                            .select(Parameters.findings(
                                    context, mission, desk.boards().casework()))));
    private static final Source<Incident> INCIDENTS = (context, desk, mission, language) -> new Content<>(
            new IncidentTable(mission, language),
            BoardRoutes.own(
                    context,
                    desk.incidents(),
                    mission,
                    desk.boards().incidents().select(Parameters.incidents(context, mission))));

    private final Vertx vertx;
    private final MissionRoutes missions;
    private final Audit audit;
    private final WorkerExecutor workers;
    private int open;

    ExportRoutes(Vertx vertx, MissionRoutes missions, Audit audit) {
        this.vertx = vertx;
        this.missions = missions;
        this.audit = audit;
        this.workers = vertx.createSharedWorkerExecutor("headquarters-export", AT_A_TIME);
    }

    Handler<RoutingContext> rates(Format format) {
        return context -> export(context, RATES, format);
    }

    Handler<RoutingContext> coverage(Format format) {
        return context -> export(context, COVERAGE, format);
    }

    Handler<RoutingContext> findings(Format format) {
        return context -> export(context, FINDINGS, format);
    }

    Handler<RoutingContext> incidents(Format format) {
        return context -> export(context, INCIDENTS, format);
    }

    private <V> void export(RoutingContext context, Source<V> source, Format format) {
        missions.withMission(context, (desk, snapshot) -> {
            Mission mission = snapshot.mission();
            String language = Parameters.of(context, "lang").orElse("en");
            Content<V> content = source.content(context, desk, mission, language);
            if (open >= AT_A_TIME + WAITING) {
                Problem.of(503, "Busy", "too many exports at once").answer(context);
                return;
            }
            open++;
            Future.fromCompletionStage(noted(context, desk, content.table(), format), vertx.getOrCreateContext())
                    .onSuccess(done -> send(context, content, mission, format))
                    .onFailure(failure -> {
                        open--;
                        LOG.warn(
                                "an export was not written down: {}",
                                failure.getClass().getSimpleName());
                        Problem.of(503, "Not now", "who takes a table away is written down first, and that failed")
                                .answer(context);
                    });
        });
    }

    private CompletionStage<Void> noted(RoutingContext context, MissionDesk desk, Table<?> table, Format format) {
        Map<String, String> filter = new TreeMap<>();
        context.queryParams().forEach(filter::put);
        List<String> subjects = List.of(table.name() + "." + format.extension);
        return audit.record(Callers.of(context), desk.id(), AuditAction.EXPORT, subjects, filter);
    }

    private <V> void send(RoutingContext context, Content<V> content, Mission mission, Format format) {
        String file = "pollwatch-" + mission.id() + "-" + content.table().name() + "." + format.extension;
        context.response()
                .setChunked(true)
                .putHeader("Content-Type", format.type)
                .putHeader("Cache-Control", "no-store")
                .putHeader("Content-Disposition", "attachment; filename=\"" + file + "\"");
        workers.executeBlocking(
                        () -> {
                            write(context, content, mission, format);
                            return file;
                        },
                        false)
                .onComplete(done -> {
                    open--;
                    if (done.succeeded()) {
                        context.response().end();
                    } else {
                        LOG.warn("an export broke off", done.cause());
                        context.response().reset();
                    }
                });
    }

    private static <V> void write(RoutingContext context, Content<V> content, Mission mission, Format format)
            throws IOException {
        Table<V> table = content.table();
        Iterator<List<Object>> rows =
                content.entries().flatMap(it -> table.rows(it.value())).iterator();
        try (OutputStream out = new ResponseStream(context.response())) {
            if (format == Format.CSV) {
                CsvExport.write(table.columns(), rows, out);
            } else {
                String banner = mission.card().reconstruction() ? TableRow.RECONSTRUCTION : "";
                XlsxExport.write(table, banner, rows, out);
            }
        }
    }

    /** What kind of file. */
    enum Format {
        CSV("csv", "text/csv; charset=utf-8"),
        XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

        private final String extension;
        private final String type;

        Format(String extension, String type) {
            this.extension = extension;
            this.type = type;
        }
    }

    private record Content<V>(Table<V> table, Stream<BoardEntry<V>> entries) {}

    private interface Source<V> {
        Content<V> content(RoutingContext context, MissionDesk desk, Mission mission, String language);
    }
}
