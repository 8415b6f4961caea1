package org.pollwatch.headquarters.access;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.util.Optional;

/** How headquarters finds out who asks. */
public interface Access {

    /** @return its name in settings: open, local or oidc */
    String word();

    /**
     * Puts handlers before everything else, the last of which puts the {@link Caller} on each request that has one
     * ({@link Callers}). A request without one goes on: only public operations will answer it.
     */
    void mount(Vertx vertx, Router router);

    /** @return the address under which browsers know headquarters, where a proxy stands before it */
    default Optional<URI> publicUrl() {
        return Optional.empty();
    }

    /** @return whether anybody can sign in with a password */
    default boolean takesPasswords() {
        return false;
    }

    /** @return the name of the provider of OpenID Connect that one can sign in at; empty where there is none */
    default Optional<String> provider() {
        return Optional.empty();
    }

    /**
     * Begins a sign-in at the provider.
     *
     * @param language of the reader: en, ru or kk; the provider may heed it
     * @return where the browser is to go
     */
    default Future<Departure> leave(RoutingContext context, Optional<String> language) {
        return Future.succeededFuture(new Departure.NotNow(SignIn.Why.UNREACHABLE));
    }

    /** Ends a sign-in at the provider, when the browser comes back from there, and begins a session. */
    default Future<SignIn> comeBack(RoutingContext context) {
        return Future.succeededFuture(new SignIn.NotHere());
    }

    /** Signs in with a password, and begins a session. */
    default Future<SignIn> signIn(RoutingContext context, String account, String password) {
        return Future.succeededFuture(new SignIn.NotHere());
    }

    /**
     * Ends the session.
     *
     * @param everywhere also all others of the account
     * @return where the browser is to go so that the provider, too, signs its user out; empty where there is nothing to end
     */
    default Optional<URI> signOut(RoutingContext context, boolean everywhere) {
        return Optional.empty();
    }

    /** @return what every change must carry in {@code X-CSRF-Token}; empty where no cookie speaks for the caller */
    default Optional<String> token(RoutingContext context) {
        return Optional.empty();
    }

    /** Calls back when the caller of a request that goes on for long, such as a stream, may no longer have it. */
    default void whenEnded(RoutingContext context, Runnable end) {}
}
