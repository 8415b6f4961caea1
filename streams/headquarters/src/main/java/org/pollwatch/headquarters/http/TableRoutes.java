package org.pollwatch.headquarters.http;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.pollwatch.contract.avro.AuditAction;
import org.pollwatch.headquarters.analysis.TableWorkbook;
import org.pollwatch.headquarters.analysis.TableWorkbook.Described;
import org.pollwatch.headquarters.audit.Audit;
import org.pollwatch.headquarters.board.UnknownName;
import org.pollwatch.headquarters.export.TableRow;
import org.pollwatch.headquarters.http.WarehouseWork.Noted;
import org.pollwatch.headquarters.http.WarehouseWork.TooManyRows;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Question;
import org.pollwatch.warehouse.FormTables;
import org.pollwatch.warehouse.Session;
import org.pollwatch.warehouse.table.ReportTable;
import org.pollwatch.warehouse.table.ReportTable.Kind;
import org.pollwatch.warehouse.table.TableFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reports and visits to take away. A file is written first and then sent, so that neither memory nor a session waits for a
 * slow client. Confined to the server's event loop.
 */
final class TableRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(TableRoutes.class);
    private static final int AT_A_TIME = 2;

    private final MissionRoutes missions;
    private final WarehouseWork work;

    TableRoutes(Vertx vertx, MissionRoutes missions, Audit audit) {
        this.missions = missions;
        this.work = new WarehouseWork(vertx, audit, "headquarters-tables", AT_A_TIME);
    }

    /** What kind of file. */
    enum Format {
        CSV("csv", "text/csv; charset=utf-8"),
        XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        PARQUET("parquet", "application/vnd.apache.parquet");

        final String extension;
        private final String type;

        Format(String extension, String type) {
            this.extension = extension;
            this.type = type;
        }
    }

    Handler<RoutingContext> export(Kind kind, Format format) {
        return context -> missions.withMission(context, (desk, snapshot) -> {
            Mission mission = snapshot.mission();
            ReportTable table = new ReportTable(
                    mission,
                    kind,
                    form(context, mission),
                    Parameters.area(context, mission),
                    Optional.of(TableRow.RECONSTRUCTION)
                            .filter(it -> mission.card().reconstruction()));
            String language = Parameters.of(context, "lang").orElse("en");
            String name = kind == Kind.REPORTS ? "reports" : "visits";
            Map<String, String> filter = new TreeMap<>();
            context.queryParams().forEach(filter::put);
            Noted noted = new Noted(AuditAction.EXPORT, List.of(name + "." + format.extension), filter);
            work.run(
                    context,
                    desk,
                    noted,
                    (warehouse, session) -> write(table, session, format, warehouse.exports(), name, language),
                    file -> send(context, file, "pollwatch-" + mission.id() + "-" + name, format));
        });
    }

    private static Optional<String> form(RoutingContext context, Mission mission) {
        Optional<String> form = Parameters.of(context, "form");
        form.filter(it -> !mission.formIds().contains(it)).ifPresent(it -> {
            throw new UnknownName("form", "one of " + String.join(", ", mission.formIds()));
        });
        return form;
    }

    private static Path write(
            ReportTable table, Session session, Format format, Path directory, String name, String language)
            throws IOException, TooManyRows {
        Path file = directory.resolve(UUID.randomUUID() + "." + format.extension);
        if (format == Format.PARQUET) {
            TableFile.write(table, session, TableFile.Format.PARQUET, file);
            return file;
        }
        if (format == Format.CSV) {
            TableFile.write(table, session, TableFile.Format.CSV, file);
            return file;
        }
        String banner = table.banner().orElse("");
        long room = TableWorkbook.ROWS_POSSIBLE - (banner.isEmpty() ? 1 : 2);
        long rows = TableFile.rows(table, session);
        if (rows > room) {
            throw new TooManyRows("a sheet has room for " + room + " rows, and these are " + rows
                    + "; take CSV or Parquet, or one form or area");
        }
        Path csv = directory.resolve(UUID.randomUUID() + ".csv");
        try {
            TableFile.write(table, session, TableFile.Format.CSV, csv);
            List<Described> columns = TableFile.columns(table, session).stream()
                    .map(it -> new Described(it, meaning(it.name(), table.mission(), language)))
                    .toList();
            TableWorkbook.write(name, banner, columns, csv, file);
            return file;
        } finally {
            Files.deleteIfExists(csv);
        }
    }

    /** @return the question as asked; of other columns nothing, docs/analysis.md describes them */
    private static String meaning(String column, Mission mission, String language) {
        for (String id : mission.formIds()) {
            if (column.startsWith(id + ".")) {
                Form form = mission.newest(id).orElseThrow();
                return form.questions().stream()
                        .filter(it -> column.equals(id + "." + FormTables.column(it.id())))
                        .map(Question::label)
                        .map(it -> it.in(language))
                        .findFirst()
                        .orElse("");
            }
        }
        return "";
    }

    private static void send(RoutingContext context, Path file, String name, Format format) {
        context.response()
                .putHeader("Content-Type", format.type)
                .putHeader("Cache-Control", "no-store")
                .putHeader("Content-Disposition", "attachment; filename=\"" + name + "." + format.extension + "\"");
        context.response().sendFile(file.toString()).onComplete(sent -> {
            if (sent.failed()) {
                LOG.warn("an export broke off: {}", sent.cause().getClass().getSimpleName());
            }
            context.vertx().fileSystem().delete(file.toString());
        });
    }
}
