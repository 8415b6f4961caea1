package org.pollwatch.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import org.pollwatch.headquarters.access.AccountsFile;
import org.pollwatch.headquarters.access.LocalAccess;
import org.pollwatch.headquarters.access.Role;
import org.pollwatch.headquarters.oidc.OidcAccess;
import org.pollwatch.headquarters.oidc.OidcSettings;
import org.pollwatch.headquarters.oidc.RoleMapping;
import org.pollwatch.local.FreePort;
import org.pollwatch.local.LocalSet;

/**
 * Headquarters that asks who one is, over the running set: an account of this machine for each role, and a provider with a
 * page to type at.
 */
final class GuardedDesk implements AutoCloseable {

    /** The areas of the regional desk. */
    static final String OWN_AREA = "AV-N";

    private static final String HOST = "127.0.0.1";

    private final MockOAuth2Server provider = new MockOAuth2Server(new OAuth2Config(true));
    private final Map<Role, String> passwords = new EnumMap<>(Role.class);
    private final Path accounts;
    private final int port = FreePort.any(HOST);
    private final LocalSet.Running running;

    private GuardedDesk(RunningSet set, Path accounts) throws IOException {
        this.accounts = accounts;
        AccountsFile file = new AccountsFile(accounts);
        for (Role role : Role.values()) {
            List<String> areas = role == Role.REGIONAL_DESK ? List.of(OWN_AREA) : List.of();
            passwords.put(role, file.add(account(role), role, areas));
        }
        int providerPort = FreePort.any(HOST);
        provider.start(InetAddress.getByName("localhost"), providerPort);
        OidcSettings settings = new OidcSettings(
                URI.create("http://localhost:" + providerPort + "/mission"),
                "pollwatch",
                Optional.of("a-secret"),
                List.of("openid"),
                "Mission staff",
                new RoleMapping(
                        "sub",
                        "roles",
                        Map.of("desk-north", new RoleMapping.Line(Role.REGIONAL_DESK, Set.of(OWN_AREA))),
                        Optional.empty(),
                        Map.of()));
        LocalAccess local = new LocalAccess(file, Optional.empty(), Clock.systemUTC());
        this.running = set.startGuarded(port, () -> new OidcAccess(settings, local, Clock.systemUTC()));
    }

    static GuardedDesk over(RunningSet set) throws IOException {
        return new GuardedDesk(
                set, Files.createTempDirectory("pollwatch-accounts").resolve("accounts.json"));
    }

    private static String account(Role role) {
        return "the-" + role.word().replace('_', '-');
    }

    /** A page in a browser of its own, where nobody is signed in. */
    MissionPage newPage(Chromium chromium) {
        NewContextOptions options =
                new NewContextOptions().setViewportSize(1_280, 800).setReducedMotion(ReducedMotion.REDUCE);
        return new MissionPage(chromium.browser().newContext(options), URI.create("http://" + HOST + ":" + port + "/"));
    }

    /** The same, signed in with an account of this machine. */
    MissionPage newPage(Chromium chromium, Role role) {
        MissionPage mission = newPage(chromium);
        mission.visit("");
        signIn(mission.page(), role);
        assertThat(mission.page().locator("#session summary")).hasText(account(role));
        return mission;
    }

    /** Types account and password, where they are asked for. */
    void signIn(Page page, Role role) {
        page.locator("#sign-in-account").fill(account(role));
        page.locator("#sign-in-password").fill(passwords.get(role));
        page.locator("#sign-in form button").click();
    }

    @Override
    public void close() throws IOException {
        try {
            running.part().close();
        } catch (Exception failed) {
            throw new IllegalStateException("headquarters did not stop in order", failed);
        }
        provider.shutdown();
        Files.delete(accounts.resolveSibling("accounts.json.lock"));
        Files.delete(accounts);
        Files.delete(accounts.getParent());
    }
}
