package org.pollwatch.headquarters.feed;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** What an operator wants to know of the feed. Written by the feed, read by anybody. */
public final class FeedHealth {
    private final AtomicLong records = new AtomicLong();
    private final AtomicLong unreadable = new AtomicLong();
    private final Map<String, Long> behind = new ConcurrentHashMap<>();
    private volatile Optional<String> stopped = Optional.empty();

    void heard(int count) {
        records.addAndGet(count);
    }

    void unreadable() {
        unreadable.incrementAndGet();
    }

    void behind(Map<String, Long> byTopic) {
        behind.putAll(byTopic);
    }

    void stopped(RuntimeException cause) {
        stopped = Optional.of(cause.getClass().getSimpleName());
    }

    /** @return records read since the start */
    public long recordsRead() {
        return records.get();
    }

    /** @return records that could not be read and are missing from the figures */
    public long recordsUnreadable() {
        return unreadable.get();
    }

    /** @return by topic, how many records stood in the log and not yet on the boards when the feed last looked */
    public Map<String, Long> behind() {
        return Map.copyOf(behind);
    }

    /** @return what is wrong; empty if the figures are whole and moving */
    public Optional<String> fault() {
        if (stopped.isPresent()) {
            return Optional.of("the feed has stopped: " + stopped.get());
        }
        return unreadable.get() > 0 ? Optional.of(unreadable.get() + " records could not be read") : Optional.empty();
    }
}
