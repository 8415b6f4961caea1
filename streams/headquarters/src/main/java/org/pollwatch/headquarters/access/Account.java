package org.pollwatch.headquarters.access;

import java.util.Set;

/**
 * A local account as it is kept.
 *
 * @param areas it is kept to; empty for the whole mission
 * @param hash of the password, with its method, salt and rounds in it; it changes with every new password
 */
public record Account(String name, Role role, Set<String> areas, String hash) {
    public Account {
        areas = Set.copyOf(areas);
    }

    Caller caller() {
        return new Caller(name, role, Scope.of(areas));
    }
}
