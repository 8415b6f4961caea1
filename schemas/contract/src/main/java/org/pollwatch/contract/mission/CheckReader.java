package org.pollwatch.contract.mission;

import java.util.Set;

final class CheckReader {
    static final Set<String> BUILT_IN = Set.of("conflict", "unknown_hour", "suspect_tally");

    private CheckReader() {}
}
