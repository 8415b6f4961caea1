package org.pollwatch.fuzz;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** What the servers promise to whoever sends them anything. */
public final class Promises {
    private static final int SERVER_FAULT = 500;

    /** To a version of HTTP that it does not speak, which is not its fault. */
    private static final int NOT_SPOKEN = 501;

    private static final int UNPROCESSABLE = 422;

    private Promises() {}

    /** @throws AssertionError on 5xx: nothing that is sent is the server's own fault */
    public static void noServerFault(Optional<Wire.Answer> answer) {
        answer.filter(it -> it.status() >= SERVER_FAULT && it.status() != NOT_SPOKEN)
                .ifPresent(it -> {
                    throw new AssertionError("answered " + it.status() + ": " + it.body());
                });
    }

    /** @throws AssertionError if the first answer on a connection is 5xx */
    public static void noServerFault(String poured) {
        if (poured.startsWith("HTTP/1.1 50") && !poured.startsWith("HTTP/1.1 501")) {
            throw new AssertionError("answered " + poured);
        }
    }

    /** @throws AssertionError if a 422 does not name a field, and what was expected there */
    public static void namesTheField(Optional<Wire.Answer> answer) {
        answer.filter(it -> it.status() == UNPROCESSABLE).ifPresent(it -> {
            JsonArray errors = new JsonObject(it.body()).getJsonArray("errors", new JsonArray());
            boolean named = !errors.isEmpty() && errors.stream().allMatch(error -> isNamed((JsonObject) error));
            if (!named) {
                throw new AssertionError("names no field: " + it.body());
            }
        });
    }

    private static boolean isNamed(JsonObject error) {
        return !error.getString("field", "").isBlank()
                && !error.getString("expected", "").isBlank();
    }
}
