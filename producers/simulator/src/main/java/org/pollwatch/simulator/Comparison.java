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
import org.pollwatch.contract.mission.MissionFiles;
import org.pollwatch.mission.Area;
import org.pollwatch.mission.Mission;
import org.pollwatch.simulator.drive.SimulationException;
import org.pollwatch.simulator.figures.ComparisonResult;
import org.pollwatch.simulator.figures.CountryFigures;
import org.pollwatch.simulator.figures.Judge;

/** "Published, computed": what the mission printed beside what headquarters shows for the country. */
public final class Comparison {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final MissionFiles files;
    private final URI rates;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIMEOUT)
            .build();

    /** @param headquarters base address, for example {@code http://127.0.0.1:8090} */
    public Comparison(MissionFiles files, URI headquarters) {
        this.files = files;
        this.rates = URI.create(headquarters + "/v1/missions/" + files.mission().id() + "/rates?area="
                + URLEncoder.encode(country(files.mission()), StandardCharsets.UTF_8));
    }

    private static String country(Mission mission) {
        return mission.areas().all().stream()
                .filter(area -> area.parent().isEmpty())
                .map(Area::id)
                .findFirst()
                .orElseThrow();
    }

    /**
     * @return how the figures stand now
     * @throws SimulationException if headquarters does not answer with rates
     */
    public ComparisonResult now() throws InterruptedException {
        Mission mission = files.mission();
        String title = mission.card().titles().en()
                + (mission.card().reconstruction() ? ": reconstruction, national figures as printed" : "");
        CountryFigures figures = CountryFigures.of(fetch(), country(mission));
        return new ComparisonResult(title, Judge.compare(files, figures));
    }

    /**
     * Asks again until no figure differs: the last reports may still be on their way through the topology.
     *
     * @return how the figures stand when none differs, or at the deadline
     * @throws SimulationException if headquarters does not answer with rates
     */
    public ComparisonResult settled(Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        ComparisonResult result = now();
        while (result.differences() > 0 && System.nanoTime() < deadline) {
            Thread.sleep(PAUSE.toMillis());
            result = now();
        }
        return result;
    }

    private JsonNode fetch() throws InterruptedException {
        try {
            HttpResponse<String> response = http.send(
                    HttpRequest.newBuilder(rates).timeout(TIMEOUT).build(), HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new SimulationException("headquarters: expected rates, got status " + response.statusCode());
            }
            return MAPPER.readTree(response.body());
        } catch (IOException e) {
            throw new SimulationException("headquarters: no answer from " + rates, e);
        }
    }
}
