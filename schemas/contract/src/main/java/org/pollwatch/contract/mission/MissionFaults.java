package org.pollwatch.contract.mission;

import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;

/** A mission's files are refused as a whole; holds everything that is wrong with them, by file and line. */
public final class MissionFaults extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient List<FileFault> all;

    MissionFaults(List<FileFault> all) {
        super(all.stream().map(FileFault::toString).collect(Collectors.joining("\n")));
        this.all = List.copyOf(all);
    }

    /** @return every fault, ordered by file and line */
    public List<FileFault> all() {
        return all;
    }
}
