package org.pollwatch.local.doctor;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;

/** Whether gateway and headquarters are well, at their own address or at that of health and metrics. */
final class ServiceChecks {
    private static final int GOOD = 200;
    private static final int WHO = 401;
    private static final int NO_SUCH = 404;
    private static final int NOT_NOW = 503;

    private final Web web;

    ServiceChecks(Web web) {
        this.web = web;
    }

    /** Asked for forms without a token, a gateway that would take reports says 401, one that cannot says 503. */
    Diagnosis gateway(URI at, String mission) {
        String what = "gateway";
        try {
            HttpResponse<String> health = web.get(at + "/health/ready");
            if (health.statusCode() == NO_SUCH) {
                HttpResponse<String> forms = web.get(at + "/v1/missions/" + mission + "/forms");
                return switch (forms.statusCode()) {
                    case GOOD, WHO -> Diagnosis.ok(what, at + " lets teams in");
                    case NO_SUCH ->
                        Diagnosis.failure(
                                what, at + " does not serve " + mission, "start it with --mission " + mission);
                    case NOT_NOW -> refuses(what, at);
                    default -> unexpected(what, at, forms);
                };
            }
            return switch (health.statusCode()) {
                case GOOD -> Diagnosis.ok(what, at + " is ready");
                case NOT_NOW -> refuses(what, at);
                default -> unexpected(what, at, health);
            };
        } catch (IOException e) {
            return silent(what, at, e);
        }
    }

    private static Diagnosis refuses(String what, URI at) {
        return Diagnosis.failure(
                what,
                at + " refuses everybody: it is stopping, or has not heard from the teams topic",
                "see GatewayTeamsStale in docs/operations.md");
    }

    Diagnosis headquarters(URI at) {
        String what = "headquarters";
        try {
            HttpResponse<String> answer = web.get(at + "/health");
            return switch (answer.statusCode()) {
                case GOOD -> Diagnosis.ok(what, at + " is well");
                case NO_SUCH -> page(what, at);
                case NOT_NOW ->
                    Diagnosis.failure(
                            what,
                            at + " says: " + answer.body().strip(),
                            "see HeadquartersFault in docs/operations.md");
                default -> unexpected(what, at, answer);
            };
        } catch (IOException e) {
            return silent(what, at, e);
        }
    }

    private Diagnosis page(String what, URI at) throws IOException {
        HttpResponse<String> page = web.get(at + "/");
        return page.statusCode() == GOOD ? Diagnosis.ok(what, at + " shows its page") : unexpected(what, at, page);
    }

    private static Diagnosis unexpected(String what, URI at, HttpResponse<String> answer) {
        return Diagnosis.failure(
                what,
                at + " answers " + answer.statusCode(),
                "is something else at this address, or a proxy before it?");
    }

    private static Diagnosis silent(String what, URI at, IOException e) {
        return Diagnosis.failure(
                what, at + " does not answer (" + e.getClass().getSimpleName() + ")", "start it, or name its address");
    }
}
