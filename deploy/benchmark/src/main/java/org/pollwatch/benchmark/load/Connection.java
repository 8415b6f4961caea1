package org.pollwatch.benchmark.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One connection of {@link HttpLoad}: a request, then its answer, then the next. */
final class Connection {
    private static final String LENGTH = "content-length:";
    private static final int STATUS_AT = "HTTP/1.1 ".length();

    private final SocketChannel channel;
    private final SelectionKey key;
    private final ByteBuffer out;
    private ByteBuffer in = ByteBuffer.allocate(16 << 10);
    private int bodyAt;
    private int bodyLength;
    private long number;
    private long due;

    Connection(Selector selector, InetSocketAddress address, int requestBytes) throws IOException {
        this.channel = SocketChannel.open(address);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        this.key = channel.register(selector, SelectionKey.OP_READ, this);
        this.out = ByteBuffer.allocateDirect(requestBytes);
    }

    void begin(long newNumber, long dueNanos, Exchange exchange) throws IOException {
        number = newNumber;
        due = dueNanos;
        in.clear();
        bodyAt = 0;
        out.clear();
        exchange.write(newNumber, out);
        out.flip();
        write();
    }

    void write() throws IOException {
        channel.write(out);
        key.interestOps(out.hasRemaining() ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ);
    }

    /** @return whether the whole answer is there; the exchange was told then */
    boolean read(Exchange exchange) throws IOException {
        if (channel.read(in) < 0) {
            throw new IOException("the server closed the connection before its answer was whole");
        }
        if (bodyAt == 0 && !readHeader()) {
            return false;
        }
        if (in.position() < bodyAt + bodyLength) {
            grow(bodyAt + bodyLength);
            return false;
        }
        long done = System.nanoTime();
        int status = (in.get(STATUS_AT) - '0') * 100 + (in.get(STATUS_AT + 1) - '0') * 10 + in.get(STATUS_AT + 2) - '0';
        exchange.answered(number, status, in.slice(bodyAt, bodyLength), due, done);
        return true;
    }

    private boolean readHeader() throws IOException {
        int end = headerEnd();
        if (end < 0) {
            grow(in.position() + 1);
            return false;
        }
        String header = new String(in.array(), 0, end, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        int at = header.indexOf(LENGTH);
        if (at < 0) {
            throw new IOException("an answer without Content-Length: "
                    + header.lines().findFirst().orElse(""));
        }
        int lineEnd = header.indexOf('\r', at);
        bodyLength = Integer.parseInt(header.substring(at + LENGTH.length(), lineEnd < 0 ? end : lineEnd)
                .trim());
        bodyAt = end + 4;
        return true;
    }

    private int headerEnd() {
        for (int i = 0; i + 3 < in.position(); i++) {
            if (in.get(i) == '\r' && in.get(i + 2) == '\r' && in.get(i + 1) == '\n' && in.get(i + 3) == '\n') {
                return i;
            }
        }
        return -1;
    }

    private void grow(int least) {
        if (in.capacity() < least) {
            in = ByteBuffer.allocate(Math.max(least, 2 * in.capacity())).put(in.flip());
        }
    }

    void close() throws IOException {
        channel.close();
    }
}
