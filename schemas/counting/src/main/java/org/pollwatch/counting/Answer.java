package org.pollwatch.counting;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What was answered to one question. */
public sealed interface Answer {

    /** One word (of a choice, an evaluation, a time {@code HH:mm}, or {@code not_observed}) or several for choices. */
    record Words(List<String> words) implements Answer {
        public Words {
            words = List.copyOf(words);
        }
    }

    /** A whole number. */
    record Amount(long amount) implements Answer {}

    /** The votes of a contest by contestant; a contestant whose votes could not be seen is absent. */
    record Votes(SortedMap<String, Long> byContestant) implements Answer {
        public Votes {
            byContestant = Collections.unmodifiableSortedMap(new TreeMap<>(byContestant));
        }

        public Votes(Map<String, Long> byContestant) {
            this(new TreeMap<>(byContestant));
        }

        /** @return all votes together */
        public long total() {
            return byContestant.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /** Rows of a commission's table, one for each station at most. */
    record Protocols(List<ProtocolRow> rows) implements Answer {
        public Protocols {
            rows = List.copyOf(rows);
        }
    }

    /**
     * A note or a picture, encrypted on the phone and kept apart from the topics.
     *
     * @param sha256 of the whole envelope, 64 hexadecimal digits in lower case
     * @param bytes how long the envelope is
     */
    record Attachment(String sha256, long bytes) implements Answer {}

    static Answer word(String word) {
        return new Words(List.of(word));
    }

    static Answer amount(long amount) {
        return new Amount(amount);
    }
}
