package org.pollwatch.simulator.day;

/** What real life does to a day, and a simulated one counts. */
public enum Injection {
    /** an earlier version of a report that a later one corrects */
    CORRECTION("corrections"),
    /** a correction that arrives before what it corrects */
    EARLY_CORRECTION("corrections before their original"),
    /** an earlier version that named another place */
    MOVE("moves to another place"),
    /** an earlier version by a clock that was wrong */
    WRONG_CLOCK("wrong clocks"),
    /** a report that is taken back before the end */
    WITHDRAWAL("withdrawals"),
    /** a report that was taken back by mistake and sent again */
    REVIVAL("revivals"),
    /** the same sent again much later */
    DUPLICATE("duplicates"),
    /** the same sent again at once, as after a lost answer */
    RETRY("retries"),
    /** hours without network */
    OFFLINE_SPELL("offline spells"),
    /** a report uploaded at the end of such a spell */
    LATE_UPLOAD("late uploads");

    private final String words;

    Injection(String words) {
        this.words = words;
    }

    /** @return the plural, for a summary */
    public String words() {
        return words;
    }
}
