package org.pollwatch.benchmark.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.pollwatch.benchmark.bed.Link;
import org.pollwatch.benchmark.load.Stock;
import org.pollwatch.contract.RecordSerdes;
import org.pollwatch.contract.avro.Submission;

/** When the gateway took each report of a stock, as the log says. */
public final class ReceivedAt {
    private ReceivedAt() {}

    /** @return by the reports' numbers */
    public static Map<Integer, Instant> of(Link link) {
        Map<Integer, Instant> times = new HashMap<>();
        String topic = link.topics().submissions().name();
        try (RecordSerdes serdes = new RecordSerdes(link.registry());
                TopicTail tail = new TopicTail(link, topic);
                var deserializer = serdes.deserializer(link.topics().submissions())) {
            tail.readToEnd(record -> {
                Submission it = deserializer.deserialize(topic, record.value());
                times.put((int) Stock.number(it.getReportId()), it.getReceivedAt());
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return times;
    }
}
