package org.pollwatch.benchmark.check;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.zip.GZIPInputStream;

/** Watches headquarters' event stream as the page does, and notes what it sees of some areas. */
public final class HeadquartersWatch implements AutoCloseable {
    private static final JsonFactory JSON = new JsonFactory();
    private static final String DATA = "data: ";
    private static final String ID = "id: ";
    private static final Set<String> WANTED = Set.of("event: rates", "event: snapshot");

    private final String form;
    private final Set<String> areas;
    private final Sightings sightings = new Sightings();
    private final InputStream stream;
    private final Thread reader;
    private final Semaphore reading = new Semaphore(1);
    private volatile String lastEventId = "";
    private volatile boolean closed;
    private volatile Exception failure;

    /** @param headquarters the mission's address there; everything is watched */
    public HeadquartersWatch(URI headquarters, String form, Set<String> areas) {
        this(headquarters.resolve("events"), form, areas, Optional.empty());
    }

    /**
     * @param events the stream's address
     * @param seen the last event that was seen before, see {@link #lastEventId()}
     */
    public HeadquartersWatch(URI events, String form, Set<String> areas, Optional<String> seen) {
        this.form = form;
        this.areas = Set.copyOf(areas);
        HttpRequest.Builder asked = HttpRequest.newBuilder(events).header("Accept-Encoding", "gzip");
        seen.ifPresent(id -> asked.header("Last-Event-ID", id));
        HttpRequest request = asked.build();
        try {
            HttpResponse<InputStream> response =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofInputStream());
            if (response.statusCode() != 200) {
                throw new IllegalStateException("headquarters' event stream answered " + response.statusCode());
            }
            this.stream = new BufferedInputStream(new GZIPInputStream(response.body(), 64 << 10), 256 << 10);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        this.reader = new Thread(this::readAll, "headquarters-watch");
        reader.setDaemon(true);
        reader.start();
    }

    /** @return what was seen; whole once this is closed */
    public Sightings sightings() {
        return sightings;
    }

    /** @return what to give a new watch that is to go on from here */
    public String lastEventId() {
        return lastEventId;
    }

    /** Reads nothing any more, as a page on a line that is far too thin. */
    public void hold() {
        reading.acquireUninterruptibly();
    }

    /** Reads again. */
    public void release() {
        reading.release();
    }

    private void readAll() {
        Line line = new Line();
        boolean wanted = false;
        String id = "";
        try {
            while (line.read(stream)) {
                reading.acquire();
                reading.release();
                if (line.startsWith(ID)) {
                    id = line.text().substring(ID.length());
                } else if (line.startsWith("event: ")) {
                    wanted = WANTED.contains(line.text());
                } else if (wanted && line.startsWith(DATA)) {
                    note(line.bytes(), DATA.length(), line.length() - DATA.length());
                } else if (line.length() == 0) {
                    lastEventId = id;
                }
            }
        } catch (IOException | RuntimeException e) {
            if (!closed) {
                failure = e;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void note(byte[] bytes, int from, int length) throws IOException {
        long now = System.nanoTime();
        try (JsonParser json = JSON.createParser(bytes, from, length)) {
            json.nextToken();
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                boolean rates = json.currentName().equals("rates");
                json.nextToken();
                if (rates) {
                    while (json.nextToken() == JsonToken.START_OBJECT) {
                        noteRates(json, now);
                    }
                } else {
                    json.skipChildren();
                }
            }
        }
    }

    /** Left at the end of the object. */
    private void noteRates(JsonParser json, long now) throws IOException {
        String area = "";
        String ofForm = "";
        long reports = 0;
        boolean day = true;
        Instant asOf = Instant.EPOCH;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "area" -> area = json.getText();
                case "form" -> ofForm = json.getText();
                case "hour" -> day = json.currentToken() == JsonToken.VALUE_NULL;
                case "reports" -> reports = json.getLongValue();
                case "asOf" -> asOf = Instant.parse(json.getText());
                default -> json.skipChildren();
            }
        }
        if (day && ofForm.equals(form) && areas.contains(area)) {
            sightings.add(area, new Sightings.Sighting(now, reports, asOf));
        }
    }

    /**
     * Stops to watch.
     *
     * @throws IllegalStateException if the stream broke before
     */
    @Override
    public void close() {
        closed = true;
        try {
            stream.close();
            reader.join(5_000);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        if (failure != null) {
            throw new IllegalStateException("headquarters' event stream broke", failure);
        }
    }

    /** One line at a time; the array behind it is used again. */
    private static final class Line extends ByteArrayOutputStream {
        private static final int MOST = 64 << 20;

        boolean read(InputStream in) throws IOException {
            reset();
            int next = in.read();
            if (next < 0) {
                return false;
            }
            while (next >= 0 && next != '\n') {
                write(next);
                if (count > MOST) {
                    throw new IOException("a line of more than " + MOST + " bytes");
                }
                next = in.read();
            }
            return true;
        }

        boolean startsWith(String text) {
            if (count < text.length()) {
                return false;
            }
            for (int i = 0; i < text.length(); i++) {
                if (buf[i] != text.charAt(i)) {
                    return false;
                }
            }
            return true;
        }

        String text() {
            return toString(StandardCharsets.UTF_8);
        }

        byte[] bytes() {
            return buf;
        }

        int length() {
            return count;
        }
    }
}
