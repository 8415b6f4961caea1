package org.pollwatch.chaos;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Which faults happen, and in which order. */
final class FaultChoice {
    private static final String KINDS = "chaos.kinds";

    private FaultChoice() {}

    /** @return how many make each kind happen once, of those that were asked for and that this machine can have */
    static int eachOnce() {
        return possible().size();
    }

    /**
     * Each kind in turn, in a random order; that the majority is gone is always among them, unless kinds are asked for without
     * it. What this machine cannot have is said.
     */
    static List<Fault> of(int count, Random random) {
        List<Fault> possible = possible();
        asked().stream()
                .filter(it -> !possible.contains(it))
                .forEach(it -> System.out.println("chaos: " + it + " is left out, for want of " + need(it)));
        List<Fault> all = new ArrayList<>();
        while (all.size() < count && !possible.isEmpty()) {
            Collections.shuffle(possible, random);
            all.addAll(possible);
        }
        List<Fault> chosen = new ArrayList<>(all.subList(0, Math.min(count, all.size())));
        if (possible.contains(Fault.MAJORITY_GONE) && !chosen.contains(Fault.MAJORITY_GONE)) {
            chosen.set(chosen.size() - 1, Fault.MAJORITY_GONE);
        }
        return chosen;
    }

    private static List<Fault> asked() {
        String kinds = System.getProperty(KINDS, "");
        return kinds.isBlank()
                ? List.of(Fault.values())
                : Arrays.stream(kinds.split(",")).map(Fault::valueOf).toList();
    }

    private static List<Fault> possible() {
        return new ArrayList<>(asked().stream().filter(FaultChoice::isPossible).toList());
    }

    private static boolean isPossible(Fault fault) {
        return switch (fault) {
            case BROKER_DISK_FULL -> Processes.canFillDisk();
            case GATEWAY_CLOCK, TOPOLOGY_CLOCK, BROKER_CLOCK -> WallClock.canJump();
            case CONTROLLER_SILENT, CONTROLLER_CUT -> ControllerNetwork.canCutOff();
            default -> true;
        };
    }

    private static String need(Fault fault) {
        return switch (fault) {
            case BROKER_DISK_FULL -> "prlimit (util-linux)";
            case GATEWAY_CLOCK, TOPOLOGY_CLOCK, BROKER_CLOCK -> "libfaketime (on Debian: apt-get install libfaketime)";
            case CONTROLLER_SILENT, CONTROLLER_CUT -> "loopback addresses beside 127.0.0.1, as Linux has";
            default -> "nothing";
        };
    }
}
