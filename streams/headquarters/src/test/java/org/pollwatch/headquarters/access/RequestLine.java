package org.pollwatch.headquarters.access;

import java.util.List;
import java.util.Optional;

/**
 * How a test asks for one operation of the API.
 *
 * @param own what a caller of the areas AA-1 asks for what is its own: answered
 * @param foreign what it asks for what is another's, by guessing: answered as what does not exist
 */
record RequestLine(String method, List<Request> own, List<Request> foreign) {

    /** @param body JSON; empty where none is sent */
    record Request(String path, Optional<String> body) {}

    static RequestLine get(String... own) {
        return new RequestLine("GET", requests(own), List.of());
    }

    static RequestLine post(String path, String own, String foreign) {
        return new RequestLine("POST", List.of(request(path, own)), List.of(request(path, foreign)));
    }

    RequestLine butNot(String... paths) {
        return new RequestLine(method, own, requests(paths));
    }

    private static List<Request> requests(String... paths) {
        return java.util.Arrays.stream(paths)
                .map(path -> new Request(path, Optional.empty()))
                .toList();
    }

    private static Request request(String path, String body) {
        return new Request(path, Optional.of(body));
    }
}
