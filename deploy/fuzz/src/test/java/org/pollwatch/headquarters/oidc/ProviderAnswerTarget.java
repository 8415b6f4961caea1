package org.pollwatch.headquarters.oidc;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.pollwatch.fuzz.Target;
import org.pollwatch.headquarters.RunningServer;
import org.pollwatch.headquarters.SampleMission;
import org.pollwatch.headquarters.access.LocalAccess;
import org.pollwatch.headquarters.access.Role;
import org.pollwatch.headquarters.board.Boards;

/**
 * What somebody in the place of the provider answers when a code is changed for a token; in it, {@code NONCE} is the sign-in's
 * own. Nothing but a token that the provider signed lets anybody in.
 */
public final class ProviderAnswerTarget implements Target {
    private final RunningProvider provider;
    private final RunningServer server;
    private final String good;

    public ProviderAnswerTarget() throws Exception {
        provider = RunningProvider.start();
        RoleMapping roles = new RoleMapping(
                "preferred_username",
                "roles",
                Map.of("hq", new RoleMapping.Line(Role.ADMIN, Set.of())),
                Optional.empty(),
                Map.of());
        server = RunningServer.over(
                new Boards("aa-2022", "log"),
                SampleMission.of("aa-2022").build(),
                new OidcAccess(
                        provider.settings(roles),
                        new LocalAccess(Optional.empty(), Optional.empty(), Clock.systemUTC()),
                        Clock.systemUTC()));
        Map<String, Object> claims =
                TokenAnswer.claims(provider, URI.create("http://localhost/?nonce=of-another-sign-in"));
        claims.put("preferred_username", "anna");
        claims.put("roles", List.of("hq"));
        good = TokenAnswer.of(provider.token(claims, Duration.ofMinutes(60)));
    }

    @Override
    public List<byte[]> seeds() {
        String unsigned =
                "{\"access_token\":\"a\",\"token_type\":\"Bearer\",\"id_token\":\"eyJhbGciOiJub25lIn0.e30.\"}";
        return List.of(good.getBytes(UTF_8), unsigned.getBytes(UTF_8), "{\"error\":\"invalid_grant\"}".getBytes(UTF_8));
    }

    @Override
    public void take(byte[] input) throws Exception {
        SignInBrowser browser = new SignInBrowser(server);
        URI back = browser.atProvider(browser.leave());
        provider.answer("token", 200, new String(input, UTF_8));
        String told = browser.comeBack(back);
        if (told.equals("done") || !browser.session().path("account").isNull()) {
            throw new AssertionError("let in by an answer that the provider did not give: " + told);
        }
    }

    @Override
    public int weight() {
        return 10;
    }

    @Override
    public void close() {
        server.close();
        provider.close();
    }
}
