package org.pollwatch.gateway.sms;

import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.pollwatch.gateway.Arvenia;
import org.pollwatch.gateway.ServedGateway;

/** An observer's phone, seen through each of the providers. */
final class Phone {
    static final String SALT = "a salt of this test";
    static final String SECRET = "a secret of this test";
    static final String ENGLISH = "+77010000001";
    static final String RUSSIAN = "+77010000002";
    static final String KAZAKH = "+77010000003";
    static final String TWO_AREAS = "+77010000004";
    static final String REVOKED = "+77010000005";

    private Phone() {}

    static SmsSettings settings() {
        Map<String, SmsSettings.Phone> phones = new LinkedHashMap<>();
        phones.put(hash(ENGLISH), new SmsSettings.Phone("R01", "en"));
        phones.put(hash(RUSSIAN), new SmsSettings.Phone("R01", "ru"));
        phones.put(hash(KAZAKH), new SmsSettings.Phone("R01", "kk"));
        phones.put(hash(TWO_AREAS), new SmsSettings.Phone("R10", "en"));
        phones.put(hash(REVOKED), new SmsSettings.Phone("R77", "en"));
        Map<Provider, String> secrets =
                Map.of(Provider.TELERIVET, SECRET, Provider.KANNEL, SECRET, Provider.TWILIO, SECRET);
        return new SmsSettings(SALT, secrets, phones, Map.of());
    }

    private static String hash(String number) {
        return Hashes.hex(SALT + number);
    }

    static ServedGateway gateway() {
        return ServedGateway.start(it -> it.with(settings()));
    }

    static Map<String, String> telerivet(String from, String text, String id, long second) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("event", "incoming_message");
        form.put("secret", SECRET);
        form.put("id", id);
        form.put("from_number", from);
        form.put("content", text);
        form.put("time_created", Long.toString(second));
        return form;
    }

    static HttpResponse<String> post(ServedGateway gateway, String provider, Map<String, String> form, String sign) {
        return gateway.send(gateway.request(path(provider))
                .header("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")
                .header("X-Twilio-Signature", sign)
                .POST(BodyPublishers.ofString(encode(form))));
    }

    static String path(String provider) {
        return "/v1/missions/" + Arvenia.ID + "/sms/" + provider;
    }

    /** @return the reply to a message through Telerivet; empty if there is none */
    static String reply(ServedGateway gateway, String from, String text, String id, long second) {
        HttpResponse<String> response = post(gateway, "telerivet", telerivet(from, text, id, second), "");
        var messages = new JsonObject(response.body()).getJsonArray("messages");
        return messages.isEmpty() ? "" : messages.getJsonObject(0).getString("content");
    }

    static HttpResponse<String> kannel(ServedGateway gateway, String from, String text, String charset, long second) {
        String query = "secret=" + escape(SECRET) + "&sender=" + escape(from) + "&text="
                + bytes(text, charset) + "&charset=" + charset + "&coding=2&timestamp="
                + second;
        return gateway.send(gateway.request(path("kannel") + "?" + query).GET());
    }

    private static String bytes(String text, String charset) {
        return "%" + HexFormat.ofDelimiter("%").formatHex(text.getBytes(Charset.forName(charset)));
    }

    static String signature(ServedGateway gateway, Map<String, String> form, String secret) {
        StringBuilder signed = new StringBuilder("http://127.0.0.1:" + gateway.port()).append(path("twilio"));
        new TreeMap<>(form).forEach((name, value) -> signed.append(name).append(value));
        return Hashes.sign(secret, signed.toString());
    }

    static String encode(Map<String, String> form) {
        return form.entrySet().stream()
                .map(it -> it.getKey() + "=" + escape(it.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String escape(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
