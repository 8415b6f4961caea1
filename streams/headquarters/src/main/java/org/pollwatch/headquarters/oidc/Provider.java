package org.pollwatch.headquarters.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.langtag.LangTag;
import com.nimbusds.langtag.LangTagException;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.openid.connect.sdk.AuthenticationRequest;
import com.nimbusds.openid.connect.sdk.LogoutRequest;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponseParser;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoResponse;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.claims.UserInfo;
import com.nimbusds.openid.connect.sdk.op.OIDCProviderMetadata;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pollwatch.headquarters.access.Account;
import org.pollwatch.headquarters.access.SignIn;

/**
 * The provider, as headquarters speaks with it: authorization code flow with PKCE (OpenID Connect Core 1.0, RFC 7636). What
 * throws {@link SignInRefused} waits for the network: not for an event loop.
 */
final class Provider {
    private final OidcSettings settings;
    private final Discovery discovery;
    private final ClientID client;

    Provider(OidcSettings settings, InstantSource clock) {
        this.settings = settings;
        this.discovery = new Discovery(settings, clock);
        this.client = new ClientID(settings.clientId());
    }

    /**
     * Whom the provider vouches for.
     *
     * @param idToken its token, which it wants to see again when they sign out
     */
    record Guest(Account account, String idToken) {
        @Override
        public String toString() {
            return "Guest[" + account.name() + "]";
        }
    }

    /** Finds out whether it is there. */
    void ask() throws SignInRefused {
        discovery.ask();
    }

    /**
     * @param back where the browser is to come back to
     * @return where the browser signs in
     */
    URI signIn(Trip trip, URI back, Optional<String> language) throws SignInRefused {
        AuthenticationRequest.Builder request = new AuthenticationRequest.Builder(
                        ResponseType.CODE, new Scope(settings.scopes().toArray(String[]::new)), client, back)
                .endpointURI(discovery.ask().metadata().getAuthorizationEndpointURI())
                .state(new State(trip.state()))
                .nonce(new Nonce(trip.nonce()))
                .codeChallenge(new CodeVerifier(trip.verifier()), CodeChallengeMethod.S256);
        language.flatMap(Provider::tag).ifPresent(it -> request.uiLocales(List.of(it)));
        return request.build().toURI();
    }

    private static Optional<LangTag> tag(String language) {
        try {
            return Optional.of(new LangTag(language));
        } catch (LangTagException e) {
            return Optional.empty();
        }
    }

    /** Changes the code for a token, and judges it. */
    Guest guest(String code, Trip trip, URI back) throws SignInRefused {
        Discovery.Known known = discovery.ask();
        OIDCTokens tokens = tokens(code, trip, back, known.metadata());
        try {
            IDTokenClaimsSet token = known.tokens().validate(tokens.getIDToken(), new Nonce(trip.nonce()));
            if (token.getAuthorizedParty() != null
                    && !token.getAuthorizedParty().getValue().equals(settings.clientId())) {
                throw new SignInRefused(SignIn.Why.NOT_TRUSTED, "the provider's token was made for another client");
            }
            Map<String, Object> claims = new HashMap<>(token.toJSONObject());
            if (settings.roles().lacksRoles(claims) && known.metadata().getUserInfoEndpointURI() != null) {
                more(claims, tokens.getBearerAccessToken(), known.metadata().getUserInfoEndpointURI());
            }
            return new Guest(settings.roles().account(claims), tokens.getIDTokenString());
        } catch (BadJOSEException e) {
            throw new SignInRefused(SignIn.Why.NOT_TRUSTED, "the provider's token is not good", e);
        } catch (JOSEException e) {
            throw new SignInRefused(SignIn.Why.UNREACHABLE, "the provider's keys cannot be had", e);
        }
    }

    private OIDCTokens tokens(String code, Trip trip, URI back, OIDCProviderMetadata metadata) throws SignInRefused {
        AuthorizationCodeGrant grant =
                new AuthorizationCodeGrant(new AuthorizationCode(code), back, new CodeVerifier(trip.verifier()));
        URI address = metadata.getTokenEndpointURI();
        TokenRequest request = settings.clientSecret()
                .map(secret -> new TokenRequest.Builder(address, proof(new Secret(secret), metadata), grant))
                .orElseGet(() -> new TokenRequest.Builder(address, client, grant))
                .build();
        try {
            TokenResponse response = OIDCTokenResponseParser.parse(send(request.toHTTPRequest()));
            if (response instanceof OIDCTokenResponse answer
                    && answer.getOIDCTokens().getIDToken() != null) {
                return answer.getOIDCTokens();
            }
            boolean used = !response.indicatesSuccess()
                    && OAuth2Error.INVALID_GRANT.equals(
                            response.toErrorResponse().getErrorObject());
            throw used
                    ? new SignInRefused(SignIn.Why.STALE, "the provider does not take the code (any more)")
                    : new SignInRefused(SignIn.Why.NOT_TRUSTED, "the provider gave no token: " + fault(response));
        } catch (ParseException e) {
            throw new SignInRefused(SignIn.Why.NOT_TRUSTED, "the provider's token cannot be read", e);
        }
    }

    private static String fault(TokenResponse response) {
        return response.indicatesSuccess()
                ? "an answer without an ID token"
                : String.valueOf(response.toErrorResponse().getErrorObject().getCode());
    }

    private ClientAuthentication proof(Secret secret, OIDCProviderMetadata metadata) {
        List<ClientAuthenticationMethod> known = metadata.getTokenEndpointAuthMethods();
        boolean inTheBody = known != null
                && known.contains(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                && !known.contains(ClientAuthenticationMethod.CLIENT_SECRET_BASIC);
        return inTheBody ? new ClientSecretPost(client, secret) : new ClientSecretBasic(client, secret);
    }

    /** Some providers keep tokens small and tell the rest on demand; what the token says stands. */
    private static void more(Map<String, Object> claims, BearerAccessToken token, URI address) throws SignInRefused {
        try {
            UserInfoResponse response =
                    UserInfoResponse.parse(send(new UserInfoRequest(address, token).toHTTPRequest()));
            UserInfo told =
                    response.indicatesSuccess() ? response.toSuccessResponse().getUserInfo() : null;
            if (told == null) {
                return;
            }
            if (!told.getSubject().getValue().equals(claims.get("sub"))) {
                throw new SignInRefused(SignIn.Why.NOT_TRUSTED, "the provider tells of somebody else");
            }
            told.toJSONObject().forEach(claims::putIfAbsent);
        } catch (ParseException e) {
            throw new SignInRefused(SignIn.Why.NOT_TRUSTED, "what the provider tells cannot be read", e);
        }
    }

    private static HTTPResponse send(HTTPRequest request) throws SignInRefused {
        request.setConnectTimeout(Discovery.PATIENCE_MILLIS);
        request.setReadTimeout(Discovery.PATIENCE_MILLIS);
        request.setFollowRedirects(false);
        try {
            return request.send();
        } catch (IOException e) {
            throw new SignInRefused(SignIn.Why.UNREACHABLE, "the provider does not answer", e);
        }
    }

    /**
     * @param idToken of who signs out
     * @param back where the browser is to come back to
     * @return where the browser signs out, too; empty where the provider has no such address. Does not wait
     */
    Optional<URI> signOut(String idToken, URI back) {
        return discovery
                .last()
                .map(it -> it.metadata().getEndSessionEndpointURI())
                .map(address -> {
                    try {
                        return new LogoutRequest(address, JWTParser.parse(idToken), null, client, back, null, null)
                                .toURI();
                    } catch (java.text.ParseException e) {
                        throw new IllegalStateException("a token that was read before", e);
                    }
                });
    }
}
