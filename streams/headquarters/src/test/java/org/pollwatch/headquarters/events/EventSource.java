package org.pollwatch.headquarters.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A watcher as a browser would be one, on a plain socket, so that a test can also stop reading. */
final class EventSource implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Socket socket;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final AtomicInteger pings = new AtomicInteger();
    private final List<String> headers = new ArrayList<>();

    private EventSource(Socket socket) {
        this.socket = socket;
    }

    /** @param lastEventId empty for a first connect */
    static EventSource open(int port, String mission, String lastEventId) throws IOException {
        EventSource source = connect(port, mission, lastEventId);
        source.read();
        return source;
    }

    /** A watcher that takes nothing until {@link #read()}. */
    static EventSource connect(int port, String mission, String lastEventId) throws IOException {
        return connect(port, mission, "", lastEventId);
    }

    /** @param query what the address says besides, as {@code ?around=AA} */
    static EventSource open(int port, String mission, String query, String lastEventId) throws IOException {
        EventSource source = connect(port, mission, query, lastEventId);
        source.read();
        return source;
    }

    private static EventSource connect(int port, String mission, String query, String lastEventId) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(8 << 10);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        String header = lastEventId.isEmpty() ? "" : "Last-Event-ID: " + lastEventId + "\r\n";
        // HTTP/1.0 keeps the body free of chunk marks.
        socket.getOutputStream()
                .write(("GET /v1/missions/" + mission + "/events" + query + " HTTP/1.0\r\nHost: localhost\r\n" + header
                                + "\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        return new EventSource(socket);
    }

    void read() {
        Thread thread = new Thread(this::readAll, "event-source");
        thread.setDaemon(true);
        thread.start();
    }

    private void readAll() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); !line.isEmpty(); line = lines.readLine()) {
                headers.add(line);
            }
            String id = "";
            String name = "";
            String data = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("event: ")) {
                    name = line.substring(7);
                } else if (line.startsWith("data: ")) {
                    data = line.substring(6);
                } else if (line.isEmpty() && name.equals("ping")) {
                    pings.incrementAndGet();
                    name = "";
                    data = "";
                } else if (line.isEmpty() && !data.isEmpty()) {
                    events.add(new Event(id, name, JSON.readTree(data), data.length()));
                    data = "";
                }
            }
        } catch (IOException e) {
            if (!socket.isClosed()) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** @return the next event but pings, waited for */
    Event next() throws InterruptedException {
        Event event = events.poll(20, TimeUnit.SECONDS);
        if (event == null) {
            throw new AssertionError("no event within 20 s");
        }
        return event;
    }

    int pings() {
        return pings.get();
    }

    List<String> headers() {
        return headers;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    record Event(String id, String name, JsonNode data, int length) {
        List<String> areas() {
            return data.path("rates").findValuesAsText("area");
        }

        long reports(String area) {
            for (JsonNode rates : data.path("rates")) {
                if (rates.path("area").asText().equals(area)) {
                    return rates.path("reports").asLong();
                }
            }
            return -1;
        }
    }
}
