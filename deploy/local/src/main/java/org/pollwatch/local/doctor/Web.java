package org.pollwatch.local.doctor;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Asks services over HTTP, and notes what time they say it is. */
final class Web {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private Duration apart = Duration.ZERO;

    /** @throws IOException if there is no answer */
    HttpResponse<String> get(String url) throws IOException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE).build();
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            response.headers().firstValue("date").flatMap(Web::moment).ifPresent(this::compare);
            return response;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private void compare(Instant theirs) {
        Duration difference = Duration.between(Instant.now(), theirs).abs();
        apart = difference.compareTo(apart) > 0 ? difference : apart;
    }

    private static Optional<Instant> moment(String date) {
        try {
            return Optional.of(ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** @return how far the clock of any service that told its time is from this machine's, to the second */
    Duration apart() {
        return apart;
    }
}
