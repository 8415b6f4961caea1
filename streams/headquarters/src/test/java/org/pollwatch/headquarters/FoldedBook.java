package org.pollwatch.headquarters;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.pollwatch.contract.avro.Statement;
import org.pollwatch.contract.avro.StatementState;
import org.pollwatch.headquarters.statement.Folder;
import org.pollwatch.mission.Labels;
import org.pollwatch.statement.Figures;
import org.pollwatch.statement.FoldProgress;
import org.pollwatch.statement.LogEnds;
import org.pollwatch.statement.StatementBook;
import org.pollwatch.statement.StatementBook.AreaFigures;
import org.pollwatch.statement.StatementBook.AreaName;
import org.pollwatch.statement.StatementBook.Card;
import org.pollwatch.statement.StatementBook.Cell;
import org.pollwatch.statement.StatementBook.FormFigures;
import org.pollwatch.statement.StatementBook.IndicatorLine;
import org.pollwatch.statement.StatementBook.LogPart;

/** What the log of a small mission folds to: a country of four regions, of which the smallest may not be shown. */
public final class FoldedBook implements Folder {
    public static final String COUNTRY = "AA";
    public static final String SMALL = "AA-4";
    private static final int MINIMUM = 5;

    private final AtomicLong end = new AtomicLong(70);

    /** More has come in whenever it is asked, so that nobody waits for live figures that are not there. */
    @Override
    public LogEnds ends(String mission) {
        return new LogEnds(Map.of("submissions", List.of(end.getAndIncrement())));
    }

    @Override
    public Figures fold(String mission, LogEnds upTo, FoldProgress progress) {
        progress.at(1, 2);
        return Figures.of(book(mission));
    }

    /** @return a draft of it, as the statements topic has it */
    public static Statement draft(String mission, String id) {
        Figures figures = Figures.of(book(mission));
        return Statement.newBuilder()
                .setId(id)
                .setMission(mission)
                .setTitle("Draft")
                .setState(StatementState.DRAFT)
                .setFrozenAt(Instant.parse("2022-11-21T06:00:00Z"))
                .setFrozenBy("analyst")
                .setEnds(List.of())
                .setDefinitionRevision(1)
                .setCode("test")
                .setReconstruction(false)
                .setSha256(figures.sha256())
                .setFigures(ByteBuffer.wrap(figures.bytes()))
                .build();
    }

    private static StatementBook book(String mission) {
        List<AreaName> areas = List.of(
                new AreaName(COUNTRY, "country", Labels.same("Land")),
                new AreaName("AA-1", "region", Labels.same("West")),
                new AreaName("AA-2", "region", Labels.same("East")),
                new AreaName("AA-3", "region", Labels.same("North")),
                new AreaName(SMALL, "region", Labels.same("Islands")));
        List<AreaFigures> rows = List.of(
                row(COUNTRY, 66, 13), row("AA-1", 30, 7), row("AA-2", 20, 3), row("AA-3", 12, 1), row(SMALL, 4, 2));
        IndicatorLine indicator = new IndicatorLine(
                "group_voting",
                "counted",
                true,
                "malfeasance",
                Labels.same("Did you see group voting?"),
                List.of("yes"),
                "observations",
                "",
                0,
                "");
        return new StatementBook(
                StatementBook.FORMAT,
                new Card(mission, Labels.same("A small land"), "2022-11-20", false, MINIMUM, false),
                1,
                List.of(new LogPart("submissions", 0, 70, "00")),
                new TreeMap<>(Map.of("accepted", 66L)),
                "2022-11-20T15:00:00Z",
                areas,
                List.of(new FormFigures("voting", "voting", Labels.same("Voting"), List.of(indicator), rows)),
                List.of(),
                List.of(),
                List.of());
    }

    private static AreaFigures row(String area, long reports, long flagged) {
        SortedMap<String, Cell> cells = new TreeMap<>();
        cells.put("group_voting", new Cell(flagged, reports, flagged, reports, 0, 0, 0, 0, 0, 0));
        return new AreaFigures(area, reports, reports, 3, 0, 0, false, cells);
    }
}
