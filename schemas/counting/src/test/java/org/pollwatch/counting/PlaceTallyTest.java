package org.pollwatch.counting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.pollwatch.counting.Contribution.PlaceReading;

/** Distinct places and running figures, whatever order reports come, go and come again in. */
class PlaceTallyTest {
    private static final int SUM = 40;

    @Provide
    Arbitrary<List<Contribution>> contributions() {
        Arbitrary<Counters> presence = Arbitraries.integers()
                .between(0, 10)
                .set()
                .ofMaxSize(5)
                .map(slots -> {
                    Counters.Builder ones = new Counters.Builder();
                    slots.forEach(slot -> ones.add(slot, 1));
                    return ones.build();
                });
        Arbitrary<Integer> questions = Arbitraries.of(30, 31);
        Arbitrary<Long> times = Arbitraries.longs().between(0, 3);
        Arbitrary<Long> amounts = Arbitraries.longs().between(0, 500);
        Arbitrary<PlaceReading> readings = Combinators.combine(questions, times, amounts)
                .as((question, at, amount) ->
                        new PlaceReading(question, at, "", Counters.of(Map.of(question, 1L, question + 10, amount))));
        return Combinators.combine(presence, readings.list().ofMaxSize(1))
                .as((ones, read) -> contribution("", ones, read))
                .list()
                .ofMaxSize(8)
                .map(PlaceTallyTest::named);
    }

    /** A reading's report id is unique, since one report gives one reading of a question. */
    private static List<Contribution> named(List<Contribution> all) {
        List<Contribution> named = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            String id = "report-" + i;
            List<PlaceReading> readings = all.get(i).readings().stream()
                    .map(it -> new PlaceReading(it.question(), it.observedAt(), id, it.counters()))
                    .toList();
            named.add(contribution(id, all.get(i).presence(), readings));
        }
        return named;
    }

    private static Contribution contribution(String id, Counters presence, List<PlaceReading> readings) {
        return new Contribution("voting", id, List.of("R", "C"), "unknown", Counters.NONE, presence, readings);
    }

    @Property
    void shouldComeToTheSameFiguresInAnyOrder(@ForAll("contributions") List<Contribution> all, @ForAll long seed) {
        List<Contribution> shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(sum(shuffled).figures()).isEqualTo(sum(all).figures());
    }

    @Property
    void shouldForgetWhatIsTakenBack(@ForAll("contributions") List<Contribution> all, @ForAll int any) {
        int kept = all.isEmpty() ? 0 : Math.floorMod(any, all.size());
        PlaceTally rest = sum(all);
        for (Contribution gone : all.subList(kept, all.size())) {
            rest = rest.minus(gone);
        }

        assertThat(rest).isEqualTo(sum(all.subList(0, kept)));
        assertThat(rest.isEmpty()).isEqualTo(kept == 0 || rest.figures().isZero());
    }

    @Property
    void shouldCountAPlaceOnceHoweverManyReportsSaySo(@ForAll("contributions") List<Contribution> all) {
        Counters figures = sum(all).figures();

        for (int slot = 0; slot <= 10; slot++) {
            int at = slot;
            boolean any = all.stream().anyMatch(it -> it.presence().get(at) > 0);
            assertThat(figures.get(slot)).isEqualTo(any ? 1 : 0);
        }
    }

    @Test
    void shouldCountOnlyTheLatestReadingOfARunningFigure() {
        PlaceTally tally = sum(List.of(reading("a", 10, 100), reading("b", 30, 90), reading("c", 20, 300)));

        assertThat(tally.figures().get(SUM)).isEqualTo(90);
        assertThat(tally.minus(reading("b", 30, 90)).figures().get(SUM)).isEqualTo(300);
    }

    @Test
    void shouldDecideBetweenTwoReadingsOfOneInstantByReportAndNotByArrival() {
        Contribution a = reading("a", 10, 100);
        Contribution b = reading("b", 10, 200);

        assertThat(sum(List.of(a, b)).figures().get(SUM)).isEqualTo(200);
        assertThat(sum(List.of(b, a)).figures().get(SUM)).isEqualTo(200);
    }

    @Test
    void shouldRefuseToTakeBackAReadingThatWasNeverCounted() {
        PlaceTally tally = sum(List.of(reading("a", 10, 100)));

        assertThatThrownBy(() -> tally.minus(reading("a", 10, 101))).isInstanceOf(IllegalStateException.class);
    }

    private static Contribution reading(String report, long observedAt, long sum) {
        PlaceReading reading = new PlaceReading(30, observedAt, report, Counters.of(Map.of(30, 1L, SUM, sum)));
        return contribution(report, Counters.NONE, List.of(reading));
    }

    private static PlaceTally sum(List<Contribution> all) {
        PlaceTally tally = PlaceTally.EMPTY;
        for (Contribution contribution : all) {
            tally = tally.plus(contribution);
        }
        return tally;
    }
}
