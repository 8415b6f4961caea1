package org.pollwatch.xforms.xlsform;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;

/** The three sheets of a workbook, as text. */
final class XlsFormBook {
    static final String SURVEY = "survey";
    static final String CHOICES = "choices";
    static final String SETTINGS = "settings";

    private static final int MOST_ROWS = 20_000;

    private final Map<String, List<SheetRow>> sheets = new HashMap<>();

    private XlsFormBook() {}

    /** @throws XlsFormRefused if it is no workbook, or the survey is missing */
    static XlsFormBook read(InputStream in) {
        XlsFormBook book = new XlsFormBook();
        try (ReadableWorkbook workbook = new ReadableWorkbook(in)) {
            for (String name : List.of(SURVEY, CHOICES, SETTINGS)) {
                Optional<Sheet> sheet = workbook.findSheet(name);
                if (sheet.isPresent()) {
                    book.sheets.put(name, rows(name, sheet.get()));
                }
            }
        } catch (IOException | RuntimeException e) {
            // The reader's XML parser throws unchecked exceptions of its own at bytes that are no UTF-8.
            throw new XlsFormRefused(List.of(new SheetFault("workbook", 0, "expected an .xlsx file")));
        }
        if (!book.sheets.containsKey(SURVEY)) {
            throw new XlsFormRefused(List.of(new SheetFault(SURVEY, 0, "expected this sheet")));
        }
        return book;
    }

    private static List<SheetRow> rows(String name, Sheet sheet) throws IOException {
        List<SheetRow> found = new ArrayList<>();
        try (Stream<Row> rows = sheet.openStream()) {
            List<String> header = new ArrayList<>();
            rows.limit(MOST_ROWS).forEach(row -> {
                if (header.isEmpty()) {
                    for (int i = 0; i < row.getCellCount(); i++) {
                        header.add(text(row, i).replaceAll("\\s*::\\s*", "::"));
                    }
                } else {
                    SheetRow one = row(name, header, row);
                    if (!one.cells().isEmpty()) {
                        found.add(one);
                    }
                }
            });
        }
        return found;
    }

    private static SheetRow row(String name, List<String> header, Row row) {
        Map<String, String> cells = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(header.size(), row.getCellCount()); i++) {
            String value = text(row, i);
            if (!value.isEmpty() && !header.get(i).isEmpty()) {
                cells.put(header.get(i), value);
            }
        }
        return new SheetRow(name, row.getRowNum(), cells);
    }

    private static String text(Row row, int column) {
        return row.getOptionalCell(column)
                .map(cell -> Optional.ofNullable(cell.getRawValue()).orElse(cell.getText()))
                .orElse("")
                .strip();
    }

    List<SheetRow> rows(String sheet) {
        return sheets.getOrDefault(sheet, List.of());
    }
}
