package org.pollwatch.headquarters.access;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * How a test asks for one operation of the API.
 *
 * @param own what a caller of the areas AA-1 asks for what is its own: answered
 * @param answer what who may is told; 0 for any success
 * @param foreign what it asks for what is another's, by guessing: answered as what does not exist
 */
record RequestLine(String method, List<Request> own, List<Request> foreign, int answer) {

    /** @param body JSON; empty where none is sent */
    record Request(String path, Optional<String> body) {}

    /** In a path: the role of whoever asks. */
    static final String ROLE = "{role}";

    static RequestLine get(String... own) {
        return new RequestLine("GET", requests(own), List.of(), 0);
    }

    static RequestLine entry(String path, String own, String foreign) {
        return new RequestLine("POST", List.of(request(path, own)), List.of(request(path, foreign)), 0);
    }

    /** One body, for what is the own one and for others. */
    static RequestLine post(String own, String body, String... foreign) {
        return new RequestLine(
                "POST",
                List.of(request(own, body)),
                Arrays.stream(foreign).map(path -> request(path, body)).toList(),
                0);
    }

    /** As {@link #post}, of what is there already. */
    static RequestLine put(String own, String body, String... foreign) {
        RequestLine line = post(own, body, foreign);
        return new RequestLine("PUT", line.own, line.foreign, line.answer);
    }

    static RequestLine delete(String path) {
        return new RequestLine("DELETE", requests(path), List.of(), 0);
    }

    RequestLine answering(int status) {
        return new RequestLine(method, own, foreign, status);
    }

    RequestLine butNot(String... paths) {
        return new RequestLine(method, own, requests(paths), answer);
    }

    /** The same address with other bodies. */
    RequestLine butNotOf(String... bodies) {
        String path = own.get(0).path();
        List<Request> foreign =
                Arrays.stream(bodies).map(body -> request(path, body)).toList();
        return new RequestLine(method, own, foreign, answer);
    }

    private static List<Request> requests(String... paths) {
        return Arrays.stream(paths)
                .map(path -> new Request(path, Optional.empty()))
                .toList();
    }

    private static Request request(String path, String body) {
        return new Request(path, Optional.of(body));
    }
}
