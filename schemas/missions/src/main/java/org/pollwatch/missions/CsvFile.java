package org.pollwatch.missions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A comma separated file with a header: RFC 4180, UTF-8, lines end with LF. */
final class CsvFile {

    private CsvFile() {}

    /**
     * Reads all rows, each as a map from column to value in the order of the header.
     *
     * @throws IllegalArgumentException when a row has another number of fields than the header, or a quote stays open
     * @throws UncheckedIOException when the file cannot be read
     */
    static List<Map<String, String>> read(Path file) {
        List<List<String>> records = parse(file, readText(file));
        List<String> header = records.get(0);
        List<Map<String, String>> rows = new ArrayList<>();
        for (List<String> fields : records.subList(1, records.size())) {
            if (fields.size() != header.size()) {
                throw new IllegalArgumentException(file + ", row of \"" + fields.get(0) + "\": " + fields.size()
                        + " fields, expected " + header.size());
            }
            Map<String, String> row = new LinkedHashMap<>();
            for (int column = 0; column < header.size(); column++) {
                row.put(header.get(column), fields.get(column));
            }
            rows.add(row);
        }
        return rows;
    }

    /** The text of a file with this header and these rows. */
    static String format(List<String> header, List<List<String>> rows) {
        StringBuilder text = new StringBuilder(line(header));
        rows.forEach(row -> text.append(line(row)));
        return text.toString();
    }

    private static String line(List<String> fields) {
        return fields.stream().map(CsvFile::quoted).collect(Collectors.joining(",")) + "\n";
    }

    private static String quoted(String field) {
        boolean plain = field.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
    }

    private static String readText(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<List<String>> parse(Path file, String text) {
        List<List<String>> records = new ArrayList<>();
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean inQuotes = false;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (inQuotes && c == '"' && at + 1 < text.length() && text.charAt(at + 1) == '"') {
                field.append('"');
                at++;
            } else if (c == '"') {
                inQuotes = !inQuotes;
            } else if (!inQuotes && (c == ',' || c == '\n')) {
                fields.add(field.toString());
                field.setLength(0);
                if (c == '\n') {
                    records.add(fields);
                    fields = new ArrayList<>();
                }
            } else {
                field.append(c);
            }
        }
        if (inQuotes || !fields.isEmpty() || field.length() > 0) {
            throw new IllegalArgumentException(
                    file + ": the last line is not complete, expected a closing quote and LF");
        }
        return records;
    }
}
