package org.pollwatch.headquarters.oidc;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.oauth2.sdk.GeneralException;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.pollwatch.headquarters.access.SignIn;

/** What the provider says of itself, and how its tokens are judged; asked for when it is first needed and then every hour. */
final class Discovery {
    /** For one request to the provider. */
    static final int PATIENCE_MILLIS = 5_000;

    private static final Duration FRESH = Duration.ofHours(1);
    /** While it is away, it is not asked by everybody who would like to sign in. */
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private static final int LARGEST_KEYS = 512 * 1024;

    private final OidcSettings settings;
    private final InstantSource clock;
    private volatile Optional<Known> known = Optional.empty();
    private Optional<SignInRefused> failure = Optional.empty();
    private long asked;

    /**
     * What is known of the provider.
     *
     * @param tokens judges signature, issuer, audience, expiry and nonce
     */
    record Known(OIDCProviderMetadata metadata, IDTokenValidator tokens) {}

    Discovery(OidcSettings settings, InstantSource clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** Waits for the provider: not for an event loop. */
    synchronized Known ask() throws SignInRefused {
        long since = clock.millis() - asked;
        if (known.isPresent() && since < FRESH.toMillis()) {
            return known.get();
        }
        if (failure.isPresent() && since < PAUSE.toMillis()) {
            throw failure.get();
        }
        asked = clock.millis();
        try {
            Known now = read();
            known = Optional.of(now);
            failure = Optional.empty();
            return now;
        } catch (SignInRefused refused) {
            failure = Optional.of(refused);
            throw refused;
        }
    }

    /** @return what was known at last; empty where the provider has never answered. Waits for nothing */
    Optional<Known> last() {
        return known;
    }

    private Known read() throws SignInRefused {
        Issuer issuer = new Issuer(settings.issuer());
        try {
            OIDCProviderMetadata metadata = OIDCProviderMetadata.resolve(issuer, PATIENCE_MILLIS, PATIENCE_MILLIS);
            check(metadata);
            return new Known(metadata, tokens(issuer, metadata));
        } catch (IOException e) {
            throw new SignInRefused(SignIn.Why.UNREACHABLE, "the provider does not answer", e);
        } catch (GeneralException e) {
            throw new SignInRefused(SignIn.Why.UNREACHABLE, "the provider's description cannot be used", e);
        }
    }

    private static void check(OIDCProviderMetadata metadata) throws GeneralException {
        for (URI needed : new URI[] {
            metadata.getAuthorizationEndpointURI(), metadata.getTokenEndpointURI(), metadata.getJWKSetURI()
        }) {
            if (needed == null) {
                throw new GeneralException("expected authorization_endpoint, token_endpoint and jwks_uri");
            }
        }
        boolean safe = Stream.of(
                        metadata.getAuthorizationEndpointURI(),
                        metadata.getTokenEndpointURI(),
                        metadata.getJWKSetURI(),
                        metadata.getUserInfoEndpointURI(),
                        metadata.getEndSessionEndpointURI())
                .filter(Objects::nonNull)
                .allMatch(OidcSettings::isSafe);
        if (!safe) {
            throw new GeneralException("expected https addresses only");
        }
    }

    /** Signatures by the provider's published keys only: none by a shared secret, and no token without one. */
    private IDTokenValidator tokens(Issuer issuer, OIDCProviderMetadata metadata) throws MalformedURLException {
        JWKSource<SecurityContext> keys = JWKSourceBuilder.create(
                        metadata.getJWKSetURI().toURL(),
                        new DefaultResourceRetriever(PATIENCE_MILLIS, PATIENCE_MILLIS, LARGEST_KEYS))
                .refreshAheadCache(false) // it would keep a thread
                .rateLimited(PAUSE.toMillis())
                .retrying(true)
                .build();
        return new IDTokenValidator(
                issuer,
                new ClientID(settings.clientId()),
                new JWSVerificationKeySelector<>(JWSAlgorithm.Family.SIGNATURE, keys),
                null);
    }
}
