package org.pollwatch.xforms.xlsform;

import java.util.Map;
import java.util.Optional;

/**
 * A row below the header.
 *
 * @param number as the spreadsheet counts, from 1
 * @param cells by column; blank ones are absent
 */
record SheetRow(String sheet, int number, Map<String, String> cells) {

    Optional<String> find(String column) {
        return Optional.ofNullable(cells.get(column));
    }

    String text(String column) {
        return cells.getOrDefault(column, "");
    }

    SheetFault fault(String message) {
        return new SheetFault(sheet, number, message);
    }
}
