package org.pollwatch.headquarters.oidc;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import org.pollwatch.headquarters.access.Access;
import org.pollwatch.headquarters.access.Departure;
import org.pollwatch.headquarters.access.LocalAccess;
import org.pollwatch.headquarters.access.SignIn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signing in at a provider of OpenID Connect, beside the accounts of this machine. Sessions are those of local accounts. A
 * provider that is away keeps nobody else out.
 */
public final class OidcAccess implements Access {
    private static final Logger LOG = LoggerFactory.getLogger(OidcAccess.class);
    private static final String ROOT = "/v1/session/provider";
    private static final String RETURN = ROOT + "/return";
    private static final String COOKIE = "pollwatch-sign-in";
    private static final int WORKERS = 4;

    private final OidcSettings settings;
    private final LocalAccess local;
    private final Provider provider;
    private final Trips trips;
    private WorkerExecutor workers;

    /** @param local holds the sessions, and the accounts of this machine, if there are any */
    public OidcAccess(OidcSettings settings, LocalAccess local, InstantSource clock) {
        this.settings = settings;
        this.local = local;
        this.provider = new Provider(settings, clock);
        this.trips = new Trips(clock);
    }

    @Override
    public String word() {
        return "oidc";
    }

    @Override
    public Optional<URI> publicUrl() {
        return local.publicUrl();
    }

    @Override
    public Optional<String> provider() {
        return Optional.of(settings.label());
    }

    @Override
    public boolean takesPasswords() {
        return local.takesPasswords();
    }

    @Override
    public void mount(Vertx vertx, Router router) {
        LOG.info("sign-in by OpenID Connect: {}", settings);
        workers = vertx.createSharedWorkerExecutor("headquarters-provider", WORKERS);
        local.mount(vertx, router);
        workers.executeBlocking(
                        () -> {
                            provider.ask();
                            return true;
                        },
                        false)
                .onFailure(away -> LOG.warn(
                        "nobody can sign in by OpenID Connect now, it is tried again at each sign-in: {}",
                        away.getMessage()));
    }

    @Override
    public Future<Departure> leave(RoutingContext context, Optional<String> language) {
        Trip trip = trips.begin();
        URI back = here(context, RETURN);
        return workers.<Departure>executeBlocking(() -> new Departure.To(provider.signIn(trip, back, language)), false)
                .map(departure -> {
                    context.response().addCookie(cookie(trip.cookie(), Trips.LONGEST.toSeconds()));
                    return departure;
                })
                .recover(failure -> why(failure).map(Departure.NotNow::new));
    }

    @Override
    public Future<SignIn> comeBack(RoutingContext context) {
        Cookie cookie = context.request().getCookie(COOKIE);
        Optional<Trip> trip = cookie == null
                ? Optional.empty()
                : trips.end(cookie.getValue(), parameter(context, "state").orElse(""));
        if (trip.isEmpty()) {
            return refused(SignIn.Why.STALE, "no sign-in of this browser that is under way");
        }
        context.response().addCookie(cookie("", 0));
        Optional<String> error = parameter(context, "error");
        if (error.isPresent()) {
            return error.get().equals("access_denied")
                    ? refused(SignIn.Why.CANCELLED, "cancelled at the provider")
                    : refused(SignIn.Why.NOT_TRUSTED, "the provider answered with an error");
        }
        Optional<String> issuer = parameter(context, "iss"); // RFC 9207
        Optional<String> code = parameter(context, "code").filter(it -> !it.isBlank());
        if (code.isEmpty()
                || issuer.filter(it -> !it.equals(settings.issuer().toString())).isPresent()) {
            return refused(SignIn.Why.NOT_TRUSTED, "no code, or another provider's");
        }
        URI back = here(context, RETURN);
        return workers.executeBlocking(() -> provider.guest(code.get(), trip.get(), back), false)
                .<SignIn>map(guest -> {
                    local.welcome(context, guest.account(), guest.idToken());
                    return new SignIn.Done(guest.account().caller());
                })
                .recover(failure -> why(failure).map(SignIn.Refused::new));
    }

    private static Optional<String> parameter(RoutingContext context, String name) {
        return context.queryParam(name).stream().findFirst();
    }

    private static Future<SignIn> refused(SignIn.Why why, String detail) {
        LOG.warn("a sign-in by OpenID Connect came to nothing, {}: {}", why.word(), detail);
        return Future.succeededFuture(new SignIn.Refused(why));
    }

    private static Future<SignIn.Why> why(Throwable failure) {
        if (failure instanceof SignInRefused refused) {
            LOG.warn(
                    "a sign-in by OpenID Connect came to nothing, {}: {}",
                    refused.why().word(),
                    refused.getMessage());
            return Future.succeededFuture(refused.why());
        }
        return Future.failedFuture(failure);
    }

    /** Sent when the browser comes back from another site, as the session's strict one is not; gone after that. */
    private Cookie cookie(String value, long seconds) {
        return Cookie.cookie(COOKIE, value)
                .setPath(ROOT)
                .setHttpOnly(true)
                .setSameSite(CookieSameSite.LAX)
                .setSecure(
                        publicUrl().filter(it -> "https".equals(it.getScheme())).isPresent())
                .setMaxAge(seconds);
    }

    /** Under the name that the browser uses; on this machine that may be one of several. */
    private URI here(RoutingContext context, String path) {
        String origin = publicUrl()
                .map(it -> it.getScheme() + "://" + it.getRawAuthority())
                .orElseGet(() -> "http://" + context.request().authority());
        return URI.create(origin + path);
    }

    @Override
    public Future<SignIn> signIn(RoutingContext context, String account, String password) {
        return local.signIn(context, account, password);
    }

    @Override
    public Optional<URI> signOut(RoutingContext context, boolean everywhere) {
        Optional<String> idToken = local.keepsake(context);
        local.signOut(context, everywhere);
        return idToken.flatMap(it -> provider.signOut(it, here(context, "/")));
    }

    @Override
    public Optional<String> token(RoutingContext context) {
        return local.token(context);
    }

    @Override
    public void whenEnded(RoutingContext context, Runnable end) {
        local.whenEnded(context, end);
    }
}
