package org.pollwatch.gateway.openrosa;

import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The absolute addresses that OpenRosa wants: under the operator's own, else under the host that the request names. */
final class Addresses {
    private static final int BAD_REQUEST = 400;

    private final Optional<String> publicUrl;

    Addresses(Optional<URI> publicUrl) {
        this.publicUrl = publicUrl.map(URI::toString).map(it -> it.replaceFirst("/+$", ""));
    }

    /**
     * @return what Collect has as its server URL, for the token and mission of this request
     * @throws Refused if the request names no host
     */
    String base(RoutingContext context) {
        String server = publicUrl.orElseGet(() -> {
            HostAndPort host = context.request().authority();
            if (host == null) {
                throw new Refused(BAD_REQUEST, Phrase.NO_HOST);
            }
            return context.request().scheme() + "://" + host;
        });
        return server + "/v1/key/" + segment(context.pathParam("token")) + "/missions/"
                + segment(context.pathParam("mission"));
    }

    static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
