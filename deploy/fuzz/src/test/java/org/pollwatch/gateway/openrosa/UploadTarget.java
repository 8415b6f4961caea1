package org.pollwatch.gateway.openrosa;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.pollwatch.fuzz.GatewayUnderFuzz;
import org.pollwatch.fuzz.Target;
import org.pollwatch.gateway.Arvenia;
import org.pollwatch.gateway.ServedGateway;

/**
 * What ODK Collect sends. The first byte says what the rest is: {@code x} the form's XML, in a good multipart body; {@code b}
 * a whole body; {@code t} a Content-Type, a line break, and a body.
 */
public final class UploadTarget implements Target {
    private static final String PATH = "/v1/key/" + ServedGateway.TOKEN + "/missions/" + Arvenia.ID + "/submission";
    private static final String VERSION = "X-OpenRosa-Version: 1.0\r\n";

    private final GatewayUnderFuzz gateway = new GatewayUnderFuzz(it -> it);

    @Override
    public List<byte[]> seeds() {
        List<byte[]> seeds = new ArrayList<>();
        seeds.add(input('x', Filled.voting().xml().getBytes(UTF_8)));
        seeds.add(input('x', Filled.foreign().xml().getBytes(UTF_8)));
        seeds.add(input(
                'x',
                Filled.voting()
                        .edited(2, "3f0f5a8e-0000-4000-8000-000000000001")
                        .xml()
                        .getBytes(UTF_8)));
        seeds.add(input('x', ENTITIES.getBytes(UTF_8)));
        seeds.add(input('x', OUTSIDE.getBytes(UTF_8)));
        seeds.add(input('b', Upload.of(Filled.voting()).bytes()));
        seeds.add(input(
                'b',
                Upload.of(Filled.voting())
                        .field("*isIncomplete*", "yes")
                        .file("photo.jpg", "photo.jpg", "...")
                        .bytes()));
        seeds.add(input('t', "multipart/form-data; boundary=\"x y\"\n--x y\r\n\r\n\r\n--x y--".getBytes(UTF_8)));
        return seeds;
    }

    /** Entities of entities. */
    private static final String ENTITIES = "<?xml version='1.0'?><!DOCTYPE data [<!ENTITY a \"ha\">"
            + "<!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">"
            + "<!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;\"><!ENTITY e \"&d;&d;&d;&d;&d;&d;&d;&d;\">]>"
            + "<data id=\"river-2026-voting\" version=\"2026-09-01\">&e;</data>";

    /** An entity that is a file of the machine. */
    private static final String OUTSIDE =
            "<?xml version='1.0'?><!DOCTYPE data [<!ENTITY a SYSTEM \"file:///etc/passwd\">"
                    + "<!ENTITY % p SYSTEM \"http://127.0.0.1:9/\">%p;]>"
                    + "<data id=\"river-2026-voting\" version=\"2026-09-01\">&a;</data>";

    @Override
    public void take(byte[] input) throws IOException {
        if (input.length == 0) {
            return;
        }
        byte[] rest = Arrays.copyOfRange(input, 1, input.length);
        switch (input[0]) {
            case 'b' -> send(Upload.TYPE, rest);
            case 't' -> typed(rest);
            default -> send(Upload.TYPE, wrapped(rest));
        }
    }

    private void typed(byte[] rest) throws IOException {
        String text = new String(rest, ISO_8859_1);
        int end = Math.max(0, text.indexOf('\n'));
        String type = text.substring(0, end).replaceAll("[^ -~]", "?");
        send(type, text.substring(end).getBytes(ISO_8859_1));
    }

    /** Where the XML has bytes that are no UTF-8, they stay as they are. */
    private static byte[] wrapped(byte[] xml) {
        byte[] around = Upload.of("CONTENT").bytes();
        String text = new String(around, ISO_8859_1);
        int at = text.indexOf("CONTENT");
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.write(around, 0, at);
        body.writeBytes(xml);
        body.write(around, at + "CONTENT".length(), around.length - at - "CONTENT".length());
        return body.toByteArray();
    }

    private void send(String type, byte[] body) throws IOException {
        gateway.askAt("POST", PATH, VERSION + "Content-Type: " + type + "\r\n", body)
                .ifPresent(answer -> {
                    if (answer.body().contains("root:")) {
                        throw new AssertionError("a file of the machine was read");
                    }
                });
    }

    private static byte[] input(char mode, byte[] rest) {
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
