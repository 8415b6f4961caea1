package org.pollwatch.topology;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.pollwatch.contract.avro.SeriesFigure;
import org.pollwatch.counting.area.Announced;

/** The official figures that stand, by series. */
final class AreaSeries {
    private final KeyValueStore<String, SeriesFigure> store;
    private final Map<String, Map<String, Announced>> bySeries = new HashMap<>();

    AreaSeries(KeyValueStore<String, SeriesFigure> store) {
        this.store = store;
        try (KeyValueIterator<String, SeriesFigure> all = store.all()) {
            all.forEachRemaining(it -> remember(it.key, it.value));
        }
    }

    /** @return false, and nothing done, if the figure's percentage is no decimal number */
    boolean put(String key, SeriesFigure figure) {
        try {
            remember(key, figure);
        } catch (NumberFormatException e) {
            return false;
        }
        store.put(key, figure);
        return true;
    }

    private void remember(String key, SeriesFigure it) {
        Announced announced = new Announced(
                it.getSeries(),
                it.getArea(),
                Optional.ofNullable(it.getHour()),
                it.getAmount() == null ? OptionalLong.empty() : OptionalLong.of(it.getAmount()),
                it.getOf() == null ? OptionalLong.empty() : OptionalLong.of(it.getOf()),
                Optional.ofNullable(it.getPercent()).map(BigDecimal::new),
                it.getEnteredAt());
        bySeries.computeIfAbsent(it.getSeries(), series -> new TreeMap<>()).put(key, announced);
    }

    /** Takes a figure back. */
    void remove(String key) {
        store.delete(key);
        bySeries.values().forEach(figures -> figures.remove(key));
    }

    List<Announced> of(String series) {
        return List.copyOf(bySeries.getOrDefault(series, Map.of()).values());
    }
}
