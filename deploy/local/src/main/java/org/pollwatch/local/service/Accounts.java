package org.pollwatch.local.service;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.pollwatch.headquarters.access.AccountsFile;
import org.pollwatch.headquarters.access.LocalAccess;
import org.pollwatch.headquarters.access.Role;

/** The accounts of a set on this machine. */
public final class Accounts {

    private static final String FIRST = "admin";

    private Accounts() {}

    /** Where they are kept in a data directory. */
    public static Path in(Path data) {
        return data.resolve("accounts.json");
    }

    /**
     * Access by the accounts of a file. The first start makes one, so that nobody is locked out.
     *
     * @param file where they are kept
     * @param publicUrl where browsers find headquarters, if a proxy stands before it
     * @param announce told the first account and its password, once
     */
    public static LocalAccess local(Path file, Optional<URI> publicUrl, Consumer<String> announce) {
        AccountsFile accounts = new AccountsFile(file);
        if (accounts.read().isEmpty()) {
            String password = accounts.add(FIRST, Role.ADMIN, List.of());
            announce.accept(
                    "sign in as " + FIRST + " with " + password + "  (shown this once; others: pollwatch account add)");
        }
        return new LocalAccess(accounts, publicUrl, Clock.systemUTC());
    }
}
