package org.pollwatch.contract.mission;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pollwatch.mission.Labels;

/** A row of a table, read by column; a blank field is an absent one. */
record Row(Map<String, String> fields, Spot at, Faults faults) {

    Optional<Scalar> find(String column) {
        String text = fields.getOrDefault(column, "").strip();
        return text.isEmpty() ? Optional.empty() : Optional.of(new Scalar(column, text, at, faults));
    }

    /** @return the field; a blank one is a fault */
    Optional<Scalar> need(String column) {
        Optional<Scalar> found = find(column);
        if (found.isEmpty()) {
            faults.add(at, column + ": expected a value");
        }
        return found;
    }

    String text(String column) {
        return find(column).map(Scalar::text).orElse("");
    }

    /** @return the words of a field, separated by spaces or semicolons */
    List<String> list(String column) {
        return Arrays.stream(text(column).split("[\\s;]+"))
                .filter(it -> !it.isEmpty())
                .toList();
    }

    /** @return the text in three languages from the columns {@code <stem>_en}, {@code _ru} and {@code _kk} */
    Labels labels(String stem) {
        String en = need(stem + "_en").map(Scalar::text).orElse("");
        return new Labels(
                en,
                find(stem + "_ru").map(Scalar::text).orElse(en),
                find(stem + "_kk").map(Scalar::text).orElse(en));
    }
}
