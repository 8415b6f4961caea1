package org.pollwatch.headquarters.access;

import java.nio.file.Path;

/** Accounts whose passwords are hashed in few rounds, for tests of something else. */
public final class QuickAccounts {
    private static final int ROUNDS = 1_000;

    private QuickAccounts() {}

    public static AccountsFile in(Path file) {
        return new AccountsFile(file, new Passwords(ROUNDS));
    }
}
