package org.pollwatch.statement;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.pollwatch.statement.StatementBook.FormFigures;

class FigureTextTest {

    @Test
    void shouldStateObservationsWithTheStationsBeside() {
        assertThat(text("en", new BookBuilder().region("R1", 34, 1131)))
                .isEqualTo("34 of 1,131 observations, 3.0 per cent (1,131 stations)");
    }

    @Test
    void shouldStateStationsWhereTheMissionPrintedStations() {
        assertThat(text("en", new BookBuilder().base("stations").region("R1", 65, 110)))
                .isEqualTo("65 of 110 stations, 59.1 per cent (110 observations)");
    }

    @Test
    void shouldSpeakOfCommissionsAtTabulation() {
        assertThat(text(
                        "en",
                        new BookBuilder().phase("tabulation").base("stations").region("R1", 30, 96)))
                .isEqualTo("30 of 96 commissions, 31.3 per cent (96 observations)");
    }

    @Test
    void shouldGiveTheIntervalAsASignOfSmallNumbersOnly() {
        assertThat(text("en", new BookBuilder().region("R1", 2, 20)))
                .isEqualTo("2 of 20 observations, 10.0 per cent, few answers: 2.8 to 30.1 per cent (20 stations)");
    }

    @Test
    void shouldWriteNumbersAsTheLanguageDoes() {
        assertThat(text("ru", new BookBuilder().region("R1", 34, 1131)))
                .isEqualTo("34 из 1\u00a0131 наблюдений, 3,0 процента (участков: 1\u00a0131)");
        assertThat(text("kk", new BookBuilder().region("R1", 34, 1131)))
                .isEqualTo("1\u00a0131 бақылаудың ішінде 34, 3,0 пайыз (1\u00a0131 учаске)");
    }

    @Test
    void shouldGiveNoPercentageOfALimitedMission() {
        assertThat(text("en", new BookBuilder().limited().region("R1", 34, 1131)))
                .isEqualTo("34 of 1,131 observations (1,131 stations)");
    }

    @Test
    void shouldSpeakOfOneStationAsOne() {
        assertThat(text("en", new BookBuilder().limited().region("R1", 1, 1)))
                .isEqualTo("1 of 1 observations (1 station)");
        assertThat(text("en", new BookBuilder().limited().base("stations").region("R1", 1, 1)))
                .isEqualTo("1 of 1 stations (1 observation)");
    }

    private static String text(String language, BookBuilder builder) {
        StatementBook book = builder.build();
        FormFigures form = book.forms().get(0);
        return new FigureText(Words.in(language), form.phase())
                .figure(
                        builder.indicator(),
                        ShownFigures.whole(book)
                                .of(form, form.in(BookBuilder.COUNTRY).orElseThrow(), builder.indicator()));
    }
}
