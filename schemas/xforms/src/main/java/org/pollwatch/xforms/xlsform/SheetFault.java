package org.pollwatch.xforms.xlsform;

/**
 * What is wrong with a workbook, or what a form of ours has no word for.
 *
 * @param row as the spreadsheet counts, from 1; 0 for the whole sheet
 */
public record SheetFault(String sheet, int row, String message) {

    @Override
    public String toString() {
        return sheet + (row > 0 ? " row " + row : "") + ": " + message;
    }
}
