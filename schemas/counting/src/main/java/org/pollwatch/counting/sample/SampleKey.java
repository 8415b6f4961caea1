package org.pollwatch.counting.sample;

import java.util.Comparator;

/**
 * Names one cell of the quick count.
 *
 * @param contest its id, or {@link #TURNOUT}
 * @param contestant its id, {@link #VOTED} of turnout, or {@link #ANY} for the stations heard whoever stands there
 * @param stratum as places.csv writes it
 */
public record SampleKey(String contest, String contestant, String stratum) implements Comparable<SampleKey> {
    /** Stands where a contest would: voters who voted, of those on the register. */
    public static final String TURNOUT = "turnout";

    /** The one share of turnout. */
    public static final String VOTED = "voted";

    /** No contestant's id: the stations heard for a contest, counted once. */
    public static final String ANY = "";

    private static final int PARTS = 3;
    private static final Comparator<SampleKey> ORDER = Comparator.comparing(SampleKey::contest)
            .thenComparing(SampleKey::contestant)
            .thenComparing(SampleKey::stratum);

    /** Reads what {@link #text} wrote. */
    public static SampleKey parse(String text) {
        String[] parts = text.split("\\|", PARTS);
        return new SampleKey(parts[0], parts[1], parts[2]);
    }

    /** @return contest, contestant and stratum with bars between; ids have none */
    public String text() {
        return contest + "|" + contestant + "|" + stratum;
    }

    @Override
    public int compareTo(SampleKey other) {
        return ORDER.compare(this, other);
    }
}
