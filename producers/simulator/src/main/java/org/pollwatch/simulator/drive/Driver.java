package org.pollwatch.simulator.drive;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.pollwatch.mission.Mission;
import org.pollwatch.simulator.day.ElectionDay;
import org.pollwatch.simulator.day.Sending;

/** Sends the requests of a day when they are due, a bounded number at a time. */
public final class Driver {
    private final Mission mission;
    private final DriveSettings settings;
    private final DayListener listener;
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private long done;

    /** @param listener called by one thread at a time */
    public Driver(Mission mission, DriveSettings settings, DayListener listener) {
        this.mission = mission;
        this.settings = settings;
        this.listener = listener;
    }

    /**
     * Returns when the gateway has taken every report of the day.
     *
     * @throws SimulationException if a team has no token, a report is refused, or the gateway takes nothing for too long
     * @throws InterruptedException if the day is broken off; requests under way are given up
     */
    public DriveCounts drive(ElectionDay day) throws InterruptedException {
        requireTokens(day.sendings());
        GatewayClient client = new GatewayClient(settings, mission.id());
        ExecutorService threads = Executors.newFixedThreadPool(settings.connections(), task -> {
            Thread thread = new Thread(task, "simulator");
            thread.setDaemon(true);
            return thread;
        });
        try {
            sendAll(day, client, threads);
        } finally {
            threads.shutdownNow();
        }
        Throwable cause = failure.get();
        if (cause != null) {
            throw new SimulationException("day broken off after " + done + " reports: " + cause.getMessage(), cause);
        }
        return client.counts();
    }

    private void sendAll(ElectionDay day, GatewayClient client, ExecutorService threads) throws InterruptedException {
        Semaphore free = new Semaphore(settings.connections());
        long startedAt = System.nanoTime();
        Instant begin =
                day.sendings().isEmpty() ? Instant.EPOCH : day.sendings().get(0).at();
        for (Sending sending : day.sendings()) {
            awaitDue(startedAt, Duration.between(begin, sending.at()));
            free.acquire();
            if (failure.get() != null) {
                return;
            }
            threads.execute(() -> {
                try {
                    client.send(sending);
                    tell(sending, day.submissions());
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                } catch (RuntimeException | Error e) {
                    failure.compareAndSet(null, e);
                } finally {
                    free.release();
                }
            });
        }
        free.acquire(settings.connections());
    }

    private void awaitDue(long startedAt, Duration intoDay) throws InterruptedException {
        long due = startedAt + settings.speed().after(intoDay).toNanos();
        long left = due - System.nanoTime();
        while (left > 0 && failure.get() == null) {
            TimeUnit.NANOSECONDS.sleep(Math.min(left, TimeUnit.MILLISECONDS.toNanos(200)));
            left = due - System.nanoTime();
        }
    }

    private synchronized void tell(Sending sending, long total) {
        done += sending.reports().size();
        ZoneId zone = mission.card().zone();
        listener.progress(new DayListener.Progress(done, total, LocalDateTime.ofInstant(sending.at(), zone)));
    }

    private void requireTokens(List<Sending> sendings) {
        TreeSet<String> missing = new TreeSet<>();
        sendings.stream()
                .map(Sending::team)
                .filter(team -> !settings.tokens().containsKey(team))
                .forEach(missing::add);
        if (!missing.isEmpty()) {
            throw new SimulationException("tokens: expected one for each team that reports, none for " + missing.size()
                    + " of them, the first is " + missing.first());
        }
    }
}
