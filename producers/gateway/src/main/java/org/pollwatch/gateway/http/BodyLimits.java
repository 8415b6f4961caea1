package org.pollwatch.gateway.http;

import java.util.ArrayList;
import java.util.List;

/**
 * How large bodies may be, in bytes.
 *
 * @param single one report, as sent and after gzip
 * @param batch a batch as sent
 * @param inflated a batch after gzip
 * @param ratio how many times its size a body may grow by inflating, once it is over 64 KiB: a bomb grows a thousandfold
 * @param batchReports reports in one batch
 * @param inMemory all bodies that are being read or worked on, together
 */
public record BodyLimits(int single, int batch, int inflated, int ratio, int batchReports, long inMemory) {

    /** 1 MiB alone; in a batch 10 MiB, 32 MiB inflated, 10,000 reports; 128 MiB of bodies at any time. */
    public static BodyLimits defaults() {
        return new BodyLimits(1 << 20, 10 << 20, 32 << 20, 200, 10_000, 128L << 20);
    }

    /** @return one message for each value that cannot be */
    public List<String> faults() {
        List<String> faults = new ArrayList<>();
        positive(faults, "bodies.single", single);
        positive(faults, "bodies.batch", batch);
        positive(faults, "bodies.ratio", ratio);
        positive(faults, "bodies.batchReports", batchReports);
        if (inflated < batch) {
            faults.add("bodies.inflated: expected at least bodies.batch (" + batch + " bytes)");
        }
        if (inMemory < (long) batch + inflated) {
            faults.add("bodies.inMemory: expected at least bodies.batch and bodies.inflated together ("
                    + ((long) batch + inflated) + " bytes)");
        }
        return faults;
    }

    private static void positive(List<String> faults, String name, int value) {
        if (value < 1) {
            faults.add(name + ": expected a number from 1");
        }
    }
}
