package org.pollwatch.headquarters.http;

import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.List;
import org.pollwatch.headquarters.board.RateFilter;
import org.pollwatch.headquarters.export.CsvExport;
import org.pollwatch.headquarters.export.RateTable;
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
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final MissionRoutes missions;
    private final WorkerExecutor workers;
    private int open;

    ExportRoutes(Vertx vertx, MissionRoutes missions) {
        this.missions = missions;
        this.workers = vertx.createSharedWorkerExecutor("headquarters-export", AT_A_TIME);
    }

    void csv(RoutingContext context) {
        export(context, "csv", "text/csv; charset=utf-8", (mission, rows, out) -> CsvExport.write(rows, out));
    }

    void xlsx(RoutingContext context) {
        export(context, "xlsx", XLSX, (mission, rows, out) -> {
            String banner = mission.card().reconstruction() ? RateTable.RECONSTRUCTION : "";
            XlsxExport.write("rates", banner, rows, out);
        });
    }

    private void export(RoutingContext context, String extension, String type, Format format) {
        missions.withMission(context, (desk, snapshot) -> {
            Mission mission = snapshot.mission();
            RateFilter filter = MissionRoutes.filter(context, mission);
            if (open >= AT_A_TIME + WAITING) {
                Problem.of(503, "Busy", "too many exports at once").answer(context);
                return;
            }
            String language = MissionRoutes.parameter(context, "lang").orElse("en");
            context.response()
                    .setChunked(true)
                    .putHeader("Content-Type", type)
                    .putHeader("Cache-Control", "no-store")
                    .putHeader(
                            "Content-Disposition",
                            "attachment; filename=\"pollwatch-" + mission.id() + "-rates." + extension + "\"");
            open++;
            workers.executeBlocking(
                            () -> {
                                write(context, desk, filter, new RateTable(mission, language), mission, format);
                                return mission.id();
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
        });
    }

    private static void write(
            RoutingContext context,
            MissionDesk desk,
            RateFilter filter,
            RateTable table,
            Mission mission,
            Format format)
            throws IOException {
        try (OutputStream out = new ResponseStream(context.response())) {
            format.write(mission, table.rows(desk.board().select(filter)), out);
        }
    }

    private interface Format {
        void write(Mission mission, Iterator<List<Object>> rows, OutputStream out) throws IOException;
    }
}
