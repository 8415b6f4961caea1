package org.pollwatch.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FiguresTest {
    private final StatementBook book = new BookBuilder().region("R1", 3, 30).build();

    @Test
    void shouldReadBackWhatWasWrittenAndWriteItTheSame() {
        Figures figures = Figures.of(book);

        Figures again = Figures.read(figures.bytes());

        assertThat(again.book()).isEqualTo(book);
        assertThat(Figures.of(again.book()).bytes()).isEqualTo(figures.bytes());
    }

    @Test
    void shouldSortKeysAndLeaveZerosOut() {
        String text = new String(Figures.of(book).bytes(), StandardCharsets.UTF_8);

        assertThat(text)
                .startsWith("{\"areas\":[")
                .contains("{\"applicable\":30,\"flagged\":3,\"placesApplicable\":30,\"placesFlagged\":3}")
                .doesNotContain(": ", "\n", "notObserved");
    }

    @Test
    void shouldRefuseWhatIsNoneOfItsOwn() {
        assertThatThrownBy(() -> Figures.read("{}".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(StatementBook.FORMAT);
    }

    @Test
    void shouldNameEveryFigureThatChanged() {
        StatementBook later = new BookBuilder().region("R1", 4, 31).build();

        assertThat(FigureChanges.between(FigureChanges.of(book), FigureChanges.of(later)))
                .extracting(FigureChanges.Change::toString)
                .contains("voting AA reports: 30 -> 31", "voting R1 group_voting flagged: 3 -> 4")
                .hasSize(12);
    }
}
