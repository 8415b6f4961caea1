package org.pollwatch.benchmark;

/** What can be measured alone. */
enum Part {
    GATEWAY,
    BATCH,
    TOPOLOGY,
    PARTITIONS,
    GROWTH,
    POSTGRES,
    LATENCY,
    WATCHERS,
    FINDINGS,
    RESTART
}
