package org.pollwatch.counting;

import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One station in a commission's table: its protocol as it was brought, and as it was entered. Keys are contestants and
 * {@link #TOTALS}; what could not be seen is absent.
 *
 * @param place the station's id
 * @param station figures of the protocol as brought
 * @param commission figures in the commission's table
 */
public record ProtocolRow(String place, SortedMap<String, Long> station, SortedMap<String, Long> commission) {
    /** Figures beside the contestants' votes. */
    public static final Set<String> TOTALS = Set.of("voted", "valid", "invalid");

    public ProtocolRow {
        station = Collections.unmodifiableSortedMap(new TreeMap<>(station));
        commission = Collections.unmodifiableSortedMap(new TreeMap<>(commission));
    }
}
