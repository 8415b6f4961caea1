package org.pollwatch.gateway.sms;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pollwatch.fuzz.GatewayUnderFuzz;
import org.pollwatch.fuzz.Target;
import org.pollwatch.fuzz.Wire;

/**
 * SMS through the providers. The first byte says what the rest is: {@code s} a message of a phone that is known, {@code f} a
 * provider's form, {@code q} a provider's query string, {@code w} a form whose signature is wrong.
 */
public final class SmsTarget implements Target {
    private static final String FORM = "Content-Type: application/x-www-form-urlencoded\r\n";
    private static final int NO_ACCESS = 403;
    private static final int DONE = 200;
    private static final int TOO_LARGE = 413;
    private static final List<String> MESSAGES = List.of(
            "VO0001 AA1BA2",
            "VO0001\nAA1 BA2 C15",
            "vo 0001 aa1",
            "ВО0001 АА1",
            "VO0001 DEL",
            "IN AV-N AA1",
            "CO0001 A300 B900",
            "HELP",
            "?",
            "VO0001 AA1 AA2 ZZ9 99999999999999999999");

    private final GatewayUnderFuzz gateway = new GatewayUnderFuzz(it -> it.with(Phone.settings()));

    @Override
    public List<byte[]> seeds() {
        List<byte[]> seeds = new ArrayList<>();
        MESSAGES.forEach(it -> seeds.add(("s" + it).getBytes(UTF_8)));
        seeds.add(("f" + form(MESSAGES.get(0))).getBytes(UTF_8));
        seeds.add(("q" + query("UTF-16BE")).getBytes(UTF_8));
        seeds.add(("q" + query("windows-1251")).getBytes(UTF_8));
        seeds.add("wMessageSid=SM1&From=%2B77010000001&Body=VO0001+AA1".getBytes(UTF_8));
        return seeds;
    }

    private static String form(String text) {
        return Phone.encode(Phone.telerivet(Phone.ENGLISH, text, "", 1_790_000_000));
    }

    private static String query(String charset) {
        return Phone.encode(Map.of(
                "secret",
                Phone.SECRET,
                "sender",
                Phone.ENGLISH,
                "text",
                "VO0001 AA1",
                "charset",
                charset,
                "coding",
                "2",
                "timestamp",
                "1790000000"));
    }

    @Override
    public void take(byte[] input) throws IOException {
        if (input.length == 0) {
            return;
        }
        byte[] rest = Arrays.copyOfRange(input, 1, input.length);
        switch (input[0]) {
            case 'f' -> gateway.askAt("POST", Phone.path("telerivet"), FORM, rest);
            case 'q' -> gateway.askAt("GET", Phone.path("kannel") + "?" + visible(rest), "", new byte[0]);
            case 'w' -> refused(gateway.askAt("POST", Phone.path("twilio"), FORM, rest));
            default ->
                heard(gateway.askAt(
                        "POST",
                        Phone.path("telerivet"),
                        FORM,
                        form(new String(rest, UTF_8)).getBytes(UTF_8)));
        }
    }

    private static String visible(byte[] bytes) {
        return new String(bytes, ISO_8859_1).replaceAll("[^!-~]", "+");
    }

    /** A provider that proves itself hears 200, whatever the observer wrote; but for what no SMS can be. */
    private static void heard(Optional<Wire.Answer> answer) {
        int status = answer.map(Wire.Answer::status).orElse(0);
        if (status != DONE && status != TOO_LARGE) {
            throw new AssertionError("a message was answered " + answer);
        }
    }

    private static void refused(Optional<Wire.Answer> answer) {
        if (answer.map(Wire.Answer::status).orElse(NO_ACCESS) < NO_ACCESS - NO_ACCESS % 100) {
            throw new AssertionError("without a signature: " + answer);
        }
    }

    @Override
    public void close() throws IOException {
        gateway.close();
    }
}
