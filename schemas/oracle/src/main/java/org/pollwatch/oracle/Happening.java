package org.pollwatch.oracle;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.pollwatch.counting.Submission;

/** One entry of a history. Entries of one topic and key keep their order; between topics and keys there is none. */
public sealed interface Happening {

    /** @return the noun of the topic that it is written to */
    String topic();

    /** @return its key in that topic */
    String key();

    /**
     * A report came.
     *
     * @param valid what the maker of the history knows: whether it could ever count
     */
    record Submitted(Submission submission, boolean valid) implements Happening {
        @Override
        public String topic() {
            return "submissions";
        }

        @Override
        public String key() {
            return submission.report().reportId();
        }
    }

    /**
     * Headquarters decided about a report, which may not have come yet.
     *
     * @param revision of a restatement: the definition revision to count by; else 0
     */
    record Reviewed(String reportId, Action action, long revision) implements Happening {
        @Override
        public String topic() {
            return "reviews";
        }

        @Override
        public String key() {
            return reportId;
        }
    }

    /** What headquarters may decide. */
    enum Action {
        QUARANTINE,
        RELEASE,
        RESTATE,
        VERIFY,
        CORRECT;

        /** @return whether it takes reports out of the figures or lets them in */
        boolean movesFigures() {
            return this != VERIFY && this != CORRECT;
        }
    }

    /**
     * An official figure was announced, or taken back.
     *
     * @param hour empty for a figure of the whole election
     * @param figure empty where it is taken back
     */
    record Announced(String series, String area, Optional<String> hour, Optional<Official> figure)
            implements Happening {
        @Override
        public String topic() {
            return "series";
        }

        @Override
        public String key() {
            return series + "|" + area + "|" + hour.orElse("");
        }
    }

    /**
     * What was announced: at least an amount or a percentage.
     *
     * @param of what stands below the line
     * @param percent from 0 to 100
     */
    record Official(OptionalLong amount, OptionalLong of, Optional<BigDecimal> percent) {}

    /** The clock of the topology's host told the time. */
    record Ticked(Instant at) implements Happening {
        @Override
        public String topic() {
            return "clock";
        }

        @Override
        public String key() {
            return "host";
        }
    }
}
