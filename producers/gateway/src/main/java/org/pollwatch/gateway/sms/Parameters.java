package org.pollwatch.gateway.sms;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Names and values of a query or a form, as bytes: which alphabet a value is in may stand in another one. */
final class Parameters {
    private static final int MOST = 100;
    private static final Map<String, Charset> CHARSETS = Map.of(
            "UTF-16BE", StandardCharsets.UTF_16BE,
            "UTF-16", StandardCharsets.UTF_16,
            "UCS-2", StandardCharsets.UTF_16BE,
            "ISO-8859-1", StandardCharsets.ISO_8859_1,
            "WINDOWS-1251", Charset.forName("windows-1251"),
            "WINDOWS-1252", Charset.forName("windows-1252"));

    private final Map<String, byte[]> values = new LinkedHashMap<>();

    private Parameters() {}

    /** @param encoded as in a query: {@code a=1&b=2}; the first of two values with one name holds */
    static Parameters of(String encoded) {
        Parameters all = new Parameters();
        for (String pair : encoded.split("&", MOST)) {
            int equals = pair.indexOf('=');
            String name = new String(bytes(equals < 0 ? pair : pair.substring(0, equals)), StandardCharsets.UTF_8);
            if (!name.isEmpty()) {
                all.values.putIfAbsent(name, equals < 0 ? new byte[0] : bytes(pair.substring(equals + 1)));
            }
        }
        return all;
    }

    private static byte[] bytes(String encoded) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length());
        byte[] raw = encoded.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < raw.length; i++) {
            int high = raw[i] == '%' && i + 2 < raw.length ? Character.digit(raw[i + 1], 16) : -1;
            int low = high < 0 ? -1 : Character.digit(raw[i + 2], 16);
            if (low >= 0) {
                bytes.write(high * 16 + low);
                i += 2;
            } else {
                bytes.write(raw[i] == '+' ? ' ' : raw[i]);
            }
        }
        return bytes.toByteArray();
    }

    /** @return empty text where there is none */
    String get(String name) {
        return new String(values.getOrDefault(name, new byte[0]), StandardCharsets.UTF_8);
    }

    /** @param charset as a provider names it; UTF-8 where it is none of those that are known */
    String in(String charset, String name) {
        Charset known = CHARSETS.getOrDefault(charset.strip().toUpperCase(Locale.ROOT), StandardCharsets.UTF_8);
        return new String(values.getOrDefault(name, new byte[0]), known);
    }

    /** @return each name with its value behind it, sorted by name, and nothing between: what Twilio signs */
    String sorted() {
        StringBuilder all = new StringBuilder();
        new TreeMap<>(values)
                .forEach((name, value) -> all.append(name).append(new String(value, StandardCharsets.UTF_8)));
        return all.toString();
    }
}
