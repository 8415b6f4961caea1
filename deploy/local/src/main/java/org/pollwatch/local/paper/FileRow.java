package org.pollwatch.local.paper;

import java.util.List;
import org.pollwatch.gateway.intake.FieldFault;

/**
 * One report of a file.
 *
 * @param line in the file, from 1
 * @param json as the gateway takes it, on one line; empty where the row is too broken for that
 * @param faults what is wrong with it; empty if the mission takes it
 */
public record FileRow(long line, String json, List<FieldFault> faults) {
    public FileRow {
        faults = List.copyOf(faults);
    }
}
