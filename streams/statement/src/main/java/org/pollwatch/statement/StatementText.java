package org.pollwatch.statement;

import java.util.ArrayList;
import java.util.List;
import org.pollwatch.statement.Reading.Group;
import org.pollwatch.statement.Reading.Line;
import org.pollwatch.statement.Reading.Section;
import org.pollwatch.statement.Reading.Table;

/** A reading as plain text, UTF-8. */
public final class StatementText {
    private StatementText() {}

    public static String of(Reading it) {
        List<String> lines = new ArrayList<>();
        if (!it.banner().isEmpty()) {
            lines.add("[" + it.banner() + "]");
            lines.add("");
        }
        lines.add(it.title());
        lines.add(it.mission());
        lines.add(it.state());
        lines.addAll(it.facts());
        lines.add("");
        lines.addAll(it.notes());
        it.sections().forEach(section -> section(section, lines));
        lines.add("");
        lines.addAll(it.colophon());
        return String.join("\n", lines) + "\n";
    }

    private static void section(Section section, List<String> lines) {
        lines.add("");
        lines.add(section.title());
        lines.add("=".repeat(section.title().length()));
        if (!section.basis().isEmpty()) {
            lines.add(section.basis());
        }
        for (Group group : section.groups()) {
            lines.add("");
            if (!group.title().isEmpty()) {
                lines.add(group.title());
            }
            for (Line line : group.lines()) {
                lines.add("  " + line.name() + ": " + line.figure());
                if (!line.note().isEmpty()) {
                    lines.add("      " + line.note());
                }
            }
        }
        table(section.regions(), lines);
    }

    private static void table(Table table, List<String> lines) {
        if (table.rows().isEmpty()) {
            return;
        }
        lines.add("");
        lines.add(table.title());
        table.rows().forEach(row -> {
            List<String> cells = new ArrayList<>();
            for (int i = 1; i < row.size(); i++) {
                cells.add(table.columns().get(i) + " " + row.get(i));
            }
            lines.add("  " + row.get(0) + ": " + String.join("; ", cells));
        });
    }
}
