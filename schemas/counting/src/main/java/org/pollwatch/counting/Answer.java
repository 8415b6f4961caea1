package org.pollwatch.counting;

import java.util.List;

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

    static Answer word(String word) {
        return new Words(List.of(word));
    }

    static Answer amount(long amount) {
        return new Amount(amount);
    }
}
