package org.pollwatch.gateway.sms;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pollwatch.gateway.ServedGateway;
import org.pollwatch.gateway.http.RoutesDocument;

/** The webhooks of the OpenAPI document and those that are served, held together both ways. */
class DocumentedWebhooksTest {
    private static final String PREFIX = "/v1/missions/{mission}/sms/";
    private static final Map<String, String> VALUES = Map.ofEntries(
            Map.entry("secret", Phone.SECRET),
            Map.entry("id", "m1"),
            Map.entry("MessageSid", "m1"),
            Map.entry("from_number", Phone.ENGLISH),
            Map.entry("sender", Phone.ENGLISH),
            Map.entry("From", Phone.ENGLISH),
            Map.entry("content", "VO1 AA1"),
            Map.entry("text", "VO1 AA1"),
            Map.entry("Body", "VO1 AA1"),
            Map.entry("time_created", "1790000000"),
            Map.entry("timestamp", "1790000000"),
            Map.entry("charset", "UTF-8"),
            Map.entry("coding", "0"));

    private final JsonObject paths = RoutesDocument.read().getJsonObject("paths");
    private final ServedGateway gateway = Phone.gateway();

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void shouldDescribeEveryProviderAndNoOther() {
        Set<String> described = paths.fieldNames().stream()
                .filter(it -> it.startsWith(PREFIX))
                .map(it -> it.substring(PREFIX.length()))
                .collect(Collectors.toSet());

        assertThat(described)
                .isEqualTo(Arrays.stream(Provider.values()).map(Provider::word).collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @EnumSource
    void shouldTakeAMessageOfTheFieldsThatAreDescribedAndAnswerInTheTypeThatIs(Provider provider) {
        HttpResponse<String> response = send(provider, fields(provider));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("content-type").orElse(""))
                .startsWith(answers(provider).fieldNames().iterator().next());
        assertThat(response.body()).contains("Received");
        assertThat(gateway.log.submissions()).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void shouldTakeNothingWhereAFieldIsMissingThatIsDescribedAsRequired(Provider provider) {
        for (String name : required(provider)) {
            Map<String, String> fields = fields(provider);
            fields.remove(name);

            HttpResponse<String> response = send(provider, fields);

            assertThat(response.body()).as(name).doesNotContain("Received");
            assertThat(response.statusCode()).as(name).isEqualTo(name.equals("secret") ? 403 : 200);
        }
        assertThat(gateway.log.submissions()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void shouldAnswer403ToWhoDoesNotProveItself(Provider provider) {
        Map<String, String> fields = fields(provider);
        fields.replace("secret", "forged");

        int status = provider == Provider.TWILIO
                ? Phone.post(gateway, provider.word(), fields, "forged").statusCode()
                : send(provider, fields).statusCode();

        assertThat(status).isEqualTo(403);
        assertThat(operation(provider).getJsonObject("responses").fieldNames()).contains("403");
    }

    private JsonObject operation(Provider provider) {
        JsonObject path = paths.getJsonObject(PREFIX + provider.word());
        return path.getJsonObject(provider == Provider.KANNEL ? "get" : "post");
    }

    private JsonObject answers(Provider provider) {
        return operation(provider)
                .getJsonObject("responses")
                .getJsonObject("200")
                .getJsonObject("content");
    }

    private JsonObject schema(Provider provider) {
        return operation(provider)
                .getJsonObject("requestBody")
                .getJsonObject("content")
                .getJsonObject("application/x-www-form-urlencoded")
                .getJsonObject("schema");
    }

    private Map<String, String> fields(Provider provider) {
        Map<String, String> fields = new LinkedHashMap<>();
        Set<String> names = provider == Provider.KANNEL
                ? query(provider).stream()
                        .map(it -> ((JsonObject) it).getString("name"))
                        .collect(Collectors.toSet())
                : schema(provider).getJsonObject("properties").fieldNames();
        names.forEach(name -> fields.put(name, VALUES.get(name)));
        return fields;
    }

    private JsonArray query(Provider provider) {
        return operation(provider).getJsonArray("parameters");
    }

    private Set<String> required(Provider provider) {
        return provider == Provider.KANNEL
                ? query(provider).stream()
                        .map(JsonObject.class::cast)
                        .filter(it -> it.getBoolean("required"))
                        .map(it -> it.getString("name"))
                        .collect(Collectors.toSet())
                : schema(provider).getJsonArray("required").stream()
                        .map(String.class::cast)
                        .collect(Collectors.toSet());
    }

    private HttpResponse<String> send(Provider provider, Map<String, String> fields) {
        if (provider == Provider.KANNEL) {
            return gateway.send(gateway.request(Phone.path("kannel") + "?" + Phone.encode(fields)));
        }
        return Phone.post(gateway, provider.word(), fields, Phone.signature(gateway, fields, Phone.SECRET));
    }
}
