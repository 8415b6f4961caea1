package org.pollwatch.chaos;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.pollwatch.counting.Submission;

/**
 * Every answer that phones were given, by what they had sent. 201, and 403 and 409 of a report that is taken for the trail,
 * say that it is in the log once more; 200 and 4xx that it is not; no answer and 5xx leave it open.
 */
final class Answers {
    static final int NONE = 0;
    static final int TAKEN = 201;
    static final int NOT_TAKEN = 503;

    private static final int KNOWN = 200;
    private static final int FOREIGN = 403;
    private static final int CONFLICT = 409;
    private static final int TOO_MANY = 429;
    private static final int SHOWN = 20;

    private final Map<Integer, Long> byStatus = new TreeMap<>();
    private final Map<String, Integer> inLog = new HashMap<>();
    private final Map<String, Integer> open = new HashMap<>();

    /** What names one submission: its report, its revision and what it is about. */
    private static String name(Submission it) {
        return it.report().reportId() + " " + it.report().revision() + " "
                + it.report().withdrawn() + " " + it.report().form() + " "
                + it.report().place() + " " + it.team();
    }

    /**
     * @param status 0 where there was no answer
     * @return whether that settles it; if not, the phone sends the same again
     */
    synchronized boolean take(Submission sent, int status) {
        byStatus.merge(status, 1L, Long::sum);
        if (status == TAKEN || status == FOREIGN || status == CONFLICT) {
            inLog.merge(name(sent), 1, Integer::sum);
        } else if (status == NONE || status >= 500) {
            open.merge(name(sent), 1, Integer::sum);
            return false;
        }
        return status != TOO_MANY;
    }

    /** @return how often a status was answered so far */
    synchronized long count(int status) {
        return byStatus.getOrDefault(status, 0L);
    }

    /** @return how many reports phones were told are in the log */
    synchronized long taken() {
        return count(TAKEN) + count(KNOWN);
    }

    /** @return how often each status was answered; 0 is no answer */
    synchronized Map<Integer, Long> byStatus() {
        return new TreeMap<>(byStatus);
    }

    /** @return where the log is not as the answers said: what is lost, and what is there more often; twenty at most */
    synchronized List<String> belied(List<Submission> log) {
        Map<String, Integer> found = new HashMap<>();
        log.forEach(it -> found.merge(name(it), 1, Integer::sum));
        TreeSet<String> names = new TreeSet<>(inLog.keySet());
        names.addAll(found.keySet());
        List<String> belied = new ArrayList<>();
        for (String name : names) {
            int least = inLog.getOrDefault(name, 0);
            int most = least + open.getOrDefault(name, 0);
            int times = found.getOrDefault(name, 0);
            if (times < least || times > most) {
                belied.add(name + ": answered " + least + " times, open " + (most - least) + ", in the log " + times);
            }
        }
        return belied.subList(0, Math.min(SHOWN, belied.size()));
    }
}
