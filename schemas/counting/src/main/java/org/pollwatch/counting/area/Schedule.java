package org.pollwatch.counting.area;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The windows in which reports of one form are expected, of a team or in an area.
 *
 * @param windows by their beginning, the first one first; at least one
 */
record Schedule(List<Window> windows) {
    Schedule {
        windows = windows.stream()
                .sorted(Comparator.comparing(Window::from).thenComparing(Window::to))
                .toList();
    }

    /** @param expected how many reports, at least 1 */
    record Window(Instant from, Instant to, long expected) {}

    long expected() {
        return windows.stream().mapToLong(Window::expected).sum();
    }

    /** @return the end of the last window */
    Instant end() {
        return windows.stream().map(Window::to).max(Comparator.naturalOrder()).orElseThrow();
    }

    /**
     * Reports fill the windows in their order, whichever they were meant for.
     *
     * @return the beginning of the first window that has begun and is not filled; empty while nothing is due
     */
    Optional<Instant> dueSince(long received, Instant now) {
        long expected = 0;
        for (Window window : windows) {
            expected += window.expected();
            if (window.from().isAfter(now)) {
                return Optional.empty();
            }
            if (expected > received) {
                return Optional.of(window.from());
            }
        }
        return Optional.empty();
    }
}
