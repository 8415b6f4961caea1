package org.pollwatch.headquarters.feed;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.pollwatch.contract.RecordSerdes;
import org.pollwatch.contract.Topic;
import org.pollwatch.contract.Topics;
import org.pollwatch.headquarters.board.Boards;
import org.pollwatch.mission.Mission;

/** Which topic of a mission goes on which board. */
final class Wiring {
    private final RecordSerdes serdes;
    private final FeedHealth health;

    Wiring(RecordSerdes serdes, FeedHealth health) {
        this.serdes = serdes;
        this.health = health;
    }

    /** @return a reader for every topic that headquarters shows */
    Map<Topic<?>, Reader> of(Boards boards, Supplier<Optional<Mission>> definition) {
        Topics topics = Topics.of(boards.mission());
        Map<Topic<?>, Reader> readers = new LinkedHashMap<>();
        addLatest(readers, topics.rates(), (key, offset, it) -> boards.rates().putDay(offset, it));
        addLatest(readers, topics.ratesByHour(), (key, offset, it) -> boards.rates()
                .putHour(offset, it));
        addLatest(readers, topics.coverage(), (key, offset, it) -> boards.coverage()
                .put(offset, it));
        add(readers, topics.findings(), (key, offset, it) -> boards.findings().put(offset, it));
        add(readers, topics.quickCount(), (key, offset, it) -> boards.putQuickCount(offset, it));
        add(readers, topics.casework(), (key, offset, it) -> boards.casework().put(offset, it));
        add(readers, topics.queries(), (key, offset, it) -> boards.queries().put(offset, it));
        add(readers, topics.audit(), (key, offset, it) -> boards.audit().put(it));
        add(readers, topics.reviews(), (key, offset, it) -> boards.reviews().put(it));
        add(readers, topics.statements(), (key, offset, it) -> boards.statements()
                .put(it));
        readers.put(
                topics.series(),
                new ValueReader<>(
                        decoder(topics.series()),
                        (key, offset, it) -> boards.series().put(key, it),
                        boards.series()::remove));
        readers.put(
                topics.savedViews(),
                new ValueReader<>(
                        decoder(topics.savedViews()),
                        (key, offset, it) -> boards.views().put(it),
                        boards.views()::remove));
        Reader incidents = new IncidentReader(topics.reports(), serdes, boards.incidents(), definition, health);
        readers.put(
                topics.reports(), new ReportReader(topics.reports(), serdes, boards.reportPlaces(), incidents, health));
        return readers;
    }

    /** Of figures: the newest of an area and a form holds all that those before it counted. */
    private <V> void addLatest(Map<Topic<?>, Reader> readers, Topic<V> topic, ValueReader.Put<V> put) {
        readers.put(topic, new LatestReader(new ValueReader<>(decoder(topic), put)));
    }

    private <V> void add(Map<Topic<?>, Reader> readers, Topic<V> topic, ValueReader.Put<V> put) {
        readers.put(topic, new ValueReader<>(decoder(topic), put));
    }

    private <V> RecordDecoder<V> decoder(Topic<V> topic) {
        return new RecordDecoder<>(serdes.deserializer(topic), health);
    }
}
