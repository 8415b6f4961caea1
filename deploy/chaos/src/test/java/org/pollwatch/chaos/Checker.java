package org.pollwatch.chaos;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.pollwatch.benchmark.load.ReportJson;
import org.pollwatch.counting.Submission;

/**
 * Phones: they post at a stated rate, through both gateways in turn, write down every answer, and send again what is not
 * settled.
 */
final class Checker implements AutoCloseable {
    private static final int PHONES = 24;
    /** Well above what the gateway grants a send: whoever hears nothing for so long has met a hang. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final long AGAIN_NANOS = 200_000_000;

    private final Stage stage;
    private final Supplier<Submission> source;
    private final Map<String, String> tokens;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final BlockingQueue<Submission> due = new LinkedBlockingQueue<>();
    private final Answers answers = new Answers();
    private final Map<Integer, Instant> lastTaken = new ConcurrentHashMap<>();
    private final AtomicInteger underway = new AtomicInteger();
    private final AtomicLong turn = new AtomicLong();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean posting = true;
    private volatile boolean ended;

    /** @param source of what is reported next, without end */
    Checker(Stage stage, Supplier<Submission> source, Map<String, String> tokens, int perSecond) {
        this.stage = stage;
        this.source = source;
        this.tokens = tokens;
        thread(() -> pace(TimeUnit.SECONDS.toNanos(1) / perSecond));
        for (int i = 0; i < PHONES; i++) {
            thread(this::phone);
        }
    }

    private void thread(Runnable work) {
        Thread thread = new Thread(work, "checker");
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
    }

    private void pace(long nanosBetween) {
        long next = System.nanoTime();
        while (posting) {
            // What waits is bounded, and nothing is made up for: phones without an answer do not fill in forms any
            // faster.
            if (due.size() < PHONES) {
                underway.incrementAndGet();
                due.add(source.get());
            }
            next = Math.max(next + nanosBetween, System.nanoTime());
            LockSupport.parkNanos(next - System.nanoTime());
        }
    }

    private void phone() {
        while (!ended) {
            try {
                Submission one = due.poll(100, TimeUnit.MILLISECONDS);
                if (one != null) {
                    settle(one);
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void settle(Submission one) throws InterruptedException {
        if (answers.take(one, post(one))) {
            underway.decrementAndGet();
        } else {
            TimeUnit.NANOSECONDS.sleep(AGAIN_NANOS);
            due.add(one);
        }
    }

    private int post(Submission one) throws InterruptedException {
        int gateway = 1 + (int) (turn.getAndIncrement() % 2);
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + stage.gatewayPort(gateway)
                        + "/v1/missions/" + Stage.MISSION + "/reports"))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + tokens.get(one.team()))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(ReportJson.write(one.report())))
                .build();
        try {
            int status = http.send(request, BodyHandlers.discarding()).statusCode();
            if (status == Answers.TAKEN) {
                lastTaken.put(gateway, Instant.now());
            }
            return status;
        } catch (IOException e) {
            return Answers.NONE;
        }
    }

    Answers answers() {
        return answers;
    }

    /** @return whether each gateway has taken a report after the moment: what one refuses, the other takes */
    boolean bothTookAfter(Instant moment) {
        return lastTaken.size() == 2 && lastTaken.values().stream().allMatch(moment::isBefore);
    }

    /** Nothing new; what is not settled is still sent again. */
    void noMore() {
        posting = false;
    }

    /** @return reports without a final answer */
    int unsettled() {
        return underway.get();
    }

    @Override
    public void close() {
        posting = false;
        ended = true;
        threads.forEach(Thread::interrupt);
    }
}
