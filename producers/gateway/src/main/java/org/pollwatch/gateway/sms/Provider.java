package org.pollwatch.gateway.sms;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Those who hand SMS over, each in its own way. */
public enum Provider {
    /** POST of a form with {@code secret, id, from_number, content, time_created}; answered in JSON. */
    TELERIVET("application/json; charset=utf-8") {
        @Override
        Optional<Incoming> read(Parameters given, String secret, String url, String signature) {
            return Hashes.same(given.get("secret"), secret)
                    ? Optional.of(Incoming.of(
                            this,
                            given.get("id"),
                            given.get("from_number"),
                            given.get("content"),
                            Incoming.seconds(given.get("time_created"))))
                    : Optional.empty();
        }

        @Override
        String reply(String text) {
            JsonArray messages = new JsonArray();
            if (!text.isEmpty()) {
                messages.add(new JsonObject().put("content", text));
            }
            return new JsonObject().put("messages", messages).encode();
        }
    },
    /** GET with {@code secret, sender, text, charset, coding, timestamp}; answered in text. */
    KANNEL("text/plain; charset=utf-8") {
        @Override
        Optional<Incoming> read(Parameters given, String secret, String url, String signature) {
            return Hashes.same(given.get("secret"), secret)
                    ? Optional.of(Incoming.of(
                            this,
                            given.get("id"),
                            given.get("sender"),
                            given.in(given.get("charset"), "text"),
                            Incoming.seconds(given.get("timestamp"))))
                    : Optional.empty();
        }

        @Override
        String reply(String text) {
            return text;
        }
    },
    /** POST of a form with {@code MessageSid, From, Body}, signed over the URL and the form; answered in TwiML. */
    TWILIO("text/xml; charset=utf-8") {
        @Override
        Optional<Incoming> read(Parameters given, String secret, String url, String signature) {
            return Hashes.same(signature, Hashes.sign(secret, url + given.sorted()))
                    ? Optional.of(Incoming.of(
                            this, given.get("MessageSid"), given.get("From"), given.get("Body"), Optional.empty()))
                    : Optional.empty();
        }

        @Override
        String reply(String text) {
            String escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
            String message = text.isEmpty() ? "" : "<Message>" + escaped + "</Message>";
            return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response>" + message + "</Response>";
        }
    };

    private final String mediaType;

    Provider(String mediaType) {
        this.mediaType = mediaType;
    }

    static Optional<Provider> named(String word) {
        return Arrays.stream(values()).filter(it -> it.word().equals(word)).findFirst();
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    String mediaType() {
        return mediaType;
    }

    /**
     * @param url that the provider called, as it knows it
     * @param signature what stood in the header for it
     * @return empty unless the provider has proved that it knows the secret
     */
    abstract Optional<Incoming> read(Parameters given, String secret, String url, String signature);

    /** @param text empty for no reply */
    abstract String reply(String text);
}
