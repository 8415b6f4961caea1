package org.pollwatch.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pollwatch.contract.mission.MissionFiles;
import org.pollwatch.simulator.drive.SimulationException;
import org.pollwatch.simulator.figures.CaseJudge;
import org.pollwatch.simulator.figures.ComparedFigure;
import org.pollwatch.simulator.figures.ComparisonResult;
import org.pollwatch.simulator.figures.CountryFigures;
import org.pollwatch.simulator.figures.Judge;
import org.pollwatch.simulator.figures.SeriesFigures;
import org.pollwatch.simulator.figures.Share;
import org.pollwatch.simulator.figures.StandingFindings;
import org.pollwatch.simulator.figures.Verdict;
import org.pollwatch.simulator.plan.PlannedReport;
import org.pollwatch.simulator.plan.ReplayPlan;

class ComparisonTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Map<String, List<PlannedReport>> PLANS = new ConcurrentHashMap<>();

    private static ComparisonResult compare(String id, Consumer<ObjectNode> change) {
        MissionFiles files = Missions.of(id);
        return compare(files, change, series -> {}, findings -> {});
    }

    private static ComparisonResult compare(
            MissionFiles files,
            Consumer<ObjectNode> rates,
            Consumer<ObjectNode> series,
            Consumer<ObjectNode> findings) {
        List<PlannedReport> plan = PLANS.computeIfAbsent(files.mission().id(), id -> ReplayPlan.of(files, 1));
        ObjectNode counted = HeadquartersAnswers.rates(files, plan);
        ObjectNode announced = HeadquartersAnswers.series(files);
        ObjectNode standing = HeadquartersAnswers.findings(files, plan);
        rates.accept(counted);
        series.accept(announced);
        findings.accept(standing);
        return new ComparisonResult(
                "test",
                Judge.compare(files, CountryFigures.of(counted, "KZ"), SeriesFigures.of(announced)),
                CaseJudge.compare(files, StandingFindings.of(standing)));
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
        assertThat(result.cases().stream().filter(one -> one.verdict() == Verdict.DIFFERENT))
                .isEmpty();
        assertThat(result.table()).matches("(?s).*\n[1-9][0-9]* printed figures compared, 0 different\n");
        assertThat(result.table().lines())
                .allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(110));
    }

    @Test
    void shouldNotComputeWhatIsOnlyQuoted() {
        ComparisonResult result = compare("kz-2022", json -> {});
        assertThat(verdict(result, "citizen_observers", "national_observers")).isEqualTo(Verdict.QUOTED);
    }

    @Test
    void shouldHoldAnnouncedFiguresAgainstTheSeriesOfTheirArea() {
        MissionFiles files = Missions.of("kz-2022");
        ComparisonResult equal = compare("kz-2022", json -> {});
        for (String row : List.of("turnout_official", "turnout_official_almaty", "valid_votes_official")) {
            assertThat(verdict(equal, "overall", row)).as(row).isEqualTo(Verdict.EQUAL);
        }
        assertThat(equal.table()).contains("28.7%");
        ComparisonResult other = compare(
                files,
                json -> {},
                json -> json.path("series").forEach(line -> {
                    if (line.has("amount")) {
                        ((ObjectNode) line).put("amount", line.path("amount").asLong() + 1);
                    }
                }),
                json -> {});
        assertThat(verdict(other, "overall", "turnout_official")).isEqualTo(Verdict.DIFFERENT);
        assertThat(verdict(other, "overall", "turnout_official_almaty")).isEqualTo(Verdict.EQUAL);
        ComparisonResult none = compare(files, json -> {}, json -> json.putArray("series"), json -> {});
        assertThat(verdict(none, "overall", "turnout_official_almaty")).isEqualTo(Verdict.DIFFERENT);
        assertThat(none.table()).contains("nothing yet");
    }

    @Test
    void shouldCountIncidentsWithoutABase() {
        ComparisonResult equal = compare("kz-2019", json -> {});
        assertThat(verdict(equal, "voting", "ballot_stuffing_video_unobserved")).isEqualTo(Verdict.EQUAL);
        ComparisonResult one = compare("kz-2019", json -> indicator(json, "incident", "incident_kind_video_of_stuffing")
                .put("flagged", 18));
        assertThat(verdict(one, "voting", "ballot_stuffing_video_unobserved")).isEqualTo(Verdict.DIFFERENT);
    }

    @Test
    void shouldShowTheNumbersOfANamedCase() {
        String table = compare("kz-2019", json -> {}).table();
        assertThat(table).contains("kossanov 812 / 176", "934 / 1,143", "389 / 421", "172,543; expected 1,069.8");
        assertThat(table).containsPattern("[1-9][0-9]* named cases, 0 without their finding");
    }

    @Test
    void shouldNotTakeAnotherKindOfIncidentForTheNamedOne() {
        MissionFiles files = Missions.of("kz-2019");
        ComparisonResult result = compare(files, json -> {}, json -> {}, json -> {
            for (var finding : json.path("findings")) {
                if (finding.path("subject").asText().equals("KZ-75|detention")) {
                    ((ObjectNode) finding).put("subject", "KZ-75|pressure");
                }
            }
        });
        assertThat(result.cases().stream()
                        .filter(one -> one.verdict() == Verdict.DIFFERENT)
                        .map(one -> one.name()))
                .isNotEmpty()
                .allMatch(name -> name.startsWith("detention_almaty"));
    }

    @Test
    void shouldCallACaseDifferentWhoseFindingIsMissingOrShowsOtherNumbers() {
        MissionFiles files = Missions.of("kz-2019");
        ComparisonResult missing = compare(files, json -> {}, json -> {}, json -> json.putArray("findings"));
        assertThat(missing.differences()).isEqualTo(missing.cases().size()).isPositive();
        assertThat(missing.table()).contains("MISSING");
        ComparisonResult cleared = compare(files, json -> {}, json -> {}, json -> json.path("findings")
                .forEach(it -> ((ObjectNode) it).put("state", "cleared")));
        assertThat(cleared.differences()).isEqualTo(missing.differences());
        ComparisonResult elsewhere = compare(files, json -> {}, json -> {}, json -> {
            for (var finding : json.path("findings")) {
                if (finding.path("subject").asText().startsWith("KZ-75-0562")) {
                    for (var value : finding.path("compared")) {
                        if (value.path("number").asLong() == 1143) {
                            ((ObjectNode) value).put("number", 934);
                        }
                    }
                }
            }
        });
        assertThat(elsewhere.differences()).isEqualTo(1);
        assertThat(elsewhere.table()).contains("1 without their finding", "DIFFERENT");
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
        ComparisonResult result = new ComparisonResult(
                "test",
                Judge.compare(files, CountryFigures.of(MAPPER.createObjectNode(), "KZ"), SeriesFigures.none()),
                List.of());
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
        List<PlannedReport> plan = ReplayPlan.of(files, 1);
        ObjectNode settled = HeadquartersAnswers.rates(files, plan);
        AtomicInteger asked = new AtomicInteger();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        serve(server, "/rates", () -> asked.incrementAndGet() < 3 ? "{\"rates\":[]}" : settled.toString());
        serve(server, "/series", () -> HeadquartersAnswers.series(files).toString());
        serve(server, "/findings", () -> HeadquartersAnswers.findings(files, plan)
                .toString());
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
    void shouldTellHeadquartersWhoAsks() throws IOException, InterruptedException {
        MissionFiles files = Missions.of("kz-2023");
        List<PlannedReport> plan = ReplayPlan.of(files, 1);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] rates = HeadquartersAnswers.rates(files, plan).toString().getBytes(StandardCharsets.UTF_8);
        server.createContext("/v1/missions/kz-2023/rates", exchange -> {
            boolean known = "Basic YTpi".equals(exchange.getRequestHeaders().getFirst("Authorization"));
            exchange.sendResponseHeaders(known ? 200 : 401, rates.length);
            exchange.getResponseBody().write(rates);
            exchange.close();
        });
        serve(server, "/series", () -> HeadquartersAnswers.series(files).toString());
        serve(server, "/findings", () -> HeadquartersAnswers.findings(files, plan)
                .toString());
        server.start();
        try {
            URI uri = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
            assertThat(new Comparison(files, uri, Optional.of("Basic YTpi"))
                            .now()
                            .differences())
                    .isZero();
            Comparison nobody = new Comparison(files, uri);
            assertThatThrownBy(nobody::now)
                    .isInstanceOf(SimulationException.class)
                    .hasMessageContaining("401");
        } finally {
            server.stop(0);
        }
    }

    private static void serve(HttpServer server, String what, Supplier<String> answer) {
        server.createContext("/v1/missions/kz-2023" + what, exchange -> {
            byte[] body = answer.get().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    @Test
    void shouldSayWhereHeadquartersDoesNotAnswer() {
        Comparison comparison = new Comparison(Missions.of("kz-2023"), URI.create("http://127.0.0.1:1"));
        assertThatThrownBy(comparison::now)
                .isInstanceOf(SimulationException.class)
                .hasMessageContaining("127.0.0.1:1");
    }
}
