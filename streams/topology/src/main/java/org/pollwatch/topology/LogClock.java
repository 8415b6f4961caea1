package org.pollwatch.topology;

import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.streams.state.KeyValueStore;
import org.pollwatch.contract.avro.ClockTick;

/** What time it is by the log: the highest tick read. Of several instances that tell it, the one ahead holds. */
final class LogClock {
    private static final String HIGHEST = "highest";

    private final KeyValueStore<String, ClockTick> store;
    private Optional<Instant> now;

    LogClock(KeyValueStore<String, ClockTick> store) {
        this.store = store;
        this.now = Optional.ofNullable(store.get(HIGHEST)).map(ClockTick::getAt);
    }

    /** @return whether it is later than before */
    boolean tick(ClockTick tick) {
        if (now.filter(it -> !it.isBefore(tick.getAt())).isPresent()) {
            return false;
        }
        store.put(HIGHEST, tick);
        now = Optional.of(tick.getAt());
        return true;
    }

    Optional<Instant> now() {
        return now;
    }
}
