package org.pollwatch.hostile;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Observers who go on reporting; what each report took, and how it was answered, is written down. */
final class Observers implements AutoCloseable {
    private static final int PHONES = 8;
    private static final long NANOS_BETWEEN = TimeUnit.MILLISECONDS.toNanos(80);
    private static final int NO_ANSWER = 0;

    private final URI reports;
    private final String token;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<Long> millis = Collections.synchronizedList(new ArrayList<>());
    private final Map<Integer, Integer> answers = Collections.synchronizedMap(new TreeMap<>());
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean ended;

    Observers(int port, String mission, String token) {
        this.reports = URI.create("http://127.0.0.1:" + port + "/v1/missions/" + mission + "/reports");
        this.token = token;
        for (int i = 0; i < PHONES; i++) {
            Thread thread = new Thread(this::report, "observer");
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
    }

    private void report() {
        while (!ended) {
            long begin = System.nanoTime();
            int status = post();
            if (!ended) {
                millis.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin));
                answers.merge(status, 1, Integer::sum);
            }
            LockSupport.parkNanos(NANOS_BETWEEN);
        }
    }

    private int post() {
        String json = "{\"reportId\":\"" + UUID.randomUUID() + "\",\"revision\":1,\"form\":\"voting\","
                + "\"formVersion\":\"2026-09-01\",\"place\":\"AV-N1-001\",\"observedAt\":\"2026-09-27T10:15:00-02:30\","
                + "\"answers\":{\"group_voting\":\"yes\"}}";
        HttpRequest request = HttpRequest.newBuilder(reports)
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build();
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode();
        } catch (java.io.IOException e) {
            return NO_ANSWER;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return NO_ANSWER;
        }
    }

    /** Forgets what was measured so far. */
    void measureFromNow() {
        millis.clear();
        answers.clear();
    }

    int measured() {
        return millis.size();
    }

    /** @return in milliseconds, the time that this share of the reports, of 1, took at the most */
    long took(double share) {
        List<Long> sorted = new ArrayList<>(List.copyOf(millis));
        Collections.sort(sorted);
        return sorted.get(Math.max(0, (int) Math.ceil(sorted.size() * share) - 1));
    }

    /** @return how often each status was answered; 0 is no answer */
    Map<Integer, Integer> answers() {
        return new TreeMap<>(answers);
    }

    @Override
    public void close() {
        ended = true;
        threads.forEach(Thread::interrupt);
    }
}
