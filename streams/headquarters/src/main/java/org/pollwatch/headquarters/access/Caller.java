package org.pollwatch.headquarters.access;

import java.util.Optional;

/**
 * Who asks.
 *
 * @param account the name signed in with; {@code local} where everybody on this machine may do everything
 */
public record Caller(String account, Role role, Scope scope) {
    /** Everybody on this machine, where access is open. */
    public static final Caller LOCAL = new Caller("local", Role.ADMIN, Scope.WHOLE);

    public Caller {
        if (account.isBlank()) {
            throw new IllegalArgumentException("account: expected a name");
        }
    }

    /** @return the name that entries are signed with; empty where there are no accounts, and the entry says who made it */
    public Optional<String> signature() {
        return equals(LOCAL) ? Optional.empty() : Optional.of(account);
    }

    /** @return whether the role has the permission, and the scope reaches far enough for it */
    public boolean may(Permission permission) {
        return role.permissions().contains(permission) && (scope.wholeMission() || !permission.needsWholeMission());
    }
}
