package org.pollwatch.topology;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.pollwatch.contract.avro.QuickCount;
import org.pollwatch.contract.avro.ShareEstimate;
import org.pollwatch.counting.sample.QuickCountFigures;
import org.pollwatch.counting.sample.QuickCountSheet;

/** Publishes the estimates of a mission with a probability sample, where they have changed; all of them after a restart. */
final class QuickCountPublisher {
    private final ProcessorContext<String, SpecificRecord> context;
    private final SampleSums sums;
    private final Map<String, QuickCount> published = new HashMap<>();

    QuickCountPublisher(ProcessorContext<String, SpecificRecord> context, SampleSums sums) {
        this.context = context;
        this.sums = sums;
    }

    /**
     * @param asOf the highest receivedAt folded
     * @param now of the records' timestamps
     */
    void publish(QuickCountSheet sheet, Instant asOf, long now) {
        for (String contest : sheet.contests()) {
            QuickCount estimate = write(sheet.of(contest, sums.cells()), asOf);
            if (!estimate.equals(published.put(contest, estimate))) {
                context.forward(new Record<>(contest, estimate, now));
            }
        }
    }

    private static QuickCount write(QuickCountFigures it, Instant asOf) {
        return new QuickCount(
                it.contest(),
                it.stations(),
                it.population(),
                it.shares().stream().map(QuickCountPublisher::write).toList(),
                it.undefined(),
                asOf);
    }

    private static ShareEstimate write(QuickCountFigures.Share it) {
        return new ShareEstimate(it.contestant(), orNull(it.share()), orNull(it.margin95()), orNull(it.margin99()));
    }

    private static Double orNull(OptionalDouble number) {
        return number.isPresent() ? (Double) number.getAsDouble() : null;
    }
}
