package org.pollwatch.benchmark.check;

import java.util.BitSet;
import java.util.Optional;
import org.pollwatch.benchmark.bed.Link;
import org.pollwatch.benchmark.load.Stock;

/** Whether the log holds exactly what was acknowledged, each report once. */
public final class LogCheck {
    private final BitSet logged = new BitSet();
    private long records;

    private LogCheck() {}

    /**
     * @param acknowledged numbers of the reports that were answered 201
     * @return what is different; empty if nothing is
     */
    public static Optional<String> difference(Link link, BitSet acknowledged) {
        LogCheck check = new LogCheck();
        check.read(link, link.topics().submissions().name());
        return check.difference(acknowledged);
    }

    private void read(Link link, String topic) {
        try (TopicTail tail = new TopicTail(link, topic)) {
            tail.readToEnd(record -> {
                records++;
                logged.set((int) Stock.number(record.key()));
            });
        }
    }

    private Optional<String> difference(BitSet acknowledged) {
        if (logged.equals(acknowledged) && records == acknowledged.cardinality()) {
            return Optional.empty();
        }
        return Optional.of(acknowledged.cardinality() + " acknowledged, " + logged.cardinality() + " reports and "
                + records + " records in the log");
    }
}
