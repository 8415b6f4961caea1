package org.pollwatch.gateway.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;
import org.pollwatch.gateway.intake.Channel;
import org.pollwatch.gateway.intake.Outcome;

/** What the gateway counts of itself. Labels are missions, channels and outcomes: never anything that was sent. */
public final class GatewayMetrics {
    private final MeterRegistry registry;
    private final Map<String, Map<Channel, Map<Outcome.Kind, Counter>>> reports = new ConcurrentHashMap<>();

    public GatewayMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** @param value is asked at each scrape */
    public <T> void gauge(String name, String description, T subject, ToDoubleFunction<T> value) {
        Gauge.builder("pollwatch.gateway." + name, subject, value)
                .description(description)
                .strongReference(true)
                .register(registry);
    }

    public void count(String mission, Channel channel, Outcome.Kind kind) {
        reports.computeIfAbsent(mission, this::counters).get(channel).get(kind).increment();
    }

    private Map<Channel, Map<Outcome.Kind, Counter>> counters(String mission) {
        Map<Channel, Map<Outcome.Kind, Counter>> byChannel = new EnumMap<>(Channel.class);
        for (Channel channel : Channel.values()) {
            Map<Outcome.Kind, Counter> byKind = new EnumMap<>(Outcome.Kind.class);
            for (Outcome.Kind kind : Outcome.Kind.values()) {
                byKind.put(
                        kind,
                        Counter.builder("pollwatch.gateway.reports")
                                .description("Reports by what became of them at the gateway")
                                .tags("mission", mission, "channel", channel.word(), "outcome", word(kind))
                                .register(registry));
            }
            byChannel.put(channel, byKind);
        }
        return byChannel;
    }

    private static String word(Outcome.Kind kind) {
        return kind.name().toLowerCase(java.util.Locale.ROOT);
    }
}
