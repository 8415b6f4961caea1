package org.pollwatch.headquarters.oidc;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A provider of OpenID Connect, and who its users are here.
 *
 * @param issuer its address, below which {@code .well-known/openid-configuration} lies; https, but for one on this machine
 * @param clientId the name that headquarters has at the provider
 * @param clientSecret what proves that it is headquarters; empty for a client that is registered as public
 * @param scopes what is asked for, openid among them
 * @param label what the page calls the provider
 * @param roles who its users are here
 */
public record OidcSettings(
        URI issuer,
        String clientId,
        Optional<String> clientSecret,
        List<String> scopes,
        String label,
        RoleMapping roles) {

    /** @throws IllegalArgumentException with one line per fault */
    public OidcSettings {
        scopes = List.copyOf(scopes);
        List<String> faults = new ArrayList<>();
        if (!isSafe(issuer)) {
            faults.add("issuer: expected an https address; http is for a provider on this machine");
        }
        if (clientId.isBlank()) {
            faults.add("client id: expected a name");
        }
        if (clientSecret.filter(String::isBlank).isPresent()) {
            faults.add("client secret: expected not to be empty");
        }
        if (!scopes.contains("openid")) {
            faults.add("scopes: expected openid among them");
        }
        if (label.isBlank()) {
            faults.add("name: expected a word for the page");
        }
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(String.join(System.lineSeparator(), faults));
        }
    }

    /** @return whether nobody on the way can read or change what goes to the address */
    static boolean isSafe(URI address) {
        if (address.getHost() == null) {
            return false;
        }
        return "https".equals(address.getScheme()) || ("http".equals(address.getScheme()) && isHere(address.getHost()));
    }

    private static boolean isHere(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "issuer " + issuer + ", client " + clientId + ", secret " + (clientSecret.isPresent() ? "***" : "none")
                + ", scopes " + String.join(" ", scopes) + ", roles "
                + roles.lines().keySet();
    }
}
