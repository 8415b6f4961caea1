package org.pollwatch.contract.mission;

import java.util.ArrayList;
import java.util.List;

/** A table in plain text, its columns as wide as their widest cell. */
final class TextTable {
    private final List<List<String>> rows = new ArrayList<>();

    TextTable(String... header) {
        row(header);
    }

    /** @param cells as many as the header has */
    void row(String... cells) {
        rows.add(List.of(cells));
    }

    /** @return lines that end in a line feed, the header underlined */
    String render() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < rows.size(); i++) {
            text.append(line(rows.get(i)));
            if (i == 0) {
                text.append("-".repeat(line(rows.get(0)).length() - 1)).append('\n');
            }
        }
        return text.toString();
    }

    private String line(List<String> row) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            String cell = row.get(column);
            line.append(cell);
            if (column < row.size() - 1) {
                line.append(" ".repeat(width(column) - cell.length())).append(" | ");
            }
        }
        return line.toString().stripTrailing() + "\n";
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }
}
