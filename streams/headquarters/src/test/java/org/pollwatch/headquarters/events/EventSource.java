package org.pollwatch.headquarters.events;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
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
import java.util.zip.GZIPInputStream;

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

    /** A watcher that takes gzip, as every browser does. */
    static EventSource openPacked(int port, String mission) throws IOException {
        EventSource source = connect(port, mission, "", "Accept-Encoding: gzip, deflate, br\r\n", "");
        source.read();
        return source;
    }

    /** @param query what the address says besides, as {@code ?around=AA} */
    static EventSource open(int port, String mission, String query, String lastEventId) throws IOException {
        EventSource source = connect(port, mission, query, lastEventId);
        source.read();
        return source;
    }

    private static EventSource connect(int port, String mission, String query, String lastEventId) throws IOException {
        return connect(port, mission, query, "", lastEventId);
    }

    private static EventSource connect(int port, String mission, String query, String accepts, String lastEventId)
            throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(8 << 10);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        String header = lastEventId.isEmpty() ? "" : "Last-Event-ID: " + lastEventId + "\r\n";
        // HTTP/1.0 keeps the body free of chunk marks.
        socket.getOutputStream()
                .write(("GET /v1/missions/" + mission + "/events" + query + " HTTP/1.0\r\nHost: localhost\r\n" + accepts
                                + header + "\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        return new EventSource(socket);
    }

    void read() {
        Thread thread = new Thread(this::readAll, "event-source");
        thread.setDaemon(true);
        thread.start();
    }

    private void readAll() {
        try (InputStream in = socket.getInputStream();
                BufferedReader lines = new BufferedReader(new InputStreamReader(body(in), StandardCharsets.UTF_8))) {
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

    /** Reads the header, byte by byte, so that what follows can be unpacked. */
    private InputStream body(InputStream in) throws IOException {
        StringBuilder header = new StringBuilder();
        while (header.indexOf("\r\n\r\n") < 0) {
            header.append((char) in.read());
        }
        header.toString().lines().filter(it -> !it.isEmpty()).forEach(headers::add);
        if (!headers.contains("Content-Encoding: gzip")) {
            return in;
        }
        return new GZIPInputStream(in) {
            @Override
            public int available() {
                return 0; // Whoever asks for more than is there by now would wait for the next event.
            }
        };
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
