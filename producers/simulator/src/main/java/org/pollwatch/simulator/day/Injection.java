package org.pollwatch.simulator.day;

import java.util.Locale;

/** What real life does to a day, and a simulated one counts. */
public enum Injection {
    /** an earlier version of a report that a later one corrects */
    CORRECTION,
    /** a correction that arrives before what it corrects */
    EARLY_CORRECTION,
    /** an earlier version that named another place */
    MOVE,
    /** an earlier version by a clock that was wrong */
    WRONG_CLOCK,
    /** a report that is taken back before the end */
    WITHDRAWAL,
    /** a report that was taken back by mistake and sent again */
    REVIVAL,
    /** the same sent again much later */
    DUPLICATE,
    /** the same sent again at once, as after a lost answer */
    RETRY,
    /** hours without network */
    OFFLINE_SPELL,
    /** a report uploaded at the end of such a spell */
    LATE_UPLOAD;

    /** @return the plural, for a summary */
    public String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ') + "s";
    }
}
