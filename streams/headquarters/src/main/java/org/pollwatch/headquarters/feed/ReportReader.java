package org.pollwatch.headquarters.feed;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.pollwatch.contract.RecordSerdes;
import org.pollwatch.contract.Topic;
import org.pollwatch.contract.avro.EffectiveReport;
import org.pollwatch.headquarters.board.ReportPlaces;

/** Notes where each effective report was made, then hands it to the reader of incidents. */
final class ReportReader implements Reader {
    private final RecordDecoder<String> places;
    private final ReportPlaces board;
    private final Reader incidents;

    ReportReader(
            Topic<EffectiveReport> topic,
            RecordSerdes serdes,
            ReportPlaces board,
            Reader incidents,
            FeedHealth health) {
        this.places = new RecordDecoder<>(serdes.peek(topic, "place"), health);
        this.board = board;
        this.incidents = incidents;
    }

    @Override
    public boolean isReady() {
        return incidents.isReady();
    }

    @Override
    public void take(ConsumerRecord<String, byte[]> entry, Runnable rest) {
        if (entry.value() == null) {
            incidents.take(entry, rest);
            return;
        }
        // What cannot be read is said once, and is no incident either.
        places.decode(entry, rest).ifPresent(place -> {
            board.put(entry.key(), place);
            incidents.take(entry, rest);
        });
    }
}
