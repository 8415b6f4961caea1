package org.pollwatch.headquarters.access;

import java.util.Set;

/**
 * An account: a local one as it is kept, or one that a provider vouches for.
 *
 * @param areas it is kept to; empty for the whole mission
 * @param hash of the password, with its method, salt and rounds in it; it changes with every new password. Empty where a
 *     provider vouches for the account
 */
public record Account(String name, Role role, Set<String> areas, String hash) {
    public Account {
        areas = Set.copyOf(areas);
    }

    /**
     * An account that a provider of OpenID Connect vouches for; no local one can have such a name.
     *
     * @param name as the provider says it
     * @param areas it is kept to; empty for the whole mission
     */
    public static Account vouchedFor(String name, Role role, Set<String> areas) {
        return new Account("oidc:" + name, role, areas, "");
    }

    boolean isLocal() {
        return !hash.isEmpty();
    }

    public Caller caller() {
        return new Caller(name, role, Scope.of(areas));
    }
}
