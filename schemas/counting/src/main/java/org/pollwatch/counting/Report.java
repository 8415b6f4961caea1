package org.pollwatch.counting;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One filled form, as the device sent it.
 *
 * @param reportId a UUID in lower case, made on the device
 * @param revision from 1, gaps allowed; the highest accepted one is effective
 * @param withdrawn true if this revision takes the report back
 * @param place the place's id, or the area's for a form about an area
 * @param observedAt by the device's clock
 * @param answers by question; what was not answered is absent
 */
public record Report(
        String reportId,
        long revision,
        boolean withdrawn,
        String form,
        String formVersion,
        String place,
        Instant observedAt,
        SortedMap<String, Answer> answers) {

    public Report {
        answers = Collections.unmodifiableSortedMap(new TreeMap<>(answers));
    }

    public Report(
            String reportId,
            long revision,
            boolean withdrawn,
            String form,
            String formVersion,
            String place,
            Instant observedAt,
            Map<String, Answer> answers) {
        this(reportId, revision, withdrawn, form, formVersion, place, observedAt, new TreeMap<>(answers));
    }
}
