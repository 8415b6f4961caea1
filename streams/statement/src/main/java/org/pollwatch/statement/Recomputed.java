package org.pollwatch.statement;

import java.util.ArrayList;
import java.util.List;
import org.pollwatch.contract.avro.Statement;
import org.pollwatch.statement.StatementBook.LogPart;

/**
 * A statement beside what the log says when it is folded again.
 *
 * @param identical whether the bytes are the same
 * @param differences what differs, in words: the record itself, the log, then figure by figure; empty where identical
 */
public record Recomputed(boolean identical, List<String> differences) {
    private static final String HASH_BROKEN =
            "the record: its figures do not have the hash that stands beside them; the record was changed";

    public Recomputed {
        differences = List.copyOf(differences);
    }

    /** @param again folded up to the statement's own ends */
    public static Recomputed of(Statement statement, Figures again) {
        byte[] frozen = bytes(statement);
        boolean whole = Figures.sha256(frozen).equals(statement.getSha256());
        if (whole && java.util.Arrays.equals(frozen, again.bytes())) {
            return new Recomputed(true, List.of());
        }
        List<String> differences = new ArrayList<>();
        if (!whole) {
            differences.add(HASH_BROKEN);
        }
        try {
            differ(Figures.read(frozen).book(), again.book(), differences);
        } catch (IllegalArgumentException e) {
            differences.add("the record: " + e.getMessage());
        }
        if (differences.isEmpty()) {
            differences.add("words only: the same figures under other names");
        }
        return new Recomputed(false, differences);
    }

    private static void differ(StatementBook frozen, StatementBook again, List<String> differences) {
        for (LogPart part : frozen.log()) {
            if (!again.log().contains(part)) {
                differences.add("the log: " + part.noun() + " partition " + part.partition() + " up to offset "
                        + part.end() + " holds other records than were frozen");
            }
        }
        if (!frozen.submissions().equals(again.submissions())) {
            differences.add("submissions: " + frozen.submissions() + " -> " + again.submissions());
        }
        FigureChanges.between(FigureChanges.of(frozen), FigureChanges.of(again))
                .forEach(it -> differences.add(it.toString()));
        if (!frozen.findingIds().equals(again.findingIds())) {
            differences.add("findings: " + frozen.findingIds().size() + " -> "
                    + again.findingIds().size());
        }
        if (!frozen.series().equals(again.series())) {
            differences.add("series: other announced figures stand");
        }
        if (frozen.definitionRevision() != again.definitionRevision()) {
            differences.add(
                    "definition revision: " + frozen.definitionRevision() + " -> " + again.definitionRevision());
        }
    }

    /** @return the figures as a statement's record holds them */
    public static byte[] bytes(Statement statement) {
        byte[] bytes = new byte[statement.getFigures().remaining()];
        statement.getFigures().duplicate().get(bytes);
        return bytes;
    }
}
