package org.pollwatch.benchmark.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.pollwatch.benchmark.bed.Link;
import org.pollwatch.contract.RecordSerdes;
import org.pollwatch.contract.Topics;
import org.pollwatch.contract.avro.AreaRates;
import org.pollwatch.oracle.Figures;

/** What the topology has published: the last word under each key, and how the country's count grew. */
public final class PublishedFigures implements AutoCloseable {
    private final RecordSerdes serdes;
    private final Deserializer<AreaRates> deserializer;
    private final String ratesTopic;
    private final TopicTail rates;
    private final TopicTail hours;
    private final String countryKey;
    private final Map<String, byte[]> last = new HashMap<>();
    private final List<Point> growth = new ArrayList<>();
    private long ofDay;
    private long ofHours;

    /**
     * The country's count at a time.
     *
     * @param at milliseconds since 1970, as the topic's timestamps have it
     */
    public record Point(long at, long reports) {}

    public PublishedFigures(Link link) {
        Topics topics = link.topics();
        this.serdes = new RecordSerdes(link.registry());
        this.deserializer = serdes.deserializer(topics.rates());
        this.ratesTopic = topics.rates().name();
        this.rates = new TopicTail(link, ratesTopic);
        this.hours = new TopicTail(link, topics.ratesByHour().name());
        this.countryKey = Topics.rateKey(link.country(), link.form().id());
    }

    /** Reads what was published since the last time. */
    public void read() {
        rates.readToEnd(this::take);
        hours.readToEnd(this::take);
    }

    /** Waits until the country has that many reports. */
    public boolean awaitReports(long reports, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (reports() < reports) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            rates.read(Duration.ofMillis(20), this::take);
        }
        return true;
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        last.put(record.key(), record.value());
        if (record.topic().equals(ratesTopic)) {
            ofDay++;
        } else {
            ofHours++;
        }
        if (record.key().equals(countryKey)) {
            growth.add(new Point(record.timestamp(), decode(record.value()).getReports()));
        }
    }

    private AreaRates decode(byte[] value) {
        return deserializer.deserialize(ratesTopic, value);
    }

    /** @return the country's count as it was read last */
    public long reports() {
        return growth.isEmpty() ? 0 : growth.get(growth.size() - 1).reports();
    }

    /** @return records read of figures of the whole observation */
    public long ofDay() {
        return ofDay;
    }

    /** @return records read of figures of single hours */
    public long ofHours() {
        return ofHours;
    }

    /** @return every count of the country that was published and read, in order */
    public List<Point> growth() {
        return List.copyOf(growth);
    }

    /**
     * Waits until the figures equal the expected ones.
     *
     * @return the first difference if they do not come to it; empty if they are equal
     */
    public Optional<String> difference(Map<String, Map<String, Long>> expected, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        read();
        Optional<String> difference = difference(expected);
        while (difference.isPresent() && System.nanoTime() < deadline) {
            rates.read(Duration.ofMillis(200), this::take);
            read();
            difference = difference(expected);
        }
        return difference;
    }

    private Optional<String> difference(Map<String, Map<String, Long>> expected) {
        Map<String, Map<String, Long>> missing = new TreeMap<>(expected);
        for (Map.Entry<String, byte[]> entry : last.entrySet()) {
            AreaRates published = decode(entry.getValue());
            Map<String, Long> named = Figures.of(published);
            Map<String, Long> wanted =
                    Optional.ofNullable(missing.remove(entry.getKey())).orElse(Map.of());
            if (published.getSuspect() || !named.equals(wanted)) {
                return Optional.of(entry.getKey() + ": " + named.getOrDefault("reports", 0L) + " reports, expected "
                        + wanted.getOrDefault("reports", 0L));
            }
        }
        return missing.keySet().stream().findFirst().map(key -> key + ": nothing was published");
    }

    @Override
    public void close() {
        rates.close();
        hours.close();
        try {
            serdes.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
