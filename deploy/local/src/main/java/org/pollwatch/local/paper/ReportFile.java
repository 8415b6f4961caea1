package org.pollwatch.local.paper;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.pollwatch.counting.Report;
import org.pollwatch.counting.ReportCheck;
import org.pollwatch.gateway.intake.FieldFault;
import org.pollwatch.gateway.intake.ReadReport;
import org.pollwatch.gateway.intake.ReportReader;
import org.pollwatch.mission.Mission;

/** A file of reports, each checked as the gateway and the topology will check it. */
public final class ReportFile {
    private final Mission mission;
    private final ReportReader reader = new ReportReader();
    private final Map<String, String> seen = new HashMap<>();

    private ReportFile(Mission mission) {
        this.mission = mission;
    }

    /**
     * @param file a table if its name ends in {@code .csv}, else NDJSON; in UTF-8
     * @param form for the rows of a table that name none
     * @return the rows in their order; blank lines are none
     * @throws IllegalArgumentException if it is not UTF-8, or no table; names the line
     */
    public static List<FileRow> read(Path file, Mission mission, Optional<String> form) throws IOException {
        String text;
        try {
            text = Files.readString(file, StandardCharsets.UTF_8);
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("expected a file in UTF-8", e);
        }
        String content = text.startsWith("\uFEFF") ? text.substring(1) : text;
        boolean table = file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".csv");
        List<FileRow> rows = table ? CsvReports.rows(content, mission, form) : lines(content);
        ReportFile checked = new ReportFile(mission);
        return rows.stream().map(checked::check).toList();
    }

    private static List<FileRow> lines(String content) {
        List<FileRow> rows = new ArrayList<>();
        long line = 0;
        for (String each : content.lines().toList()) {
            line++;
            if (!each.isBlank()) {
                rows.add(new FileRow(line, each, List.of()));
            }
        }
        return rows;
    }

    private FileRow check(FileRow row) {
        if (row.json().isEmpty()) {
            return row;
        }
        List<FieldFault> faults = new ArrayList<>(row.faults());
        byte[] bytes = row.json().getBytes(StandardCharsets.UTF_8);
        ReadReport read = reader.read(bytes, 0, bytes.length);
        if (read instanceof ReadReport.Malformed malformed) {
            faults.add(new FieldFault("body", "UNREADABLE", malformed.expected()));
        } else if (read instanceof ReadReport.Misshapen misshapen) {
            faults.addAll(misshapen.faults());
        } else if (read instanceof ReadReport.Read whole) {
            ReportCheck.check(whole.report(), mission)
                    .forEach(it ->
                            faults.add(new FieldFault(it.field(), it.code().name(), it.expected())));
            once(whole.report(), row, faults);
        }
        return new FileRow(row.line(), row.json(), faults);
    }

    /** The gateway would take both, and one of them would be a conflict. */
    private void once(Report report, FileRow row, List<FieldFault> faults) {
        String before = seen.putIfAbsent(report.reportId() + " " + report.revision(), row.json());
        if (before != null && !before.equals(row.json())) {
            faults.add(new FieldFault(
                    "reportId",
                    "TWICE",
                    "each report once in a revision: another row has the same reportId, id, or form, place and time"));
        }
    }
}
