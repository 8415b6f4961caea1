package org.pollwatch.headquarters.entry;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.pollwatch.contract.avro.SavedView;
import org.pollwatch.contract.avro.ViewParameter;

/**
 * Reads a view that somebody names: {@code {"name":"Proxy voting in the west","page":"analysis","parameters":{"area":"KZ-27",
 * "by":"setting"},"shared":true}}; of the page for SQL also {@code "query"}. What the page makes of its parameters is the
 * page's own: they are kept, not judged.
 */
public final class SavedViewEntry {
    private static final Set<String> FIELDS = Set.of("viewId", "name", "page", "parameters", "query", "shared");
    private static final String PARAMETERS = "parameters";
    private static final String SHARED = "shared";
    private static final Pattern WORD = Pattern.compile("[a-z][A-Za-z]{0,29}");
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_VALUE = 500;
    private static final int LONGEST_QUERY = 20_000;
    private static final int MOST_PARAMETERS = 20;

    private SavedViewEntry() {}

    /**
     * @param viewId of the view that is changed; empty of a new one, which may bring its own
     * @param owner the account that saves it
     * @param at when
     * @throws EntryRefused naming every field at fault
     */
    public static SavedView read(String text, Optional<String> viewId, String owner, Instant at) {
        EntryObject body = new EntryObject(text, FIELDS);
        String id = viewId.orElseGet(() -> body.has("viewId")
                ? body.uuid("viewId", "a UUID")
                : UUID.randomUUID().toString());
        String name = body.line("name", "what it is called", LONGEST_NAME);
        String page = body.word("page");
        if (!WORD.matcher(page).matches()) {
            body.fault("page", "the name of one of the page's views");
        }
        if (!body.node(SHARED).isBoolean() && body.has(SHARED)) {
            body.fault(SHARED, "true for everybody of the mission, or false");
        }
        List<ViewParameter> parameters = parameters(body);
        String query = query(body);
        body.check();
        return new SavedView(id, owner, name, body.node(SHARED).booleanValue(), page, parameters, query, at);
    }

    private static List<ViewParameter> parameters(EntryObject body) {
        List<ViewParameter> parameters = new ArrayList<>();
        JsonNode given = body.node(PARAMETERS);
        boolean fits = !body.has(PARAMETERS) || (given.isObject() && given.size() <= MOST_PARAMETERS);
        for (Map.Entry<String, JsonNode> it : given.properties()) {
            fits &= WORD.matcher(it.getKey()).matches()
                    && it.getValue().isTextual()
                    && it.getValue().textValue().length() <= LONGEST_VALUE;
            parameters.add(new ViewParameter(it.getKey(), it.getValue().asText()));
        }
        if (!fits) {
            body.fault(
                    PARAMETERS,
                    "an object with at most " + MOST_PARAMETERS + " words of the address, each of at most "
                            + LONGEST_VALUE + " characters");
        }
        parameters.sort(Comparator.comparing(ViewParameter::getName));
        return parameters;
    }

    private static String query(EntryObject body) {
        if (!body.has("query")) {
            return null;
        }
        String query = body.word("query");
        if (query.isBlank() || query.length() > LONGEST_QUERY) {
            body.fault("query", "a query in SQL, in 1 to " + LONGEST_QUERY + " characters");
        }
        return query;
    }
}
