package org.pollwatch.headquarters.access;

import io.vertx.ext.web.Router;

/** How headquarters finds out who asks. */
public interface Access {

    /** @return its name in settings: open, local or oidc */
    String word();

    /**
     * Puts handlers before everything else, the last of which puts the {@link Caller} on each request that has one
     * ({@link Callers}). A request without one goes on: only public operations will answer it.
     */
    void mount(Router router);
}
