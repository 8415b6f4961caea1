package org.pollwatch.warehouse.analysis;

import java.util.Locale;
import java.util.Optional;
import org.pollwatch.mission.Question;

/** What a question is broken down by. */
public sealed interface By {

    /** Of a value that there is not, such as the district of a place that hangs on its region. No answer is called so. */
    String NONE = ":none";

    String NOT_ASKED = ":not_asked";
    String MISSING = ":missing";

    /** Something that the report or its place has. */
    enum Attribute implements By {
        REGION,
        DISTRICT,
        HOUR,
        DAY,
        SETTING,
        TYPE,
        TEAM;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static Optional<Attribute> of(String word) {
            for (Attribute attribute : values()) {
                if (attribute.word().equals(word)) {
                    return Optional.of(attribute);
                }
            }
            return Optional.empty();
        }
    }

    /** Another question of the same form; numbers in bands, times by the hour. */
    record Answer(Question question) implements By {}
}
