package org.pollwatch.headquarters.oidc;

import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.OAuth2HttpRequest;
import no.nav.security.mock.oauth2.http.OAuth2HttpResponse;
import no.nav.security.mock.oauth2.http.Route;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import okhttp3.Headers;

/** A provider of OpenID Connect that signs in whoever is next in the queue, without asking. */
final class RunningProvider implements AutoCloseable {
    static final String CLIENT = "pollwatch";
    static final String SECRET = "a-secret-of-more-than-thirty-two-bytes";

    private static final Headers JSON = Headers.of("Content-Type", "application/json");
    private static final String REALM = "mission";

    private final Planned planned = new Planned();
    private final MockOAuth2Server server = new MockOAuth2Server(new OAuth2Config(), planned);
    private final int port;

    private RunningProvider(int port) {
        this.port = port;
    }

    /** At a port that was free a moment ago; nobody is there yet. */
    static RunningProvider absent() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new RunningProvider(free.getLocalPort());
        }
    }

    static RunningProvider start() throws IOException {
        RunningProvider provider = absent();
        provider.open();
        return provider;
    }

    void open() throws IOException {
        server.start(InetAddress.getByName("localhost"), port);
    }

    URI issuer() {
        return URI.create("http://localhost:" + port + "/" + REALM);
    }

    OidcSettings settings(RoleMapping roles) {
        return new OidcSettings(issuer(), CLIENT, Optional.of(SECRET), List.of("openid", "profile"), "Mission", roles);
    }

    /** Who signs in next. */
    void expect(String subject, Map<String, Object> claims) {
        server.enqueueCallback(new DefaultOAuth2TokenCallback(REALM, subject, "JWT", List.of(CLIENT), claims, 300));
    }

    /** A token as the provider signs it. */
    SignedJWT token(Map<String, Object> claims, Duration lasting) {
        return server.getConfig().getTokenProvider().jwt(claims, lasting, REALM);
    }

    /**
     * What it answers to the next request for something, instead of what it would.
     *
     * @param what token or userinfo
     */
    void answer(String what, int status, String json) {
        planned.answers.put(what, new OAuth2HttpResponse(JSON, status, json, null));
    }

    @Override
    public void close() {
        server.shutdown();
    }

    /** Answers that are not the provider's own. */
    private static final class Planned implements Route {
        private final Map<String, OAuth2HttpResponse> answers = new ConcurrentHashMap<>();

        @Override
        public boolean match(OAuth2HttpRequest request) {
            return answers.containsKey(what(request));
        }

        @Override
        public OAuth2HttpResponse invoke(OAuth2HttpRequest request) {
            return answers.remove(what(request));
        }

        private static String what(OAuth2HttpRequest request) {
            String path = request.getUrl().encodedPath();
            return path.substring(path.lastIndexOf('/') + 1);
        }
    }
}
