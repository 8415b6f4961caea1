package org.pollwatch.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * A request as an input: request line, headers, an empty line, the body. It is sent whole, with the right length, so that it
 * always has an answer; an input that begins with {@code !} is poured as it is.
 */
public final class Requests {
    private static final int SMALLEST_HEAD = 3;
    private static final List<String> FRAMING =
            List.of("content-length:", "transfer-encoding:", "expect:", "upgrade:", "connection:");

    private final int port;
    private final Wire wire;

    public Requests(int port) {
        this.port = port;
        this.wire = new Wire(port);
    }

    /** @throws AssertionError on 5xx, or without an answer in time */
    public void take(byte[] input) throws Exception {
        if (input.length > 0 && input[0] == '!') {
            byte[] bytes = new byte[input.length - 1];
            System.arraycopy(input, 1, bytes, 0, bytes.length);
            Promises.noServerFault(Wire.pour(port, bytes));
            return;
        }
        String text = new String(input, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\n\n");
        String head = end < 0 ? text : text.substring(0, end);
        if (head.strip().length() < SMALLEST_HEAD) {
            return;
        }
        byte[] body = (end < 0 ? "" : text.substring(end + 2)).getBytes(StandardCharsets.ISO_8859_1);
        Promises.noServerFault(wire.ask(lines(head), body));
    }

    /** Without the headers that say where a message ends: these are for what is poured. */
    private static String lines(String head) {
        StringBuilder lines = new StringBuilder();
        for (String line : head.split("\n", -1)) {
            String lower = line.toLowerCase(Locale.ROOT);
            if (!line.isBlank() && FRAMING.stream().noneMatch(lower::contains)) {
                lines.append(line.replace("\r", "")).append("\r\n");
            }
        }
        return lines.toString();
    }

    public void close() throws IOException {
        wire.close();
    }

    /** @return the input for a request */
    public static byte[] input(String line, List<String> headers, String body) {
        return (line + " HTTP/1.1\n" + String.join("\n", headers) + "\n\n" + body).getBytes(StandardCharsets.UTF_8);
    }
}
