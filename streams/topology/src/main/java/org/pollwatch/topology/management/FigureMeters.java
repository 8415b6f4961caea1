package org.pollwatch.topology.management;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.pollwatch.contract.avro.AreaRates;
import org.pollwatch.contract.avro.Outcome;
import org.pollwatch.contract.avro.Receipt;

/**
 * What this instance has counted since it started. A batch that was taken back and done again is counted twice here, never
 * in a figure. Told by stream threads, read by anybody.
 */
public final class FigureMeters {
    private static final double MILLIS = 1000.0;
    private static final String SECONDS = "seconds";

    private final Map<Outcome, Counter> receipts = new EnumMap<>(Outcome.class);
    private final Map<String, Set<String>> suspects = new ConcurrentHashMap<>();
    private final Counter published;
    private final AtomicLong accepted = new AtomicLong();
    private final AtomicLong asOf = new AtomicLong();
    private final AtomicLong publishedAt = new AtomicLong();
    private final Clock clock;

    /** @param clock for the moment of publication */
    public FigureMeters(MeterRegistry registry, Clock clock) {
        this.clock = clock;
        for (Outcome outcome : Outcome.values()) {
            receipts.put(
                    outcome,
                    Counter.builder("pollwatch.topology.receipts")
                            .description("Submissions by what became of them")
                            .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                            .register(registry));
        }
        published = Counter.builder("pollwatch.topology.figures.published")
                .description("Records of rates written, by day and by hour")
                .register(registry);
        Gauge.builder("pollwatch.topology.suspect.tallies", this, FigureMeters::suspectTallies)
                .description("Tallies whose figures are withheld because they broke an invariant")
                .register(registry);
        timestamp("accepted.timestamp", "When the newest accepted submission was received", accepted, registry);
        timestamp("figures.as.of.timestamp", "The highest receivedAt in any figure published", asOf, registry);
        timestamp("figures.published.timestamp", "When figures were last published", publishedAt, registry);
    }

    private static void timestamp(String name, String description, AtomicLong millis, MeterRegistry registry) {
        Gauge.builder("pollwatch.topology." + name, millis, it -> it.get() / MILLIS)
                .description(description + ", seconds since 1970; 0 for not since the start")
                .baseUnit(SECONDS)
                .strongReference(true)
                .register(registry);
    }

    private double suspectTallies() {
        return suspects.values().stream().mapToInt(Set::size).sum();
    }

    /** A submission was judged. */
    public void judged(Receipt receipt) {
        receipts.get(receipt.getOutcome()).increment();
        if (receipt.getOutcome() == Outcome.ACCEPTED) {
            advance(accepted, receipt.getReceivedAt());
        }
    }

    /**
     * A publisher begins or ends here: which of its tallies are suspect, whoever has it next will say.
     *
     * @param publisher the node that the figures go through
     */
    public void forget(String publisher) {
        suspects.remove(publisher);
    }

    /** Figures go out. */
    public void published(String publisher, String key, AreaRates rates) {
        published.increment();
        advance(asOf, rates.getAsOf());
        publishedAt.set(clock.millis());
        if (rates.getSuspect()) {
            suspects.computeIfAbsent(publisher, it -> ConcurrentHashMap.newKeySet())
                    .add(key);
        } else if (!suspects.isEmpty()) {
            suspects.getOrDefault(publisher, Set.of()).removeIf(key::equals);
        }
    }

    private static void advance(AtomicLong millis, Instant to) {
        millis.accumulateAndGet(to.toEpochMilli(), Math::max);
    }
}
