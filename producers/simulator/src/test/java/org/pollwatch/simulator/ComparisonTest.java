package org.pollwatch.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pollwatch.contract.mission.MissionFiles;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.Indicator;
import org.pollwatch.mission.Question;
import org.pollwatch.simulator.drive.SimulationException;
import org.pollwatch.simulator.figures.ComparedFigure;
import org.pollwatch.simulator.figures.ComparisonResult;
import org.pollwatch.simulator.figures.CountryFigures;
import org.pollwatch.simulator.figures.Judge;
import org.pollwatch.simulator.figures.Share;
import org.pollwatch.simulator.figures.Verdict;
import org.pollwatch.simulator.plan.PlanTally;
import org.pollwatch.simulator.plan.PlannedReport;
import org.pollwatch.simulator.plan.ReplayPlan;

class ComparisonTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** What headquarters would answer, had it counted the plan. */
    private static ObjectNode rates(MissionFiles files, List<PlannedReport> plan) {
        ObjectNode json =
                MAPPER.createObjectNode().put("mission", files.mission().id());
        ArrayNode rates = json.putArray("rates");
        for (Form form : files.mission().forms()) {
            PlanTally tally = PlanTally.of(plan, form.id());
            ObjectNode line = rates.addObject()
                    .put("area", "KZ")
                    .put("form", form.id())
                    .putNull("hour")
                    .put("reports", tally.reports())
                    .put("places", tally.places());
            ArrayNode indicators = line.putArray("indicators");
            form.indicators().forEach(indicator -> add(indicators, form, indicator, tally));
            rates.addObject().put("area", "KZ").put("form", form.id()).put("hour", "2022-11-20T10");
            rates.addObject().put("area", "KZ-10").put("form", form.id()).putNull("hour");
        }
        return json;
    }

    private static void add(ArrayNode indicators, Form form, Indicator indicator, PlanTally tally) {
        Question question = form.question(indicator.question()).orElseThrow();
        PlanTally.Line line = tally.line(question, indicator);
        indicators
                .addObject()
                .put("id", indicator.id())
                .put("flagged", line.flagged())
                .put("applicable", line.applicable())
                .put("placesFlagged", line.placesFlagged())
                .put("placesApplicable", line.placesApplicable())
                .put("n", line.n())
                .put("sum", line.sum());
    }

    private static ComparisonResult compare(String id, Consumer<ObjectNode> change) {
        MissionFiles files = Missions.of(id);
        ObjectNode json = rates(files, ReplayPlan.of(files, 1));
        change.accept(json);
        return new ComparisonResult("test", Judge.compare(files, CountryFigures.of(json, "KZ")));
    }

    private static ObjectNode indicator(ObjectNode json, String form, String id) {
        for (var line : json.path("rates")) {
            for (var indicator : line.path("indicators")) {
                if (line.path("form").asText().equals(form)
                        && indicator.path("id").asText().equals(id)) {
                    return (ObjectNode) indicator;
                }
            }
        }
        throw new AssertionError("no indicator " + id);
    }

    private static Verdict verdict(ComparisonResult result, String phase, String indicator) {
        return result.figures().stream()
                .filter(figure -> figure.printed().phase().equals(phase)
                        && figure.printed().indicator().equals(indicator))
                .map(ComparedFigure::verdict)
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"kz-2012", "kz-2019", "kz-2022", "kz-2023"})
    void shouldFindNoDifferenceAfterAReplay(String id) {
        ComparisonResult result = compare(id, json -> {});
        assertThat(result.figures().stream().filter(figure -> figure.verdict() == Verdict.DIFFERENT))
                .isEmpty();
        assertThat(result.table()).matches("(?s).*\n[1-9][0-9]* printed figures compared, 0 different\n");
        assertThat(result.table().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(110));
    }

    @Test
    void shouldNotComputeWhatIsOnlyQuoted() {
        ComparisonResult result = compare("kz-2022", json -> {});
        assertThat(verdict(result, "citizen_observers", "national_observers")).isEqualTo(Verdict.QUOTED);
        assertThat(verdict(result, "overall", "turnout_official")).isEqualTo(Verdict.LATER);
    }

    @Test
    void shouldHoldBothNumbersWhereTheBaseIsPrintedWithThem() {
        ComparisonResult more = compare(
                "kz-2022", json -> indicator(json, "counting", "eval_counting").put("placesFlagged", 66));
        assertThat(verdict(more, "counting", "eval_counting")).isEqualTo(Verdict.DIFFERENT);
        ComparisonResult wider = compare(
                "kz-2022", json -> indicator(json, "counting", "eval_counting").put("placesApplicable", 111));
        assertThat(verdict(wider, "counting", "eval_counting")).isEqualTo(Verdict.DIFFERENT);
        assertThat(wider.differences()).isEqualTo(1);
        assertThat(wider.table()).contains("DIFFERENT").contains("compared, 1 different");
    }

    @Test
    void shouldHoldThePercentageAtItsPrintedRounding() {
        for (int flagged = 84; flagged <= 97; flagged++) {
            int places = flagged;
            ComparisonResult result = compare("kz-2022", json -> indicator(json, "voting", "identical_signatures")
                    .put("placesFlagged", places));
            boolean printed = places >= 85 && places <= 96;
            assertThat(verdict(result, "voting", "identical_signatures"))
                    .as("%d of 1131 against 8 %%", places)
                    .isEqualTo(printed ? Verdict.EQUAL : Verdict.DIFFERENT);
        }
    }

    @Test
    void shouldHoldTheNumeratorOnlyWhereTheBaseIsNotPrinted() {
        ComparisonResult result = compare("kz-2012", json -> indicator(json, "tabulation", "protocol_changed_at_tec")
                .put("applicable", 190));
        assertThat(verdict(result, "tabulation", "protocol_changed_at_tec")).isEqualTo(Verdict.EQUAL);
    }

    @Test
    void shouldCallWhatIsNotCountedYetDifferent() {
        MissionFiles files = Missions.of("kz-2023");
        ComparisonResult result =
                new ComparisonResult("test", Judge.compare(files, CountryFigures.of(MAPPER.createObjectNode(), "KZ")));
        assertThat(result.differences()).isEqualTo(3);
        assertThat(result.table()).contains("nothing yet");
    }

    @Test
    void shouldRoundHalfUp() {
        assertThat(new Share(5, 1000, false).value(0)).isEqualTo(BigDecimal.valueOf(1));
        assertThat(new Share(1, 8, false).value(1)).isEqualTo(new BigDecimal("12.5"));
        assertThat(new Share(33_800, 1_352, true).value(0)).isEqualTo(BigDecimal.valueOf(25));
        assertThat(new Share(0, 0, false).value(1)).isEqualTo(new BigDecimal("0.0"));
    }

    @Test
    void shouldAskHeadquartersUntilTheFiguresHaveSettled() throws IOException, InterruptedException {
        MissionFiles files = Missions.of("kz-2023");
        ObjectNode settled = rates(files, ReplayPlan.of(files, 1));
        AtomicInteger asked = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/missions/kz-2023/rates", exchange -> {
            String text = asked.incrementAndGet() < 3 ? "{\"rates\":[]}" : settled.toString();
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try {
            URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
            ComparisonResult result = new Comparison(files, uri).settled(Duration.ofSeconds(20));
            assertThat(result.differences()).isZero();
            assertThat(result.table()).contains("reconstruction");
            assertThat(asked).hasValue(3);
        } finally {
            server.stop(0);
        }
    }

    @Test
    void shouldSayWhereHeadquartersDoesNotAnswer() {
        Comparison comparison = new Comparison(Missions.of("kz-2023"), URI.create("http://127.0.0.1:1"));
        assertThatThrownBy(comparison::now)
                .isInstanceOf(SimulationException.class)
                .hasMessageContaining("127.0.0.1:1");
    }
}
