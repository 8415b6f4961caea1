package org.pollwatch.local.statement;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pollwatch.contract.Topics;
import org.pollwatch.contract.avro.LiveCheck;
import org.pollwatch.contract.avro.Statement;
import org.pollwatch.contract.avro.StatementState;
import org.pollwatch.contract.mission.MissionFiles;
import org.pollwatch.local.cluster.Cluster;
import org.pollwatch.simulator.figures.ComparedFigure;
import org.pollwatch.simulator.figures.CountryFigures;
import org.pollwatch.simulator.figures.Judge;
import org.pollwatch.simulator.figures.SeriesFigures;
import org.pollwatch.simulator.figures.Verdict;
import org.pollwatch.statement.Figures;
import org.pollwatch.statement.FoldProgress;
import org.pollwatch.statement.LogEnds;
import org.pollwatch.statement.StatementBook;
import org.pollwatch.statement.StatementBook.AreaFigures;
import org.pollwatch.statement.StatementBook.FormFigures;
import org.pollwatch.statement.StatementFold;
import org.pollwatch.statement.StatementReading;
import org.pollwatch.statement.StatementText;

/** Statements folded from the replays, held against what the missions printed, in the printed base and at the printed rounding. */
class PublishedStatementTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static Cluster cluster;
    private static ReplayedLog log;

    @BeforeAll
    static void start() {
        cluster = Cluster.start();
        log = new ReplayedLog(cluster.bootstrap(), cluster.registryUrl());
    }

    @AfterAll
    static void stop() throws Exception {
        log.close();
        cluster.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"kz-2012", "kz-2019"})
    void shouldStateWhatTheMissionPrinted(String id) throws Exception {
        MissionFiles files = Cluster.mission(id);
        StatementBook book = frozen(files).book();

        List<ComparedFigure> compared = compare(files, book);

        assertThat(compared).hasSizeGreaterThan(30);
        assertThat(compared)
                .filteredOn(it -> it.verdict() == Verdict.DIFFERENT)
                .as("printed and folded apart")
                .isEmpty();
    }

    @Test
    void shouldStateTwentyTwentyTwoInTheWordsOfSuchStatements() throws Exception {
        MissionFiles files = Cluster.mission("kz-2022");
        Figures figures = frozen(files);
        assertThat(compare(files, figures.book()))
                .filteredOn(it -> it.verdict() == Verdict.DIFFERENT)
                .isEmpty();

        String text = StatementText.of(StatementReading.whole(statement(figures), figures.book(), "en"));

        assertThat(text)
                .contains("Reconstruction: national figures as printed; stations, hours and regions synthetic.")
                .contains("Group voting: 34 of 1,131 observations, 3.0 per cent (1,131 stations)")
                .contains("Counting assessed negatively: 65 of 110 stations, 59.1 per cent (110 observations)")
                .contains("Choice on each ballot not announced: 88 cases in 110 observations")
                .contains("* The base was not printed with the figure");
        assertThat(text.indexOf("Negative evaluations")).isLessThan(text.indexOf("Serious violations"));
    }

    private static Figures frozen(MissionFiles files) throws Exception {
        Topics topics = log.publish(files);
        log.replay(files, topics, UnaryOperator.identity());
        StatementFold fold = new StatementFold(log.client(), topics, log.serdes());
        return fold.fold(fold.ends(), FoldProgress.SILENT);
    }

    private static List<ComparedFigure> compare(MissionFiles files, StatementBook book) {
        String country = CountryFigures.country(files.mission());
        return Judge.compare(files, CountryFigures.of(rates(book), country), SeriesFigures.of(series(book)));
    }

    private static ObjectNode rates(StatementBook book) {
        ObjectNode json = JSON.createObjectNode();
        ArrayNode rates = json.putArray("rates");
        for (FormFigures form : book.forms()) {
            for (AreaFigures area : form.areas()) {
                ObjectNode line = rates.addObject();
                line.put("area", area.area()).put("form", form.id());
                line.put("reports", area.reports()).put("places", area.places());
                ArrayNode indicators = line.putArray("indicators");
                form.indicators()
                        .forEach(it ->
                                indicators.add(((ObjectNode) JSON.valueToTree(area.cell(it.id()))).put("id", it.id())));
            }
        }
        return json;
    }

    private static ObjectNode series(StatementBook book) {
        ObjectNode json = JSON.createObjectNode();
        ArrayNode all = json.putArray("series");
        book.series().forEach(it -> {
            ObjectNode line = all.addObject()
                    .put("series", it.series())
                    .put("area", it.area())
                    .put("hour", it.hour());
            if (!it.amount().isEmpty()) {
                line.put("amount", Long.parseLong(it.amount()));
            }
            if (!it.of().isEmpty()) {
                line.put("of", Long.parseLong(it.of()));
            }
            if (!it.percent().isEmpty()) {
                line.put("percent", it.percent());
            }
        });
        return json;
    }

    static Statement statement(Figures figures) {
        return Statement.newBuilder()
                .setId("6f2c1a9e-0000-4000-8000-000000000001")
                .setMission(figures.book().mission().id())
                .setTitle("Preliminary statement")
                .setState(StatementState.DRAFT)
                .setFrozenAt(Instant.parse("2022-11-21T06:00:00Z"))
                .setFrozenBy("test")
                .setEnds(new LogEnds(java.util.Map.of()).write())
                .setDefinitionRevision(figures.book().definitionRevision())
                .setCode("test")
                .setReconstruction(figures.book().mission().reconstruction())
                .setSha256(figures.sha256())
                .setFigures(ByteBuffer.wrap(figures.bytes()))
                .setLive(LiveCheck.UNCHECKED)
                .build();
    }
}
