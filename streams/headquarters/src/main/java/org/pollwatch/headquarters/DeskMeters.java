package org.pollwatch.headquarters;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.system.DiskSpaceMetrics;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.pollwatch.contract.avro.AreaCoverage;
import org.pollwatch.contract.mission.MissionSnapshot;
import org.pollwatch.headquarters.board.BoardEntry;
import org.pollwatch.headquarters.feed.FeedHealth;
import org.pollwatch.headquarters.http.HeadquartersServer;
import org.pollwatch.headquarters.mission.MissionDesk;
import org.pollwatch.mission.Area;
import org.pollwatch.warehouse.Progress;
import org.pollwatch.warehouse.Warehouse;

/**
 * What headquarters tells Prometheus of itself and of each mission: how far behind it is, who watches, and of the figures no
 * more than sums over the country. Everything is read at the scrape.
 */
final class DeskMeters {
    private static final String PREFIX = "pollwatch.headquarters.";
    private static final String SECONDS = "seconds";
    private static final double MILLIS = 1000.0;

    private final MeterRegistry registry;

    DeskMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    void feed(FeedHealth health) {
        FunctionCounter.builder(PREFIX + "records", health, FeedHealth::recordsRead)
                .description("Records read since the start")
                .register(registry);
        FunctionCounter.builder(PREFIX + "records.unreadable", health, FeedHealth::recordsUnreadable)
                .description("Records that could not be read and are missing from the figures")
                .register(registry);
        gauge(
                "fault",
                "1 while the figures shown are not whole or have stopped",
                null,
                Tags.empty(),
                health,
                it -> it.fault().isPresent() ? 1 : 0);
    }

    /** @param kept the directory of the warehouses */
    void disk(Path kept) {
        new DiskSpaceMetrics(kept.toFile()).bindTo(registry);
    }

    void watchers(String mission, HeadquartersServer server) {
        gauge(
                "watchers",
                "Open streams of events",
                null,
                Tags.of("mission", mission),
                server,
                it -> it.watchers(mission));
    }

    /** @param topics that are read for it */
    void desk(MissionDesk desk, Set<String> topics, FeedHealth health) {
        Tags mission = Tags.of("mission", desk.id());
        topics.forEach(topic -> gauge(
                "lag.records",
                "Records in the log and not yet on the boards",
                null,
                mission.and("topic", topic),
                health,
                it -> it.behind().getOrDefault(topic, 0L)));
        gauge(
                "figures.as.of.timestamp",
                "The highest receivedAt in any figure shown, seconds since 1970; 0 before the first",
                SECONDS,
                mission,
                desk,
                it -> seconds(it.boards().coverage().asOf()));
        gauge(
                "last.heard.timestamp",
                "When a team was last heard, seconds since 1970; 0 before the first",
                SECONDS,
                mission,
                desk,
                it -> seconds(country(it)
                        .map(AreaCoverage::getLastHeard)
                        .filter(heard -> heard != null)
                        .max(Instant::compareTo)));
        gauge("expected.reports", "Reports of all forms that the plan expects", null, mission, desk, it -> country(it)
                .mapToLong(DeskMeters::expected)
                .sum());
        gauge(
                "missing.reports",
                "Reports that the plan expects and that do not count yet, form by form",
                null,
                mission,
                desk,
                it -> country(it)
                        .mapToLong(form -> Math.max(0, expected(form) - form.getReports()))
                        .sum());
        desk.warehouse().ifPresent(it -> warehouse(mission, it));
    }

    private void warehouse(Tags mission, Warehouse warehouse) {
        gauge(
                "warehouse.lag.records",
                "Records in the log and not yet in the warehouse",
                null,
                mission,
                warehouse,
                it -> it.progress().behind());
        gauge(
                "warehouse.as.of.timestamp",
                "The highest receivedAt among the warehouse's submissions, seconds since 1970; 0 before the first",
                SECONDS,
                mission,
                warehouse,
                it -> seconds(it.progress().asOf()));
        gauge(
                "warehouse.fault",
                "1 while something keeps the warehouse from going on",
                null,
                mission,
                warehouse,
                it -> Optional.of(it.progress()).flatMap(Progress::fault).isPresent() ? 1 : 0);
    }

    private static long expected(AreaCoverage form) {
        return Optional.ofNullable(form.getExpectedReports()).orElse(0L);
    }

    private static double seconds(Optional<Instant> moment) {
        return moment.map(it -> it.toEpochMilli() / MILLIS).orElse(0.0);
    }

    /** The coverage of every form in the country. */
    private static Stream<AreaCoverage> country(MissionDesk desk) {
        Optional<String> country = desk.definition()
                .map(MissionSnapshot::mission)
                .flatMap(mission -> mission.areas().all().stream()
                        .filter(it -> it.parent().isEmpty())
                        .map(Area::id)
                        .findFirst());
        return desk.boards().coverage().sheet().all().stream()
                .map(BoardEntry::value)
                .filter(it -> country.filter(it.getArea()::equals).isPresent());
    }

    private <T> void gauge(
            String name, String description, String unit, Tags tags, T subject, ToDoubleFunction<T> value) {
        Gauge.builder(PREFIX + name, subject, value)
                .description(description)
                .baseUnit(unit)
                .tags(tags)
                .strongReference(true)
                .register(registry);
    }
}
