package org.pollwatch.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Place;
import org.pollwatch.mission.PlaceKind;

/** A team with a real token, which posts reports through the real gateway. */
final class Team {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI reports;
    private final String token;
    private final Mission mission;
    private int hour;

    /**
     * Of one mission.
     *
     * @param gateway where it posts
     * @param token what it shows
     * @param mission what it observes
     */
    Team(URI gateway, String token, Mission mission) {
        this.reports = gateway.resolve("/v1/missions/" + mission.id() + "/reports");
        this.token = token;
        this.mission = mission;
    }

    /** The mission's polling stations whose id begins so, in the order of their file. */
    List<Place> stations(String prefix) {
        return mission.places().stream()
                .filter(place -> place.kind() == PlaceKind.POLLING_STATION)
                .filter(place -> place.id().startsWith(prefix))
                .toList();
    }

    /**
     * Posts one new report.
     *
     * @param form its form, in the newest version
     * @param station where it was observed
     * @param answers as a JSON object
     * @return when the gateway's 201 had arrived, in milliseconds since 1970
     */
    long post(String form, Place station, String answers) {
        return post(form, UUID.randomUUID().toString(), 1, station.id(), answers);
    }

    /**
     * Posts one revision of a report.
     *
     * @param place a place's id, or an area's for a form about an area
     * @return when the gateway's 201 had arrived, in milliseconds since 1970
     */
    long post(String form, String reportId, int revision, String place, String answers) {
        // Over the day, so that there are hours to show; each report in another one.
        hour = (hour + 1) % 12;
        send(form, reportId, revision, place, 5 + hour, answers, 201);
        return System.currentTimeMillis();
    }

    /**
     * Posts one revision of a report.
     *
     * @param utcHour of the election day, when it was observed at a quarter past
     * @param expected what the gateway may answer
     */
    void send(
            String form,
            String reportId,
            int revision,
            String place,
            int utcHour,
            String answers,
            Integer... expected) {
        send(
                form,
                reportId,
                revision,
                place,
                mission.card().electionDay().atTime(utcHour, 15).toInstant(ZoneOffset.UTC),
                answers,
                expected);
    }

    /** As above, of something observed at any moment. */
    void send(
            String form,
            String reportId,
            int revision,
            String place,
            Instant observedAt,
            String answers,
            Integer... expected) {
        String report =
                """
                {"reportId": "%s", "revision": %d, "withdrawn": false, "form": "%s", "formVersion": "%s",
                 "place": "%s", "observedAt": "%s", "answers": %s}"""
                        .formatted(
                                reportId,
                                revision,
                                form,
                                mission.newest(form).orElseThrow().version(),
                                place,
                                observedAt,
                                answers);
        HttpRequest request = HttpRequest.newBuilder(reports)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(report))
                .build();
        // A new token reaches the gateway a moment after it was made; the same report may be sent again.
        HttpResponse<String> response = await().pollDelay(Duration.ZERO)
                .atMost(PATIENCE)
                .until(
                        () -> http.send(request, BodyHandlers.ofString()),
                        answer -> answer.statusCode() != 401 && answer.statusCode() != 503);
        assertThat(response.statusCode()).as(response.body()).isIn((Object[]) expected);
    }
}
