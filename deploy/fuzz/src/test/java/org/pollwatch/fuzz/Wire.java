package org.pollwatch.fuzz;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** HTTP/1.1 by hand, on one connection that is kept: an ordinary client would refuse to send most of what is sent here. */
public final class Wire implements AutoCloseable {
    /** Longer is a hang. */
    private static final int PATIENCE_MILLIS = 20_000;

    private static final Pattern LENGTH = Pattern.compile("(?m)^content-length: *(\\d+)\\s*$");

    /** What stands before the code is what the request said of itself. */
    private static final Pattern STATUS = Pattern.compile("^.*?/\\S+ (\\d{3}) ", Pattern.DOTALL);

    private final int port;
    private Socket socket;
    private InputStream in;

    public Wire(int port) {
        this.port = port;
    }

    /**
     * One answer.
     *
     * @param head status line and headers, names in lower case
     * @param body empty for a stream of events, which has no end
     */
    public record Answer(int status, String head, String body) {}

    /**
     * Sends one whole request.
     *
     * @param head request line and headers, each ended by CR LF; length and the empty line are added
     * @return empty if the server closed the connection without an answer
     * @throws AssertionError if neither comes in time
     */
    public Optional<Answer> ask(String head, byte[] body) throws IOException {
        byte[] lines = (head + "Content-Length: " + body.length + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1);
        boolean isHead = head.startsWith("HEAD ");
        boolean fresh = connect();
        Optional<Answer> answer = exchange(lines, body, isHead);
        if (answer.isEmpty() && !fresh) {
            // The kept connection may have been closed for the answer before.
            connect();
            answer = exchange(lines, body, isHead);
        }
        return answer;
    }

    /** Sends bytes on a connection of their own, and no more after them. @return all that comes back */
    public static String pour(int port, byte[] bytes) throws IOException {
        try (Socket own = new Socket(InetAddress.getLoopbackAddress(), port)) {
            own.setSoTimeout(PATIENCE_MILLIS);
            own.getOutputStream().write(bytes);
            own.shutdownOutput();
            return new String(own.getInputStream().readNBytes(1 << 20), StandardCharsets.ISO_8859_1);
        } catch (SocketException closed) {
            return "";
        }
    }

    private boolean connect() throws IOException {
        if (socket != null) {
            return false;
        }
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        in = new BufferedInputStream(socket.getInputStream());
        return true;
    }

    private Optional<Answer> exchange(byte[] lines, byte[] body, boolean isHead) throws IOException {
        try {
            byte[] whole = new byte[lines.length + body.length];
            System.arraycopy(lines, 0, whole, 0, lines.length);
            System.arraycopy(body, 0, whole, lines.length, body.length);
            try {
                socket.getOutputStream().write(whole);
            } catch (SocketException refused) {
                // Closed while it was sent, most likely with an answer.
            }
            return read(isHead);
        } catch (SocketException closed) {
            close();
            return Optional.empty();
        } catch (java.net.SocketTimeoutException late) {
            close();
            throw new AssertionError("no answer within " + PATIENCE_MILLIS + " ms", late);
        }
    }

    private Optional<Answer> read(boolean isHead) throws IOException {
        String head = head();
        while (head.startsWith("http/1.1 100")) {
            head = head();
        }
        if (head.isEmpty()) {
            close();
            return Optional.empty();
        }
        Matcher code = STATUS.matcher(head);
        if (!code.find()) {
            throw new AssertionError("no answer of HTTP: " + head);
        }
        int status = Integer.parseInt(code.group(1));
        boolean bodiless = isHead || status == 204 || status == 304;
        boolean endless = head.contains("content-type: text/event-stream");
        String body = bodiless || endless ? "" : body(head);
        if (endless || head.contains("connection: close")) {
            close();
        }
        return Optional.of(new Answer(status, head, body));
    }

    private String head() throws IOException {
        StringBuilder text = new StringBuilder();
        while (text.length() < 4 || !text.substring(text.length() - 4).equals("\r\n\r\n")) {
            int next = in.read();
            if (next < 0) {
                return "";
            }
            text.append((char) next);
        }
        return text.toString().toLowerCase(Locale.ROOT);
    }

    private String body(String head) throws IOException {
        Matcher length = LENGTH.matcher(head);
        byte[] bytes;
        if (head.contains("transfer-encoding: chunked")) {
            bytes = chunks();
        } else if (length.find()) {
            bytes = in.readNBytes(Integer.parseInt(length.group(1)));
        } else {
            bytes = in.readAllBytes();
            close();
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        while (true) {
            int size = Integer.parseInt(line().split(";", -1)[0].strip(), 16);
            all.writeBytes(in.readNBytes(size));
            line();
            if (size == 0) {
                return all.toByteArray();
            }
        }
    }

    private String line() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            text.append((char) next);
        }
        return text.toString();
    }

    @Override
    public void close() throws IOException {
        if (socket != null) {
            socket.close();
            socket = null;
        }
    }
}
