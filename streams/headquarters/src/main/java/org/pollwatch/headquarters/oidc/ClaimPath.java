package org.pollwatch.headquarters.oidc;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a claim lies: its name, or the way down to it with dots between, as in Keycloak's {@code realm_access.roles}. A claim
 * that has such a name as a whole, as {@code https://example.org/roles}, comes first.
 */
record ClaimPath(String name) {

    /** @return the claim's words: one, or those of a list; none where it is missing or anything else */
    List<String> words(Map<String, Object> claims) {
        return value(claims).stream()
                .flatMap(it -> it instanceof List<?> all ? all.stream() : Stream.of(it))
                .filter(it -> it instanceof String || it instanceof Number)
                .map(Object::toString)
                .map(String::strip)
                .filter(it -> !it.isEmpty())
                .toList();
    }

    boolean isIn(Map<String, Object> claims) {
        return value(claims).isPresent();
    }

    private Optional<Object> value(Map<String, Object> claims) {
        if (claims.containsKey(name)) {
            return Optional.ofNullable(claims.get(name));
        }
        Object here = claims;
        for (String step : name.split("\\.", -1)) {
            here = here instanceof Map<?, ?> map ? map.get(step) : null;
        }
        return Optional.ofNullable(here);
    }
}
