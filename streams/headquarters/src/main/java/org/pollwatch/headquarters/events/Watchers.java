package org.pollwatch.headquarters.events;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.pollwatch.headquarters.board.Boards;
import org.pollwatch.headquarters.board.Cursor;
import org.pollwatch.headquarters.board.Part;
import org.pollwatch.headquarters.board.Seen;

/**
 * Everybody who watches one mission, or the same areas of it. Changes go out at once after a rest, and then at a pace that follows what the last
 * round cost, in bytes and in time: with few watchers every 25 ms, with a thousand at most once a second. Confined to one
 * event loop, but for the board's call.
 */
public final class Watchers {
    /** More watchers than that are refused. */
    public static final int MOST = 2_000;

    private static final Duration BEAT = Duration.ofSeconds(10);
    private static final long FASTEST_MILLIS = 25;
    private static final long SLOWEST_MILLIS = 1_000;
    private static final long BYTES_PER_MILLI = 200_000;
    /** So many times what a round took the loop is free for others. */
    private static final int REST = 4;

    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final int HOURS_RESUMED = 2_000;

    private final Vertx vertx;
    private final Context context;
    private final EventFrames frames;
    private final Set<Watcher> watchers = new LinkedHashSet<>();
    private final AtomicBoolean due = new AtomicBoolean();
    private final long timer;
    private final Runnable unlisten;
    private long nextRound;

    /** Must be made on the event loop that serves the watchers. */
    public Watchers(Vertx vertx, Boards boards, List<Seen<?>> shown) {
        this(vertx, boards, shown, BEAT);
    }

    Watchers(Vertx vertx, Boards boards, List<Seen<?>> shown, Duration beat) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.frames = new EventFrames(boards, shown, System::nanoTime);
        this.timer =
                vertx.setPeriodic(beat.toMillis(), tick -> List.copyOf(watchers).forEach(Watcher::beat));
        this.unlisten = boards.onChange(this::changed);
    }

    public int count() {
        return watchers.size();
    }

    /**
     * Opens a stream: what is newer than the cursor where that is known and little, else the whole picture, and from
     * then on every change.
     *
     * @param request not yet answered; the stream is packed where it says that it takes gzip
     * @param seen what the watcher says it has read
     */
    public void join(HttpServerRequest request, Optional<Cursor> seen) {
        boolean packed = takesGzip(request);
        HttpServerResponse response = request.response();
        response.putHeader("Content-Type", "text/event-stream; charset=utf-8")
                .putHeader("Cache-Control", "no-store")
                .putHeader("Content-Encoding", packed ? "gzip" : "identity")
                .putHeader("Vary", "Accept-Encoding")
                .setChunked(true);
        Watcher watcher = new Watcher(
                response, packed, frames, seen.filter(this::canResume).map(frames.boards()::resumed));
        watchers.add(watcher);
        response.closeHandler(closed -> watchers.remove(watcher));
        response.exceptionHandler(broken -> watchers.remove(watcher));
        watcher.pump();
    }

    /** Whoever names a weight, which no browser does, is sent the stream as it is. */
    private static boolean takesGzip(HttpServerRequest request) {
        String accepted = request.getHeader("Accept-Encoding");
        return accepted != null
                && Stream.of(accepted.split(",")).anyMatch(it -> it.strip().equalsIgnoreCase("gzip"));
    }

    private boolean canResume(Cursor cursor) {
        Boards boards = frames.boards();
        return boards.covers(cursor)
                && boards.rates().hours().newerThan(cursor.at(Part.HOURS)).size() <= HOURS_RESUMED;
    }

    private void changed() {
        if (due.compareAndSet(false, true)) {
            context.runOnContext(now -> schedule());
        }
    }

    private void schedule() {
        long wait = nextRound - System.nanoTime() / NANOS_PER_MILLI;
        if (wait <= 0) {
            round();
        } else {
            vertx.setTimer(wait, tick -> round());
        }
    }

    private void round() {
        due.set(false);
        long start = System.nanoTime();
        frames.renew();
        long bytes = 0;
        for (Watcher watcher : List.copyOf(watchers)) {
            bytes += watcher.pump();
        }
        long end = System.nanoTime();
        long cost = Math.max(bytes / BYTES_PER_MILLI, REST * (end - start) / NANOS_PER_MILLI);
        nextRound = end / NANOS_PER_MILLI + Math.min(SLOWEST_MILLIS, Math.max(FASTEST_MILLIS, cost));
    }

    /** Ends the heartbeat, and hears of changes no more; the server closes the connections. */
    public void close() {
        unlisten.run();
        vertx.cancelTimer(timer);
    }
}
