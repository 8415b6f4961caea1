package org.pollwatch.topology;

import java.util.Optional;
import org.pollwatch.contract.Topics;

/** Names one tally: area, form, and the hour where it is not of the whole observation. */
record AreaKey(String area, String form, Optional<String> hour) {

    static AreaKey of(String area, String form) {
        return new AreaKey(area, form, Optional.empty());
    }

    /** @return as it stands in the store and on the topic: {@code area|form} or {@code area|form|hour} */
    String text() {
        return hour.map(it -> Topics.hourKey(area, form, it)).orElseGet(() -> Topics.rateKey(area, form));
    }

    static AreaKey parse(String text) {
        String[] parts = text.split("\\|", -1);
        return new AreaKey(parts[0], parts[1], parts.length > 2 ? Optional.of(parts[2]) : Optional.empty());
    }
}
