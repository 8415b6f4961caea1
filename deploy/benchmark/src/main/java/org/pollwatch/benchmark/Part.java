package org.pollwatch.benchmark;

/** What can be measured alone. */
enum Part {
    GATEWAY,
    BATCH,
    TOPOLOGY,
    POSTGRES,
    LATENCY,
    WATCHERS,
    FINDINGS,
    RESTART
}
