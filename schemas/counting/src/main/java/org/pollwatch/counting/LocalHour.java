package org.pollwatch.counting;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/**
 * The hour of observation, by the clock of the place. Assigned once and used unchanged at every level of the area tree.
 */
public final class LocalHour {
    /** The hour of whatever lies outside the day before election day to the fifth day after it. */
    public static final String UNKNOWN = "unknown";

    private static final int DAYS_BEFORE = 1;
    private static final int DAYS_AFTER = 5;
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH");

    private LocalHour() {}

    /** @return for example {@code 2022-11-20T10}, or {@link #UNKNOWN} */
    public static String of(Instant observedAt, ZoneId zone, LocalDate electionDay) {
        LocalDateTime local = LocalDateTime.ofInstant(observedAt, zone);
        LocalDate date = local.toLocalDate();
        boolean known =
                !date.isBefore(electionDay.minusDays(DAYS_BEFORE)) && !date.isAfter(electionDay.plusDays(DAYS_AFTER));
        return known ? FORMAT.format(local) : UNKNOWN;
    }
}
