package org.pollwatch.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Route;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.jupiter.api.Test;
import org.pollwatch.contract.published.PublishedFiles;
import org.pollwatch.gateway.ServedGateway;
import org.pollwatch.gateway.openrosa.OpenRosa;
import org.pollwatch.gateway.sms.Provider;
import org.pollwatch.gateway.sms.SmsSettings;
import org.pollwatch.gateway.sms.SmsWebhooks;

/** What the gateway tells of itself, and whether it is all and true. */
class ServedContractTest {
    /** Pages, and ODK Collect, which the document describes in its words. */
    private static final List<String> NOT_OF_THE_DOCUMENT = List.of("/app", PublishedFiles.FOLDER, "/v1/key/");

    private static final SmsSettings EVERY_PROVIDER = new SmsSettings(
            "salt",
            Map.of(Provider.TELERIVET, "secret", Provider.KANNEL, "secret", Provider.TWILIO, "secret"),
            Map.of(),
            Map.of());

    @Test
    void shouldServeBothDocumentsAndTheirPagesWithoutAToken() {
        try (ServedGateway gateway = ServedGateway.start()) {
            for (String path : List.of("openapi.yaml", "asyncapi.yaml", "http", "topics", "contract.css")) {
                HttpResponse<String> answer = gateway.send(gateway.request("/contract/" + path));
                assertThat(answer.statusCode()).as(path).isEqualTo(200);
                assertThat(answer.headers().firstValue("content-security-policy"))
                        .contains(PublishedFiles.POLICY);
                assertThat(answer.body()).as(path).isNotEmpty().doesNotContain("<script", "src=");
            }
            assertThat(gateway.send(gateway.request("/contract/http")).body())
                    .contains("POST /v1/missions/{mission}/reports:batch");
            assertThat(gateway.send(gateway.request("/contract/nothing")).statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void shouldServeTheRoutesOfTheDocumentAndNoOthers() {
        assertThat(served()).isEqualTo(documented());
    }

    private static Set<String> documented() {
        Set<String> routes = new TreeSet<>();
        JsonObject paths = RoutesDocument.read().getJsonObject("paths");
        for (String path : paths.fieldNames()) {
            for (String method : paths.getJsonObject(path).fieldNames()) {
                if (!method.equals("parameters")) {
                    routes.add(method.toUpperCase(Locale.ROOT) + " "
                            + path.replace('{', ':').replace("}", ""));
                }
            }
        }
        return routes;
    }

    /** The last annex sees what was mounted before it. */
    private static Set<String> served() {
        Set<String> routes = new ConcurrentSkipListSet<>();
        HttpEdge edge = new HttpEdge(1);
        try {
            edge.start(
                    new HttpEdge.Binding(
                            "127.0.0.1",
                            0,
                            0,
                            1,
                            BodyLimits.defaults(),
                            ConnectionLimits.defaults(),
                            RateLimit.defaults(),
                            Optional.empty()),
                    new HttpEdge.Service(
                            List.of(),
                            new ServedGateway.MemoryTeams(),
                            new ServedGateway.MemoryReceipts(),
                            (mission, team) -> List.of(),
                            Optional.empty(),
                            null), // no report is sent
                    List.of(
                            new OpenRosa(Optional.empty()),
                            new SmsWebhooks(EVERY_PROVIDER, Optional.empty(), Clock.systemUTC()),
                            (router, site) -> router.getRoutes().forEach(it -> add(it, routes))));
        } finally {
            edge.close();
        }
        return routes;
    }

    private static void add(Route route, Set<String> routes) {
        String path = route.getPath();
        if (path != null
                && route.methods() != null
                && NOT_OF_THE_DOCUMENT.stream().noneMatch(path::startsWith)) {
            route.methods().forEach(method -> routes.add(method.name() + " " + path));
        }
    }
}
