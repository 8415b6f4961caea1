package org.pollwatch.counting;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class AreaTallyTest {

    /** A change and when its report was received. */
    private record Delta(Counters counters, long receivedAt) {}

    @Provide
    Arbitrary<List<Delta>> deltas() {
        Arbitrary<Counters> counters = Arbitraries.maps(
                        Arbitraries.integers().between(0, 200),
                        Arbitraries.longs().between(-1_000, 1_000))
                .ofMaxSize(8)
                .map(Counters::of);
        Arbitrary<Long> times = Arbitraries.longs().between(1_668_000_000_000L, 1_669_000_000_000L);
        return counters.flatMap(it -> times.map(at -> new Delta(it, at))).list().ofMaxSize(20);
    }

    @Property(tries = 300)
    void shouldComeToTheSameFiguresInAnyOrder(@ForAll("deltas") List<Delta> deltas, @ForAll long seed) {
        List<Delta> shuffled = new ArrayList<>(deltas);
        Collections.shuffle(shuffled, new Random(seed));

        AreaTally one = sum(deltas);
        AreaTally other = sum(shuffled);

        assertThat(other.vector()).isEqualTo(one.vector());
        assertThat(other.asOf()).isEqualTo(one.asOf());
    }

    @Property(tries = 300)
    void shouldComeBackToZeroWhenEverythingIsTakenBack(@ForAll("deltas") List<Delta> deltas) {
        AreaTally tally = sum(deltas);
        for (Delta delta : deltas) {
            tally = tally.plus(Counters.NONE.minus(delta.counters()), delta.receivedAt());
        }

        assertThat(tally.vector()).containsOnly(new long[tally.vector().length]);
    }

    @Property(tries = 300)
    void shouldReadWhatItWrote(@ForAll("deltas") List<Delta> deltas) {
        AreaTally tally = sum(deltas);
        AreaTally read = AreaTally.read(ByteBuffer.wrap(tally.write()));

        assertThat(read.vector()).isEqualTo(tally.vector());
        assertThat(read.asOf()).isEqualTo(tally.asOf());
    }

    @Property(tries = 300)
    void shouldLeaveTheTallyItWasAddedToAsItWas(@ForAll("deltas") List<Delta> deltas) {
        AreaTally tally = sum(deltas);
        byte[] before = tally.write();
        tally.plus(Counters.of(Map.of(0, 1L, 3, 7L)), Long.MAX_VALUE);

        assertThat(tally.write()).isEqualTo(before);
    }

    @Test
    void shouldKeepTheHighestReceivedAt() {
        AreaTally tally = AreaTally.empty()
                .plus(Counters.NONE, 20)
                .plus(Counters.NONE, 30)
                .plus(Counters.NONE, 10);

        assertThat(tally.asOf()).isEqualTo(30);
    }

    @Test
    void shouldCountNothingBeyondItsEnd() {
        assertThat(AreaTally.empty().get(0)).isZero();
        assertThat(AreaTally.empty().plus(Counters.of(Map.of(4, 2L)), 0).get(5)).isZero();
    }

    /** asOf, length, amounts: these bytes stand in the store and its changelog for a whole campaign. */
    @Test
    void shouldStayTheSameBytesOverReleases() {
        AreaTally tally = AreaTally.empty().plus(Counters.of(Map.of(0, 1L, 3, -2L)), 1_668_924_000_000L);

        assertThat(HexFormat.of().formatHex(tally.write())).isEqualTo("809cfab992610802000003");
    }

    private static AreaTally sum(List<Delta> deltas) {
        AreaTally tally = AreaTally.empty();
        for (Delta delta : deltas) {
            tally = tally.plus(delta.counters(), delta.receivedAt());
        }
        return tally;
    }
}
