package org.pollwatch.contract.mission;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong while reading goes on, so that all of it is told at once. */
final class Faults {
    private final List<FileFault> found = new ArrayList<>();

    void add(Spot at, String message) {
        found.add(new FileFault(at.file(), at.line(), message));
    }

    void addAll(Faults others) {
        found.addAll(others.found);
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    /** @throws MissionFaults if anything was found */
    void refuseIfAny() {
        if (!found.isEmpty()) {
            throw new MissionFaults(found.stream()
                    .distinct()
                    .sorted(Comparator.comparing(FileFault::file).thenComparingInt(FileFault::line))
                    .toList());
        }
    }
}
