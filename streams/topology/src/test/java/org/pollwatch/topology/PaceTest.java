package org.pollwatch.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.processor.Punctuator;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.MockProcessorContext.CapturedPunctuator;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final long NOW = 1_000_000;
    private static final long LEAST_WORK = 20;

    private final MockProcessorContext<String, String> context = new MockProcessorContext<>();
    private int runs;

    @Test
    void shouldTakeAFifthOfTheTimeForWhatEverybodyWatches() {
        assertThat(Pace.rest(100, true)).isEqualTo(400);
        assertThat(Pace.rest(2_000, true)).isEqualTo(8_000);
    }

    @Test
    void shouldLetTheOthersRestLonger() {
        assertThat(Pace.rest(100, false)).isEqualTo(1_600);
    }

    @Test
    void shouldKeepNothingWaitingForLongerThanItMust() {
        assertThat(Pace.rest(300, false)).isEqualTo(3_000);
        assertThat(Pace.rest(1_000, false)).isEqualTo(4_000);
    }

    @Test
    void shouldNotRestAfterWhatTookNoTime() {
        assertThat(Pace.rest(0, true)).isZero();
        assertThat(Pace.rest(0, false)).isZero();
    }

    @Test
    void shouldDoWhatEverybodyWatchesAgainAfterItsRest() {
        Pace pace = Pace.keepFirst(context, Duration.ofMillis(100), this::work);
        long took = beat(NOW);
        pace.wake();
        beat(NOW + LEAST_WORK + Pace.rest(LEAST_WORK, true) - 1);
        assertThat(runs).isEqualTo(1);
        beat(NOW + took + Pace.rest(took, true));
        assertThat(runs).isEqualTo(2);
    }

    @Test
    void shouldDoTheOthersAgainAfterTheirs() {
        Pace pace = Pace.keep(context, Duration.ofMillis(100), this::work);
        long took = beat(NOW);
        pace.wake();
        beat(NOW + LEAST_WORK + Pace.rest(LEAST_WORK, false) - 1);
        assertThat(runs).isEqualTo(1);
        beat(NOW + took + Pace.rest(took, false));
        assertThat(runs).isEqualTo(2);
    }

    @Test
    void shouldSleepWhereThereIsNoNews() {
        Pace pace = Pace.keep(context, Duration.ofMillis(100), this::work);
        beat(NOW);
        assertThat(beats()).isEmpty();

        pace.wake();
        pace.wake();
        assertThat(beats()).hasSize(1);
    }

    @Test
    void shouldBeDoneOnceUnwoken() {
        Pace.keep(context, Duration.ofMillis(100), this::work);
        assertThat(beats()).hasSize(1);
    }

    private List<Punctuator> beats() {
        return context.scheduledPunctuators().stream()
                .filter(it -> !it.cancelled())
                .map(CapturedPunctuator::getPunctuator)
                .toList();
    }

    /** @return how long it took at most, in milliseconds */
    private long beat(long now) {
        List<Punctuator> beats = beats();
        assertThat(beats).hasSize(1);
        long start = System.nanoTime();
        beats.get(0).punctuate(now);
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start) + 1;
    }

    private void work(long now) {
        runs++;
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LEAST_WORK);
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }
}
