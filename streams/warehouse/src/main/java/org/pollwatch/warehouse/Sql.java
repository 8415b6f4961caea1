package org.pollwatch.warehouse;

import java.util.Collection;
import java.util.stream.Collectors;

/** Names and texts as SQL writes them. */
public final class Sql {
    private Sql() {}

    /** @return the name of a table or column, whatever is in it */
    public static String name(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    /** @return a text that stands for itself; what comes from a request is bound as a parameter instead */
    public static String text(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    static String texts(Collection<String> texts) {
        return texts.stream().map(Sql::text).collect(Collectors.joining(", "));
    }
}
