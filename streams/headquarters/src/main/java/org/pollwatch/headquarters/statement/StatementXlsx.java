package org.pollwatch.headquarters.statement;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.pollwatch.statement.Reading;
import org.pollwatch.statement.Reading.Line;
import org.pollwatch.statement.Reading.Section;
import org.pollwatch.statement.StatementBook;
import org.pollwatch.statement.StatementBook.AreaFigures;
import org.pollwatch.statement.StatementBook.AreaName;
import org.pollwatch.statement.StatementBook.Cell;
import org.pollwatch.statement.StatementBook.FormFigures;
import org.pollwatch.statement.StatementBook.IndicatorLine;

/** A statement as a workbook: a sheet to read, and a sheet with every figure of every region to calculate with. */
public final class StatementXlsx {
    private static final String APPLICATION = "Pollwatch";
    private static final String VERSION = "1.0";
    private static final List<String> COLUMNS = List.of(
            "form",
            "area",
            "name",
            "indicator",
            "flagged",
            "applicable",
            "stations_flagged",
            "stations_applicable",
            "not_observed",
            "not_applicable",
            "not_asked",
            "missing",
            "answers",
            "sum");
    private static final int ROWS_IN_MEMORY = 500;

    private StatementXlsx() {}

    /** @throws IOException if the stream does not take it */
    public static void write(Reading reading, StatementBook book, String language, OutputStream out)
            throws IOException {
        try (Workbook workbook = new Workbook(out, APPLICATION, VERSION)) {
            read(workbook.newWorksheet("statement"), reading);
            figures(workbook.newWorksheet("figures"), reading, book, language);
        }
    }

    private static void read(Worksheet sheet, Reading reading) {
        int row = 0;
        for (String line : List.of(reading.banner(), reading.title(), reading.mission(), reading.state())) {
            if (!line.isEmpty()) {
                sheet.value(row, 0, line);
                sheet.style(row++, 0).bold().set();
            }
        }
        for (List<String> lines : List.of(reading.facts(), reading.notes())) {
            for (String line : lines) {
                sheet.value(row++, 0, line);
            }
        }
        for (Section section : reading.sections()) {
            sheet.value(++row, 0, section.title());
            sheet.style(row, 0).bold().set();
            sheet.value(row++, 1, section.basis());
            for (Reading.Group group : section.groups()) {
                sheet.value(row, 0, group.title());
                sheet.style(row++, 0).italic().set();
                for (Line line : group.lines()) {
                    sheet.value(row, 0, line.name());
                    sheet.value(row, 1, line.figure());
                    sheet.value(row++, 2, line.note());
                }
            }
        }
        row++;
        for (String line : reading.colophon()) {
            sheet.value(row++, 0, line);
        }
        sheet.width(0, 60);
        sheet.width(1, 70);
    }

    private static void figures(Worksheet sheet, Reading reading, StatementBook book, String language)
            throws IOException {
        int row = 0;
        if (!reading.banner().isEmpty()) {
            sheet.value(row++, 0, reading.banner());
        }
        for (int column = 0; column < COLUMNS.size(); column++) {
            sheet.value(row, column, COLUMNS.get(column));
            sheet.style(row, column).bold().set();
        }
        sheet.freezePane(0, row + 1);
        for (FormFigures form : book.forms()) {
            for (AreaFigures area : form.areas()) {
                for (IndicatorLine indicator : form.indicators()) {
                    write(sheet, ++row, form, area, name(book, area.area(), language), indicator);
                    if (row % ROWS_IN_MEMORY == 0) {
                        sheet.flush();
                    }
                }
            }
        }
    }

    private static void write(
            Worksheet sheet, int row, FormFigures form, AreaFigures area, String name, IndicatorLine indicator) {
        Cell it = area.cell(indicator.id());
        List<Object> cells = List.of(
                form.id(),
                area.area(),
                name,
                indicator.id(),
                it.flagged(),
                it.applicable(),
                it.placesFlagged(),
                it.placesApplicable(),
                it.notObserved(),
                it.notApplicable(),
                it.notAsked(),
                it.missing(),
                it.n(),
                it.sum());
        for (int column = 0; column < cells.size(); column++) {
            if (cells.get(column) instanceof Number number) {
                sheet.value(row, column, number);
            } else {
                sheet.value(row, column, cells.get(column).toString());
            }
        }
    }

    private static String name(StatementBook book, String area, String language) {
        return book.areas().stream()
                .filter(it -> it.id().equals(area))
                .map(AreaName::names)
                .map(it -> it.in(language))
                .findFirst()
                .orElse(area);
    }
}
