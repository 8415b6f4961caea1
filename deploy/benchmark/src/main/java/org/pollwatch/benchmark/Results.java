package org.pollwatch.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.pollwatch.benchmark.row.Row;
import org.pollwatch.benchmark.row.Row.Target;

/**
 * Everything that one run measured: as a table for the reader, as JSON, and as a page.
 *
 * @param facts of machine and run, by name
 */
record Results(Instant at, Map<String, String> facts, List<Row> rows) {
    private static final DateTimeFormatter FILE_NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);
    private static final String LINE = "%-36s %10s %-9s %10s %6s  %-15s %-9s %8s%n";

    boolean isOk() {
        return rows.stream().allMatch(Row::isOk);
    }

    void print(PrintWriter out) {
        out.println();
        facts.forEach((name, value) -> out.printf("%-12s %s%n", name, value));
        out.println();
        out.printf(LINE, "", "figure", "", "baseline", "ratio", "target", "check", "samples");
        for (Row row : rows) {
            out.printf(
                    LINE,
                    row.name(),
                    number(row.figure()),
                    row.unit(),
                    number(row.baseline()),
                    row.ratio().isPresent() ? String.format("%.2f", row.ratio().getAsDouble()) : "",
                    target(row),
                    check(row),
                    String.format("%,d", row.samples()));
        }
        out.println();
        for (Row row : rows) {
            row.difference().ifPresent(it -> out.println("DIFFERENT  " + row.name() + ": " + it));
            String baseline = row.baselineName().isEmpty() ? "" : "baseline: " + row.baselineName() + "; ";
            if (!(baseline + row.note()).isEmpty()) {
                out.println(row.name() + ": " + baseline + row.note());
            }
        }
        out.flush();
    }

    private static String check(Row row) {
        return row.isOk() ? "ok" : "DIFFERENT";
    }

    private static String number(OptionalDouble value) {
        return value.isPresent() ? number(value.getAsDouble()) : "";
    }

    static String number(double value) {
        return value >= 1_000 ? String.format("%,.0f", value) : String.format("%.1f", value);
    }

    /** @return without a fraction where it has none */
    static String whole(double value) {
        return value == Math.rint(value) ? String.format("%,.0f", value) : String.format("%s", (float) value);
    }

    static String target(Row row) {
        if (row.target().isEmpty()) {
            return "";
        }
        Target target = row.target().get();
        String value = target.of() == Target.Of.RATIO ? String.format("%.2f", target.value()) : number(target.value());
        return bound(target) + " " + value + (row.reached().orElse(false) ? " yes" : " NO");
    }

    private static String bound(Target target) {
        return target.bound() == Target.Bound.AT_LEAST ? ">=" : "<=";
    }

    /** @return the files that were written */
    List<Path> write(Path directory) {
        Path page = directory.resolve(FILE_NAME.format(at) + ".html");
        try {
            Files.createDirectories(directory);
            Files.writeString(page, ResultPage.of(at, facts, rows));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + page, e);
        }
        return List.of(writeJson(directory), page);
    }

    private Path writeJson(Path directory) {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode json = mapper.createObjectNode();
        json.put("at", at.toString());
        ObjectNode told = json.putObject("facts");
        facts.forEach(told::put);
        var list = json.putArray("rows");
        rows.forEach(row -> write(row, list.addObject()));
        Path file = directory.resolve(FILE_NAME.format(at) + ".json");
        try {
            mapper.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), json);
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }

    private static void write(Row row, ObjectNode json) {
        json.put("name", row.name());
        json.put("unit", row.unit());
        json.put("figure", row.figure());
        row.baseline().ifPresent(it -> json.put("baseline", it));
        row.ratio().ifPresent(it -> json.put("ratio", it));
        text(json, "baselineName", Optional.of(row.baselineName()));
        row.target().ifPresent(it -> json.putObject("target")
                .put("of", it.of() == Target.Of.RATIO ? "ratio" : "figure")
                .put("bound", bound(it))
                .put("value", it.value())
                .put("reached", row.reached().orElse(false)));
        json.put("check", check(row));
        text(json, "difference", row.difference());
        json.put("samples", row.samples());
        text(json, "note", Optional.of(row.note()));
        row.spot().ifPresent(it -> json.putObject("spot")
                .put("plot", it.plot())
                .put("curve", it.curve())
                .put("axis", it.axis())
                .put("x", it.x()));
    }

    private static void text(ObjectNode json, String name, Optional<String> value) {
        value.filter(it -> !it.isEmpty()).ifPresent(it -> json.put(name, it));
    }
}
