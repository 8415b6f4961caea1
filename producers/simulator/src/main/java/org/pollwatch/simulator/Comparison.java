package org.pollwatch.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.pollwatch.contract.Patience;
import org.pollwatch.contract.mission.MissionFiles;
import org.pollwatch.contract.mission.PublishedFigure.ReproducedBy;
import org.pollwatch.mission.Mission;
import org.pollwatch.simulator.drive.SimulationException;
import org.pollwatch.simulator.figures.CaseJudge;
import org.pollwatch.simulator.figures.ComparedCase;
import org.pollwatch.simulator.figures.ComparisonResult;
import org.pollwatch.simulator.figures.CountryFigures;
import org.pollwatch.simulator.figures.Judge;
import org.pollwatch.simulator.figures.SeriesFigures;
import org.pollwatch.simulator.figures.StandingFindings;

/**
 * "Published, computed": what the mission printed beside what headquarters shows for the country, and the findings that
 * stand for the cases that it tells by name.
 */
public final class Comparison {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final MissionFiles files;
    private final URI mission;
    private final Optional<String> authorization;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();

    /** @param headquarters base address, for example {@code http://127.0.0.1:8090} */
    public Comparison(MissionFiles files, URI headquarters) {
        this(files, headquarters, Optional.empty());
    }

    /**
     * @param headquarters base address, for example {@code http://127.0.0.1:8090}
     * @param authorization the header of that name, where headquarters asks who it is
     */
    public Comparison(MissionFiles files, URI headquarters, Optional<String> authorization) {
        this.files = files;
        this.authorization = authorization;
        this.mission =
                URI.create(headquarters + "/v1/missions/" + files.mission().id());
    }

    /**
     * @return how the figures stand now
     * @throws SimulationException if headquarters does not answer
     */
    public ComparisonResult now() throws InterruptedException {
        Mission.Card card = files.mission().card();
        String title =
                card.titles().en() + (card.reconstruction() ? ": reconstruction, national figures as printed" : "");
        String country = CountryFigures.country(files.mission());
        CountryFigures figures =
                CountryFigures.of(fetch("/rates?area=" + URLEncoder.encode(country, StandardCharsets.UTF_8)), country);
        SeriesFigures series = hasSeries() ? SeriesFigures.of(fetch("/series")) : SeriesFigures.none();
        return new ComparisonResult(title, Judge.compare(files, figures, series), cases());
    }

    /**
     * Asks again until no figure differs: the last reports may still be on their way through the topology.
     *
     * @param unmoved how long nothing may move while something differs
     * @return how the figures stand when none differs, or when they have stood still for so long
     * @throws SimulationException if headquarters does not answer
     */
    public ComparisonResult settled(Duration unmoved) throws InterruptedException {
        Patience patience = new Patience(unmoved);
        ComparisonResult result = now();
        while (result.differences() > 0 && !patience.isOver(result)) {
            Thread.sleep(PAUSE.toMillis());
            result = now();
        }
        return result;
    }

    private boolean hasSeries() {
        return files.published().stream().anyMatch(figure -> figure.reproducedBy() == ReproducedBy.SERIES);
    }

    private List<ComparedCase> cases() throws InterruptedException {
        return files.cases().isEmpty()
                ? List.of()
                : CaseJudge.compare(files, StandingFindings.of(fetch("/findings?state=raised")));
    }

    private JsonNode fetch(String what) throws InterruptedException {
        URI from = URI.create(mission + what);
        try {
            HttpRequest.Builder request = HttpRequest.newBuilder(from).timeout(TIMEOUT);
            authorization.ifPresent(it -> request.header("Authorization", it));
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new SimulationException(
                        "headquarters: expected an answer from " + from + ", got status " + response.statusCode());
            }
            return MAPPER.readTree(response.body());
        } catch (IOException e) {
            throw new SimulationException("headquarters: no answer from " + from, e);
        }
    }
}
