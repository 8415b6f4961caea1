package org.pollwatch.headquarters.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;

/** RFC 4180 in UTF-8 with a header line, safe to open in a spreadsheet program. */
public final class CsvExport {
    /** A cell that begins with one of these is a formula to a spreadsheet program (OWASP, CSV injection). */
    private static final String FORMULA_STARTS = "=+-@\t\r\n";

    private CsvExport() {}

    /** @throws IOException if the stream does not take it */
    public static void write(List<String> columns, Iterator<List<Object>> rows, OutputStream out) throws IOException {
        try (CsvWriter csv = CsvWriter.builder().build(new OutputStreamWriter(out, StandardCharsets.UTF_8))) {
            csv.writeRecord(columns);
            while (rows.hasNext()) {
                csv.writeRecord(rows.next().stream().map(CsvExport::cell).toList());
            }
        }
    }

    private static String cell(Object value) {
        if (value == null) {
            return "";
        }
        String text = value.toString();
        boolean formula = value instanceof String && !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0;
        return formula ? "'" + text : text;
    }
}
