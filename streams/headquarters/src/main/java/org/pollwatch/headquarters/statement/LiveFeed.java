package org.pollwatch.headquarters.statement;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.pollwatch.contract.Topics;
import org.pollwatch.contract.avro.ReleasedRates;
import org.pollwatch.contract.mission.MissionSnapshot;
import org.pollwatch.headquarters.entry.EntryLog;
import org.pollwatch.headquarters.mission.MissionDesk;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Mission.PartnerFeed;
import org.pollwatch.statement.StatementBook;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the live figures of country and regions out to partners, for missions that say {@code partnerFeed: live}: small cells
 * withheld as in a statement. Whoever keeps every record could take one from the next, so a form goes out again only when as
 * many reports have come as a cell must rest on, or after a long rest. Several headquarters write the same.
 */
public final class LiveFeed implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveFeed.class);
    private static final Duration PACE = Duration.ofSeconds(2);
    /** After that what has changed goes out however little it is, or the last reports of a day never would. */
    static final Duration REST = Duration.ofMinutes(15);

    private final Collection<MissionDesk> desks;
    private final EntryLog log;
    private final Clock clock;
    /** By mission and form, what partners have. */
    private final Map<String, Told> told = new ConcurrentHashMap<>();

    private final ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "headquarters-live-feed");
        thread.setDaemon(true);
        return thread;
    });

    public LiveFeed(Collection<MissionDesk> desks, EntryLog log, Clock clock) {
        this.desks = List.copyOf(desks);
        this.log = log;
        this.clock = clock;
    }

    /** Looks again and again until it is closed. */
    @SuppressWarnings("FutureReturnValueIgnored") // looking takes every failure itself
    public LiveFeed start() {
        pace.scheduleWithFixedDelay(this::look, 0, PACE.toMillis(), TimeUnit.MILLISECONDS);
        return this;
    }

    /** Looks once at every mission, and writes what is due. Waits for the log. */
    void look() {
        for (MissionDesk desk : desks) {
            try {
                desk.definition().map(MissionSnapshot::mission).ifPresent(mission -> look(desk, mission));
            } catch (RuntimeException e) {
                LOG.warn("live figures of {} were not let out, and will be tried again", desk.id(), e);
            }
        }
    }

    private void look(MissionDesk desk, Mission mission) {
        boolean isLive = mission.card().partnerFeed() == PartnerFeed.LIVE;
        for (String id : mission.formIds()) {
            String key = desk.id() + "|" + id;
            Form form = mission.newest(id).orElseThrow();
            if (isLive) {
                tell(desk, mission, form, key);
            } else if (told.containsKey(key)) {
                write(desk, takenBack(mission, form));
                told.remove(key);
            }
        }
    }

    private void tell(MissionDesk desk, Mission mission, Form form, String key) {
        StatementBook book = LiveBook.of(desk.boards().rates(), mission, form);
        SortedMap<String, Optional<ReleasedRates>> records = takenBack(mission, form);
        records.putAll(ReleasedFeed.records(Optional.empty(), Optional.of(book), List.of()));
        Told before = told.get(key);
        long reports = book.forms().get(0).areas().stream()
                .filter(it -> it.area().equals(book.country().id()))
                .mapToLong(StatementBook.AreaFigures::reports)
                .sum();
        if (before == null || before.isDue(records, reports, mission.card().minimumReports(), clock.instant())) {
            write(desk, records);
            told.put(key, new Told(records, reports, clock.instant()));
        }
    }

    /** @return a tombstone for country and each region: what has no figures now may have had some */
    private static SortedMap<String, Optional<ReleasedRates>> takenBack(Mission mission, Form form) {
        SortedMap<String, Optional<ReleasedRates>> records = new TreeMap<>();
        mission.areas().all().forEach(area -> {
            switch (area.level()) {
                case COUNTRY, REGION -> records.put(Topics.rateKey(area.id(), form.id()), Optional.empty());
                default -> {}
            }
        });
        return records;
    }

    private void write(MissionDesk desk, SortedMap<String, Optional<ReleasedRates>> records) {
        log.released(desk.id(), records).toCompletableFuture().join();
    }

    @Override
    public void close() {
        pace.shutdownNow();
    }

    /** What partners have of one form since when, and how many reports it counts. */
    private record Told(SortedMap<String, Optional<ReleasedRates>> records, long reports, Instant at) {
        boolean isDue(SortedMap<String, Optional<ReleasedRates>> now, long reportsNow, int minimum, Instant moment) {
            boolean isStep = Math.abs(reportsNow - reports) >= minimum;
            boolean hasRested = !moment.isBefore(at.plus(REST));
            return !now.equals(records) && (isStep || hasRested);
        }
    }
}
