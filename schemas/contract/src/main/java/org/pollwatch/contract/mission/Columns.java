package org.pollwatch.contract.mission;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The columns that a table must and may have. Other columns are the author's own and ignored, unless their name is a
 * known one misspelt.
 */
record Columns(List<String> needed, List<String> optional) {

    List<String> all() {
        List<String> all = new ArrayList<>(needed);
        all.addAll(optional);
        return all;
    }

    void check(List<String> header, Spot at, Faults faults) {
        for (String column : needed) {
            if (!header.contains(column)) {
                faults.add(at, "expected a column " + column);
            }
        }
        for (String column : header) {
            meant(column)
                    .ifPresent(known -> faults.add(at, "unknown column " + column + "; expected " + known + " there"));
        }
        if (Set.copyOf(header).size() < header.size()) {
            faults.add(at, "expected every column once");
        }
    }

    /** @return the known column that an unknown one comes close to */
    private Optional<String> meant(String column) {
        if (all().contains(column)) {
            return Optional.empty();
        }
        return all().stream()
                .filter(known -> distance(plain(known), plain(column)) <= 1)
                .findFirst();
    }

    private static String plain(String column) {
        return column.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    /** Levenshtein's distance: how many letters must be put in, left out or changed. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int above = row[j];
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, Math.min(above, row[j - 1]) + 1);
                diagonal = above;
            }
        }
        return row[b.length()];
    }
}
