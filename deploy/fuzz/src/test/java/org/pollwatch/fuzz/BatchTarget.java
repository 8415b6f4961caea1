package org.pollwatch.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * A batch of reports. The first byte says how it is sent: {@code p} plain, {@code z} compressed before it is sent, {@code g} as
 * it stands and called gzip.
 */
final class BatchTarget implements Target {
    private static final String TYPE = "Content-Type: application/x-ndjson\r\n";
    private static final String GZIP = "Content-Encoding: gzip\r\n";

    private final GatewayUnderFuzz gateway = new GatewayUnderFuzz(it -> it);

    @Override
    public List<byte[]> seeds() {
        String lines = String.join("\n", ReportTarget.samples());
        List<byte[]> seeds = new ArrayList<>();
        seeds.add(("p" + lines).getBytes(UTF_8));
        seeds.add(("z" + lines + "\n\n\r\n").getBytes(UTF_8));
        seeds.add(join('g', gzip(lines.getBytes(UTF_8))));
        return seeds;
    }

    @Override
    public void take(byte[] input) throws IOException {
        if (input.length == 0) {
            return;
        }
        byte[] body = Arrays.copyOfRange(input, 1, input.length);
        switch (input[0]) {
            case 'z' -> gateway.ask("POST", "/reports:batch", TYPE + GZIP, gzip(body));
            case 'g' -> gateway.ask("POST", "/reports:batch", TYPE + GZIP, body);
            default -> gateway.ask("POST", "/reports:batch", TYPE, body);
        }
    }

    private static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    private static byte[] join(char mode, byte[] rest) {
        byte[] all = new byte[rest.length + 1];
        all[0] = (byte) mode;
        System.arraycopy(rest, 0, all, 1, rest.length);
        return all;
    }

    @Override
    public void close() throws IOException {
        gateway.close();
    }
}
