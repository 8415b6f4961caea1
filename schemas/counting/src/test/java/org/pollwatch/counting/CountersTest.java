package org.pollwatch.counting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Sparse vectors: an abelian group under plus, and bytes that stores keep for a whole campaign. */
class CountersTest {

    @Provide
    Arbitrary<Counters> counters() {
        return Arbitraries.maps(
                        Arbitraries.integers().between(0, 300),
                        Arbitraries.longs().between(-1_000_000, 1_000_000))
                .ofMaxSize(12)
                .map(Counters::of);
    }

    @Provide
    Arbitrary<Counters> extremes() {
        return Arbitraries.maps(Arbitraries.integers().greaterOrEqual(0), Arbitraries.longs())
                .ofMaxSize(12)
                .map(Counters::of);
    }

    @Property(tries = 300)
    void shouldTakeBackExactlyWhatWasAdded(@ForAll("counters") Counters a, @ForAll("counters") Counters b) {
        assertThat(a.plus(b).minus(b)).isEqualTo(a);
        assertThat(a.minus(b).plus(b)).isEqualTo(a);
        assertThat(a.minus(a)).isEqualTo(Counters.NONE);
    }

    @Property(tries = 300)
    void shouldAddInAnyOrder(
            @ForAll("counters") Counters a, @ForAll("counters") Counters b, @ForAll("counters") Counters c) {
        assertThat(a.plus(b)).isEqualTo(b.plus(a));
        assertThat(a.plus(b).plus(c)).isEqualTo(a.plus(b.plus(c)));
        assertThat(a.plus(Counters.NONE)).isEqualTo(a);
    }

    @Property(tries = 300)
    void shouldAddSlotBySlot(@ForAll("counters") Counters a, @ForAll("counters") Counters b) {
        Counters sum = a.plus(b);
        Counters difference = a.minus(b);

        for (int slot = 0; slot <= 300; slot++) {
            assertThat(sum.get(slot)).isEqualTo(a.get(slot) + b.get(slot));
            assertThat(difference.get(slot)).isEqualTo(a.get(slot) - b.get(slot));
        }
    }

    @Property(tries = 300)
    void shouldReadWhatItWrote(@ForAll("extremes") Counters any) {
        ByteBuffer bytes = ByteBuffer.allocate(any.maxBytes());
        any.write(bytes);
        bytes.flip();

        assertThat(Counters.read(bytes)).isEqualTo(any).hasSameHashCodeAs(any);
        assertThat(bytes.hasRemaining()).isFalse();
    }

    @Property(tries = 300)
    void shouldAddToADenseVectorAsToASparseOne(@ForAll("counters") Counters a, @ForAll("counters") Counters b) {
        long[] dense = b.addTo(a.addTo(new long[0]));

        for (int slot = 0; slot < dense.length; slot++) {
            assertThat(dense[slot]).isEqualTo(a.plus(b).get(slot));
        }
    }

    @Property(tries = 300)
    void shouldSayOneWhereverSomethingIsAboveZero(@ForAll("counters") Counters any) {
        Counters presence = any.presence();

        for (int slot = 0; slot <= 300; slot++) {
            assertThat(presence.get(slot)).isEqualTo(any.get(slot) > 0 ? 1 : 0);
        }
    }

    @Test
    void shouldKeepNoZeros() {
        assertThat(Counters.of(Map.of(3, 0L, 5, 1L))).isEqualTo(Counters.of(Map.of(5, 1L)));
        assertThat(Counters.of(Map.of(3, 0L)).isZero()).isTrue();
        assertThat(new Counters.Builder().add(3, 0).build()).isEqualTo(Counters.NONE);
    }

    @Test
    void shouldBuildFromSlotsInAnyOrderAndBeyondItsFirstRoom() {
        Counters.Builder builder = new Counters.Builder();
        for (int slot = 199; slot >= 0; slot--) {
            builder.add(slot, slot + 1L);
        }
        Counters built = builder.build();

        for (int slot = 0; slot < 200; slot++) {
            assertThat(built.get(slot)).isEqualTo(slot + 1L);
        }
    }

    @Test
    void shouldRefuseOneSlotTwice() {
        Counters.Builder twice = new Counters.Builder().add(4, 1).add(7, 1).add(4, 1);

        assertThatThrownBy(twice::build)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("slot 4 added twice");
    }

    /** Count, then distance and amount for each: these bytes stand in stores and changelogs. */
    @Test
    void shouldStayTheSameBytesOverReleases() {
        assertThat(hex(Counters.NONE)).isEqualTo("00");
        assertThat(hex(Counters.of(Map.of(0, 1L, 1, -1L, 200, 300L, 201, 0L)))).isEqualTo("06000202018e03d804");
        assertThat(hex(Counters.of(Map.of(7, Long.MAX_VALUE)))).isEqualTo("020efeffffffffffffffff01");
    }

    private static String hex(Counters counters) {
        ByteBuffer bytes = ByteBuffer.allocate(counters.maxBytes());
        counters.write(bytes);
        return HexFormat.of().formatHex(Arrays.copyOf(bytes.array(), bytes.position()));
    }
}
