package org.pollwatch.warehouse;

import java.nio.file.Path;

/**
 * Where one mission's warehouse lives, and what it may take.
 *
 * @param directory that may be deleted at any time; the file in it is named after the mission
 * @param memoryMegabytes of native memory that DuckDB may hold for filling and all sessions together; beyond it sorts and
 *     groups go to disk, and what cannot is refused
 * @param spillMegabytes on disk, for one mission, of what does not fit into that memory; what needs more is refused before it
 *     fills the disk that the log may lie on
 * @param sessions how many may be open at once, each on its caller's thread
 */
public record WarehouseSettings(Path directory, int memoryMegabytes, int spillMegabytes, int sessions) {
    static final int DEFAULT_SPILL_MEGABYTES = 2_048;

    private static final int DEFAULT_MEGABYTES = 256;
    private static final int DEFAULT_SESSIONS = 4;

    public WarehouseSettings {
        if (memoryMegabytes < 64 || spillMegabytes < 1 || sessions < 1) {
            throw new IllegalArgumentException(
                    "warehouse: expected 64 MB of memory or more, 1 MB of disk or more, and one session or more");
        }
    }

    public static WarehouseSettings in(Path directory) {
        return new WarehouseSettings(directory, DEFAULT_MEGABYTES, DEFAULT_SPILL_MEGABYTES, DEFAULT_SESSIONS);
    }
}
