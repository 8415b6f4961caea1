package org.pollwatch.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.pollwatch.statement.ShownFigures.Shown;
import org.pollwatch.statement.ShownFigures.Withheld;
import org.pollwatch.statement.StatementBook.FormFigures;

class ShownFiguresTest {

    @Test
    void shouldWithholdASmallRegionAndTheNextSmallestThatWouldTellIt() {
        BookBuilder book =
                new BookBuilder().region("R1", 9, 30).region("R2", 1, 4).region("R3", 2, 12);

        assertThat(withheld(book))
                .containsEntry("R1", Optional.empty())
                .containsEntry("R2", Optional.of(Withheld.SMALL_CELL))
                .containsEntry("R3", Optional.of(Withheld.COMPLEMENT))
                .containsEntry(BookBuilder.COUNTRY, Optional.empty());
    }

    @Test
    void shouldWithholdNoMoreWhereTheSmallRegionsTogetherAreLargeEnough() {
        BookBuilder book =
                new BookBuilder().region("R1", 9, 30).region("R2", 1, 4).region("R3", 2, 3);

        assertThat(withheld(book)).containsEntry("R1", Optional.empty());
    }

    @Test
    void shouldWithholdMoreUntilTheHiddenReachTheMinimum() {
        BookBuilder book = new BookBuilder()
                .region("R1", 9, 30)
                .region("R2", 0, 1)
                .region("R3", 1, 2)
                .region("R4", 3, 8);

        assertThat(withheld(book))
                .containsEntry("R4", Optional.of(Withheld.COMPLEMENT))
                .containsEntry("R1", Optional.empty());
    }

    @Test
    void shouldWithholdNothingWhereNothingIsSmall() {
        BookBuilder book = new BookBuilder().region("R1", 9, 30).region("R2", 1, 5);

        assertThat(withheld(book).values()).containsOnly(Optional.empty());
    }

    @Test
    void shouldKeepBackBothNumeratorsAndTheRate() {
        StatementBook book =
                new BookBuilder().region("R1", 9, 30).region("R2", 1, 4).build();
        Shown small = shown(ShownFigures.released(book), book, "R2");

        assertThat(small.flagged()).isEmpty();
        assertThat(small.placesFlagged()).isEmpty();
        assertThat(small.rate()).isEmpty();
        assertThat(small.applicable()).isEqualTo(4);
    }

    @Test
    void shouldShowHeadquartersEverything() {
        StatementBook book =
                new BookBuilder().region("R1", 9, 30).region("R2", 1, 4).build();

        assertThat(shown(ShownFigures.whole(book), book, "R2").flagged()).hasValue(1);
    }

    @Test
    void shouldGiveALimitedMissionNumbersAndNeverARate() {
        StatementBook book = new BookBuilder().limited().region("R1", 9, 30).build();
        Shown it = shown(ShownFigures.released(book), book, "R1");

        assertThat(it.flagged()).hasValue(9);
        assertThat(it.rate()).isEmpty();
        assertThat(it.withheld()).contains(Withheld.LIMITED);
    }

    @Test
    void shouldCountIncidentsWithoutARate() {
        StatementBook book =
                new BookBuilder().phase("incident").region("R1", 9, 30).build();

        assertThat(shown(ShownFigures.whole(book), book, "R1").withheld()).contains(Withheld.INCIDENT);
    }

    private static Map<String, Optional<Withheld>> withheld(BookBuilder builder) {
        StatementBook book = builder.build();
        ShownFigures released = ShownFigures.released(book);
        Map<String, Optional<Withheld>> byArea = new TreeMap<>();
        book.forms()
                .get(0)
                .areas()
                .forEach(it ->
                        byArea.put(it.area(), shown(released, book, it.area()).withheld()));
        return byArea;
    }

    private static Shown shown(ShownFigures figures, StatementBook book, String area) {
        FormFigures form = book.forms().get(0);
        return figures.of(form, form.in(area).orElseThrow(), form.indicators().get(0));
    }
}
