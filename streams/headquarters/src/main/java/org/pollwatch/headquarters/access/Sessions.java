package org.pollwatch.headquarters.access;

import io.vertx.core.Vertx;
import io.vertx.core.http.CookieSameSite;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.Session;
import io.vertx.ext.web.handler.SessionHandler;
import io.vertx.ext.web.sstore.LocalSessionStore;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The sessions of browsers, in memory: whoever starts headquarters anew signs in anew. A session is bound to the account as
 * it was at sign-in, ends after some idle hours and after an election day and night at the latest. Confined to one event
 * loop.
 */
final class Sessions {
    static final String COOKIE = "pollwatch-session";
    static final String TOKEN = "X-CSRF-Token";

    private static final Duration IDLE = Duration.ofHours(8);
    private static final Duration LONGEST = Duration.ofHours(36);
    private static final int ID_BYTES = 32;
    private static final String BEGUN = "org.pollwatch.session.begun";

    private final SessionHandler handler;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    /** When all sessions of an account were ended, in milliseconds. */
    private final Map<String, Long> ended = new HashMap<>();

    Sessions(Vertx vertx, boolean https, Clock clock) {
        this.clock = clock;
        this.handler = SessionHandler.create(LocalSessionStore.create(vertx))
                .setSessionCookieName(COOKIE)
                .setSessionCookiePath("/")
                .setCookieHttpOnlyFlag(true)
                .setCookieSameSite(CookieSameSite.STRICT)
                .setCookieSecureFlag(https)
                .setNagHttps(false)
                .setMinLength(ID_BYTES)
                .setSessionTimeout(IDLE.toMillis())
                .setLazySession(true);
    }

    SessionHandler handler() {
        return handler;
    }

    /** Begins a session under an id that nobody can have known before. */
    void begin(RoutingContext context, Account account) {
        Session session = context.session();
        context.put(BEGUN, true);
        session.regenerateId();
        byte[] token = new byte[ID_BYTES];
        random.nextBytes(token);
        session.put("account", account);
        session.put("begun", clock.millis());
        session.put("token", Base64.getUrlEncoder().withoutPadding().encodeToString(token));
    }

    /** Keeps something with the session that has just begun, for {@link #kept}. */
    void keep(RoutingContext context, String thing) {
        context.session().put("kept", thing);
    }

    Optional<String> kept(RoutingContext context) {
        return existing(context).map(it -> it.get("kept"));
    }

    /**
     * @param now an account as it is now, by what it was at sign-in
     * @return the account of the request's session; empty where there is none, or it has ended or changed since
     */
    Optional<Account> account(RoutingContext context, Function<Account, Optional<Account>> now) {
        Optional<Session> session = existing(context);
        if (session.isEmpty()) {
            return Optional.empty();
        }
        Account account = session.get().get("account");
        long begun = session.get().<Long>get("begun");
        boolean lasts = now.apply(account).filter(account::equals).isPresent()
                && clock.millis() - begun < LONGEST.toMillis()
                && clock.millis() - session.get().lastAccessed() < IDLE.toMillis()
                && begun > ended.getOrDefault(account.name(), -1L);
        if (!lasts) {
            session.get().destroy();
            return Optional.empty();
        }
        return Optional.of(account);
    }

    /** A session is only looked at where the request names one: looking makes one. */
    private static Optional<Session> existing(RoutingContext context) {
        if (context.request().getCookie(COOKIE) == null && context.get(BEGUN) == null) {
            return Optional.empty();
        }
        Session session = context.session();
        return Optional.ofNullable(session).filter(it -> !it.isDestroyed() && it.get("account") != null);
    }

    Optional<String> token(RoutingContext context) {
        return existing(context).map(it -> it.get("token"));
    }

    /** @return whether the request carries the session's token, which no page elsewhere can know */
    boolean hasToken(RoutingContext context) {
        String given = Optional.ofNullable(context.request().getHeader(TOKEN)).orElse("");
        return token(context)
                .filter(it -> MessageDigest.isEqual(
                        it.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8)))
                .isPresent();
    }

    void end(RoutingContext context) {
        existing(context).ifPresent(Session::destroy);
    }

    void endAll(String account) {
        ended.put(account, clock.millis());
    }
}
