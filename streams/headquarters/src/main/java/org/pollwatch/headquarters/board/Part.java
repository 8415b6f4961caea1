package org.pollwatch.headquarters.board;

/** What headquarters shows, one part a topic. The order is that of the event stream. */
public enum Part {
    RATES("rates", false),
    HOURS("hours", false),
    COVERAGE("coverage", false),
    FINDINGS("findings", false),
    QUICK_COUNT("quickCount", false),
    SERIES("series", true),
    INCIDENTS("incidents", true),
    CASEWORK("casework", false),
    QUERIES("queries", false);

    private final String word;
    private final boolean counted;

    Part(String word, boolean counted) {
        this.word = word;
        this.counted = counted;
    }

    /** @return the name of its events and in the cursor */
    public String word() {
        return word;
    }

    /**
     * @return true where things can be taken back, or come from several partitions: such positions are counted by this
     *     headquarters and mean nothing to another; else they are offsets
     */
    public boolean isCounted() {
        return counted;
    }

    /** @return true for what a watcher asks for by itself, by area and form: it is told of changes only */
    public boolean isOnDemand() {
        return this == HOURS;
    }
}
