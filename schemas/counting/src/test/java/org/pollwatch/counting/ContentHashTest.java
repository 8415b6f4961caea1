package org.pollwatch.counting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pollwatch.counting.Submission.Authority;

class ContentHashTest {

    private static ReportBuilder report() {
        return ReportBuilder.report()
                .answer("group_voting", "yes")
                .answer("observers", "red", "blue")
                .answer("members", 7);
    }

    static Stream<ReportBuilder> whatSaysSomethingElse() {
        return Stream.of(
                report().id("11111111-2222-3333-4444-555555555556"),
                report().revision(2),
                report().withdrawn(),
                report().form("counting"),
                report().version("2"),
                report().at("another"),
                report().observedAt("2022-11-20T04:15:00.001Z"),
                report().answer("group_voting", "no"),
                report().answer("group_voting", "yes", "no"),
                report().answer("group_voting", 1),
                report().answer("members", 8),
                report().answer("members", "7"),
                report().answer("another", "yes"),
                ReportBuilder.report().answer("group_voting", "yes").answer("observers", "red", "blue"));
    }

    @ParameterizedTest
    @MethodSource("whatSaysSomethingElse")
    void shouldDifferWhereSomethingElseIsSaid(ReportBuilder other) {
        assertThat(ContentHash.of(other.build())).isNotEqualTo(ContentHash.of(report().build()));
    }

    @Test
    void shouldNotDependOnTheOrderInWhichAnswersOrOptionsWereGiven() {
        Report other = ReportBuilder.report()
                .answer("members", 7)
                .answer("observers", "blue", "red")
                .answer("group_voting", "yes")
                .build();

        assertThat(ContentHash.of(other)).isEqualTo(ContentHash.of(report().build()));
    }

    @Test
    void shouldNotDependOnTheOrderOfATablesRows() {
        ReportBuilder one = ReportBuilder.report().protocols("table", row("s1", 812, 176), row("s2", 389, 421));
        ReportBuilder other = ReportBuilder.report().protocols("table", row("s2", 389, 421), row("s1", 812, 176));

        assertThat(ContentHash.of(one.build())).isEqualTo(ContentHash.of(other.build()));
    }

    static Stream<ReportBuilder> otherFigures() {
        return Stream.of(
                ReportBuilder.report().protocols("table", row("s1", 812, 812)),
                ReportBuilder.report().protocols("table", row("s1", 176, 812)),
                ReportBuilder.report().protocols("table", row("s2", 812, 176)),
                ReportBuilder.report().protocols("table", row("s1", 812, 176), row("s2", 812, 176)),
                ReportBuilder.report().protocols("table", ReportBuilder.row("s1", Map.of("a", 812L), Map.of())),
                ReportBuilder.report()
                        .protocols("table", ReportBuilder.row("s1", Map.of("b", 812L), Map.of("a", 176L))),
                ReportBuilder.report().votes("table", Map.of("a", 812L)),
                ReportBuilder.report().votes("table", Map.of("b", 812L)),
                ReportBuilder.report().votes("table", Map.of("a", 813L)),
                ReportBuilder.report().votes("table", Map.of("a", 812L, "b", 0L)));
    }

    /** A contestant without a figure is not one with none. */
    @ParameterizedTest
    @MethodSource("otherFigures")
    void shouldDifferWithEveryFigureOfAResult(ReportBuilder other) {
        Report report =
                ReportBuilder.report().protocols("table", row("s1", 812, 176)).build();

        assertThat(ContentHash.of(other.build())).isNotEqualTo(ContentHash.of(report));
        assertThat(otherFigures()
                        .map(it -> HexFormat.of().formatHex(ContentHash.of(it.build())))
                        .distinct())
                .hasSize((int) otherFigures().count());
    }

    private static ProtocolRow row(String station, long brought, long entered) {
        return ReportBuilder.row(station, Map.of("a", brought), Map.of("a", entered));
    }

    @Test
    void shouldTakeObservedAtAsAnInstantWhateverOffsetItWasWrittenIn() {
        Report other = new Report(
                report().build().reportId(),
                1,
                false,
                "voting",
                "1",
                "station",
                java.time.OffsetDateTime.parse("2022-11-20T10:15:00+06:00").toInstant(),
                report().build().answers());

        assertThat(ContentHash.of(other)).isEqualTo(ContentHash.of(report().build()));
    }

    /** Team, authority, receivedAt and definition revision are no part of a report at all; sentAt and channel neither. */
    @Test
    void shouldNotDependOnWhoSentItWhenOrUnderWhichDefinition() {
        Instant later = Instant.parse("2022-11-21T00:00:00Z");
        Submission first = report().by("T1");
        Submission again = new Submission(report().build(), "T2", Authority.HEADQUARTERS, later, 9);

        assertThat(ContentHash.of(again.report())).isEqualTo(ContentHash.of(first.report()));
    }

    @Test
    void shouldNotConfuseWhereOneTextEndsAndTheNextBegins() {
        Report left = ReportBuilder.report().form("ab").version("c").build();
        Report right = ReportBuilder.report().form("a").version("bc").build();
        Report one = ReportBuilder.report().answer("q", "a,b").build();
        Report two = ReportBuilder.report().answer("q", "a", "b").build();

        assertThat(ContentHash.of(left)).isNotEqualTo(ContentHash.of(right));
        assertThat(ContentHash.of(one)).isNotEqualTo(ContentHash.of(two));
    }

    /** Hashes stand in the guard's store for a whole campaign: another hash makes a conflict of every late retry. */
    @Test
    void shouldStayTheSameOverReleases() {
        assertThat(List.of(
                        report().build(),
                        ReportBuilder.report().revision(2).withdrawn().build()))
                .extracting(it -> HexFormat.of().formatHex(ContentHash.of(it)))
                .containsExactly("d6731c60500098a1ead199703bfecbaf", "2b4cf37f02d645dd9242710c1acd9e90");
    }

    @Test
    void shouldTellAttachmentsApart() {
        List<Report> all = Stream.of(
                        new Answer.Attachment("0a", 1),
                        new Answer.Attachment("0b", 1),
                        new Answer.Attachment("0a", 2),
                        Answer.word("0a"))
                .map(it -> ReportBuilder.report().answer("note", it).build())
                .toList();

        assertThat(all.stream().map(ContentHash::of).map(Arrays::toString).distinct())
                .hasSameSizeAs(all);
        assertThat(ContentHash.of(all.get(0)))
                .isEqualTo(ContentHash.of(ReportBuilder.report()
                        .answer("note", new Answer.Attachment("0a", 1))
                        .build()));
    }
}
