package org.pollwatch.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class JudgingQueueTest {
    private final List<String> judged = new ArrayList<>();
    private long nanos;
    private Duration cost = Duration.ofMillis(1);
    private final JudgingQueue queue = new JudgingQueue(
            (place, at) -> {
                judged.add(place + "@" + at);
                pass(cost);
            },
            () -> nanos);

    private void pass(Duration time) {
        nanos += time.toNanos();
    }

    @Test
    void shouldJudgeAtOnceWhileThereIsTime() {
        queue.offer("P0", 1);
        pass(Duration.ofMillis(4));
        queue.offer("P1", 2);

        assertThat(judged).containsExactly("P0@1", "P1@2");
    }

    @Test
    void shouldJudgeOnceForAllThatCameInAFlood() {
        queue.offer("P0", 1);
        queue.offer("P1", 4);
        queue.offer("P2", 5);
        queue.offer("P1", 3);
        assertThat(judged).containsExactly("P0@1");

        queue.beat();
        queue.beat();
        assertThat(judged).containsExactly("P0@1", "P1@4", "P2@5");
    }

    @Test
    void shouldLeaveTimeForCounting() {
        cost = Duration.ofMillis(6);
        for (int place = 0; place < 5; place++) {
            queue.await("P" + place, 0);
        }

        queue.beat();
        assertThat(judged).containsExactly("P0@0", "P1@0");
        queue.beat();
        queue.beat();
        assertThat(judged).hasSize(5);
    }

    @Test
    void shouldLetNobodyOvertakeThoseWhoWait() {
        queue.await("P0", 0);
        queue.offer("P1", 0);
        assertThat(judged).isEmpty();
        queue.beat();

        assertThat(judged).containsExactly("P0@0", "P1@0");
    }
}
