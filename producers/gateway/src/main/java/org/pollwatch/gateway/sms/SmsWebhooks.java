package org.pollwatch.gateway.sms;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.pollwatch.gateway.http.Annex;
import org.pollwatch.gateway.http.Problem;
import org.pollwatch.gateway.http.ProblemHandler;

/**
 * Where the providers call: {@code /v1/missions/{mission}/sms/telerivet}, {@code kannel}, {@code twilio}. Whatever becomes of a
 * message, its provider hears 200 and the observer is told; only a provider that does not prove itself gets 403.
 */
public final class SmsWebhooks implements Annex {
    private static final String BASE = "/v1/missions/:mission/sms/";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final int LARGEST = 64 << 10;
    private static final int NO_ACCESS = 403;

    private final SmsSettings settings;
    private final Optional<URI> publicUrl;
    private final Heard heard;

    /**
     * @param publicUrl where providers reach the gateway, if a request's own host is not it: it is part of what is signed
     * @param clock for messages whose provider does not say when they were sent
     */
    public SmsWebhooks(SmsSettings settings, Optional<URI> publicUrl, Clock clock) {
        this.settings = settings;
        this.publicUrl = publicUrl;
        this.heard = new Heard(clock);
    }

    @Override
    public void mount(Router router, Site site) {
        ProblemHandler problems = new ProblemHandler();
        Reception reception = new Reception(settings, heard, site);
        settings.secrets().forEach((provider, secret) -> {
            HttpMethod method = provider == Provider.KANNEL ? HttpMethod.GET : HttpMethod.POST;
            router.route(method, BASE + provider.word())
                    .handler(context -> hear(context, site, reception, provider, secret))
                    .failureHandler(problems);
        });
    }

    private void hear(RoutingContext context, Site site, Reception reception, Provider provider, String secret) {
        parameters(context, site, provider)
                .compose(given -> {
                    String signature = context.request().getHeader("X-Twilio-Signature");
                    Optional<Incoming> sms =
                            provider.read(given, secret, url(context), signature == null ? "" : signature);
                    if (sms.isEmpty()) {
                        context.response().setStatusCode(NO_ACCESS).end();
                        return Future.succeededFuture();
                    }
                    return reception.answer(context, sms.get()).onSuccess(text -> reply(context, provider, text));
                })
                .onFailure(context::fail);
    }

    private static Future<Parameters> parameters(RoutingContext context, Site site, Provider provider) {
        if (provider == Provider.KANNEL) {
            String query = context.request().query();
            return Future.succeededFuture(Parameters.of(query == null ? "" : query));
        }
        String type = context.request().getHeader(HttpHeaders.CONTENT_TYPE);
        if (type == null || !type.toLowerCase(Locale.ROOT).startsWith(FORM)) {
            return Future.failedFuture(Problem.of(Problem.Kind.WRONG_MEDIA_TYPE, "Expected Content-Type " + FORM + ".")
                    .raised());
        }
        return site.bodies().whole(context.request(), LARGEST).map(body -> {
            try (body) {
                return Parameters.of(new String(body.bytes(), StandardCharsets.UTF_8));
            }
        });
    }

    private String url(RoutingContext context) {
        return publicUrl
                .map(it -> it.toString().replaceFirst("/+$", "")
                        + context.request().uri())
                .orElseGet(() -> context.request().absoluteURI());
    }

    private static void reply(RoutingContext context, Provider provider, String text) {
        if (provider == Provider.KANNEL) {
            context.response().putHeader("X-Kannel-Coding", "2");
        }
        context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, provider.mediaType())
                .end(provider.reply(text));
    }
}
