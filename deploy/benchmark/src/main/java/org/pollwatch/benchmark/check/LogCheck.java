package org.pollwatch.benchmark.check;

import java.util.BitSet;
import java.util.Optional;
import org.pollwatch.benchmark.bed.Link;
import org.pollwatch.benchmark.load.Stock;

/** Whether the log holds exactly the reports that were acknowledged. */
public final class LogCheck {
    private final BitSet logged = new BitSet();
    private long records;

    private LogCheck() {}

    /**
     * @param acknowledged numbers of the reports that were answered 201
     * @return what is different; empty if each of them is in the log once, and no other
     */
    public static Optional<String> onceEach(Link link, BitSet acknowledged) {
        LogCheck check = read(link);
        return check.difference(acknowledged, check.records == acknowledged.cardinality());
    }

    /** The same where a report was sent again, as one whose end was unknown: it may stand there twice, and counts once. */
    public static Optional<String> atLeastOnceEach(Link link, BitSet acknowledged) {
        return read(link).difference(acknowledged, true);
    }

    private static LogCheck read(Link link) {
        LogCheck check = new LogCheck();
        try (TopicTail tail = new TopicTail(link, link.topics().submissions().name())) {
            tail.readToEnd(record -> {
                check.records++;
                check.logged.set((int) Stock.number(record.key()));
            });
        }
        return check;
    }

    private Optional<String> difference(BitSet acknowledged, boolean rightCount) {
        if (logged.equals(acknowledged) && rightCount) {
            return Optional.empty();
        }
        return Optional.of(acknowledged.cardinality() + " acknowledged, " + logged.cardinality() + " reports and "
                + records + " records in the log");
    }
}
