package org.pollwatch.headquarters.analysis;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.pollwatch.warehouse.table.TableFile.Column;

/**
 * A table as a workbook: the rows on one sheet, what each column holds on another. It is made from the table's CSV row by row,
 * so that memory does not grow with the rows.
 */
public final class TableWorkbook {
    /** What a sheet holds, the header and the banner included. */
    public static final long ROWS_POSSIBLE = 1_048_576;

    private static final int ROWS_IN_MEMORY = 200;
    private static final long GREATEST_EXACT = 1L << 53;

    private TableWorkbook() {}

    /** What stands about a column on the second sheet. */
    public record Described(Column column, String meaning) {}

    /**
     * @param banner stands above the rows where it is not empty
     * @throws IOException if a file cannot be read or written
     */
    public static void write(String sheetName, String banner, List<Described> columns, Path csv, Path workbook)
            throws IOException {
        try (OutputStream out = Files.newOutputStream(workbook);
                Workbook book = new Workbook(out, "Pollwatch", "1.0")) {
            Worksheet sheet = book.newWorksheet(sheetName);
            rows(sheet, banner, columns, csv);
            sheet.finish();
            describe(book.newWorksheet("columns"), columns);
        }
    }

    private static void rows(Worksheet sheet, String banner, List<Described> columns, Path csv) throws IOException {
        int row = 0;
        if (!banner.isEmpty()) {
            sheet.value(row++, 0, banner);
        }
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(csv)) {
            int header = row;
            for (CsvRecord record : reader) {
                for (int i = 0; i < record.getFieldCount(); i++) {
                    String text = record.getField(i);
                    if (row > header && columns.get(i).column().isNumber() && isExact(text)) {
                        sheet.value(row, i, Long.parseLong(text));
                    } else if (!text.isEmpty()) {
                        sheet.value(row, i, text);
                    }
                }
                if (row == header) {
                    sheet.freezePane(0, row + 1);
                }
                if (++row % ROWS_IN_MEMORY == 0) {
                    sheet.flush();
                }
            }
        }
    }

    private static boolean isExact(String text) {
        return text.matches("-?[0-9]{1,16}") && Math.abs(Long.parseLong(text)) <= GREATEST_EXACT;
    }

    private static void describe(Worksheet sheet, List<Described> columns) {
        sheet.value(0, 0, "column");
        sheet.value(0, 1, "holds");
        for (int i = 0; i < columns.size(); i++) {
            sheet.value(i + 1, 0, columns.get(i).column().name());
            sheet.value(i + 1, 1, columns.get(i).meaning());
        }
    }
}
