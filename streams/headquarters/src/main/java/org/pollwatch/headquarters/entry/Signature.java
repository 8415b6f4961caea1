package org.pollwatch.headquarters.entry;

import java.util.Optional;

/** Who an entry is from: the account that is signed in, and nobody whom the entry names instead. */
final class Signature {
    private static final String NOBODY_NAMED = "headquarters";
    private static final int LONGEST = 100;

    private Signature() {}

    /** @param account signed in; empty where there are no accounts, so that the entry's own word is taken */
    static String read(EntryObject body, Optional<String> account) {
        Optional<String> named = body.optionalLine("by", "who does it", LONGEST);
        return account.orElseGet(() -> named.orElse(NOBODY_NAMED));
    }
}
