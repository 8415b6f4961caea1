package org.pollwatch.headquarters.export;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** A workbook with one sheet; written as the rows come, so that memory does not grow with them. Texts are never formulas. */
public final class XlsxExport {
    private static final String APPLICATION = "Pollwatch";
    private static final String VERSION = "1.0";
    private static final int ROWS_IN_MEMORY = 500;
    private static final int ROWS_POSSIBLE = 1_048_576;
    private static final String PERCENT = "0.0%";

    private XlsxExport() {}

    /**
     * @param banner stands above the table where it is not empty
     * @throws IOException if the stream does not take it, or there are more rows than a sheet has
     */
    public static void write(Table<?> table, String banner, Iterator<List<Object>> rows, OutputStream out)
            throws IOException {
        try (Workbook book = new Workbook(out, APPLICATION, VERSION)) {
            Worksheet sheet = book.newWorksheet(table.name());
            int row = 0;
            if (!banner.isEmpty()) {
                sheet.value(row, 0, banner);
                sheet.style(row, 0).bold().set();
                row++;
            }
            header(sheet, row, table.columns());
            while (rows.hasNext()) {
                row++;
                if (row >= ROWS_POSSIBLE) {
                    throw new IOException("a sheet has " + ROWS_POSSIBLE + " rows; take CSV, or filter");
                }
                write(sheet, row, rows.next(), table);
                if (row % ROWS_IN_MEMORY == 0) {
                    sheet.flush();
                }
            }
        }
    }

    private static void header(Worksheet sheet, int row, List<String> columns) {
        for (int column = 0; column < columns.size(); column++) {
            sheet.value(row, column, columns.get(column));
            sheet.style(row, column).bold().set();
        }
        sheet.freezePane(0, row + 1);
    }

    private static void write(Worksheet sheet, int row, List<Object> cells, Table<?> table) {
        for (int column = 0; column < cells.size(); column++) {
            Object cell = cells.get(column);
            if (cell instanceof Number number) {
                sheet.value(row, column, number);
                if (table.shares().contains(table.columns().get(column))) {
                    sheet.style(row, column).format(PERCENT).set();
                }
            } else if (cell != null) {
                sheet.value(row, column, cell.toString());
            }
        }
    }
}
