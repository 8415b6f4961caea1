package org.pollwatch.headquarters.oidc;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pollwatch.headquarters.RunningServer;
import org.pollwatch.headquarters.SampleMission;
import org.pollwatch.headquarters.access.LocalAccess;
import org.pollwatch.headquarters.access.Role;
import org.pollwatch.headquarters.board.Boards;

/** What a provider, or somebody in its place, could answer that must let nobody in. */
final class UntrustedTokenTest {
    private static final Duration MINUTES = Duration.ofMinutes(5);

    private static RunningProvider provider;
    private static RunningServer server;

    private final SignInBrowser browser = new SignInBrowser(server);

    /** What is wrong with a token. */
    enum Flaw {
        SIGNED_WITH_ANOTHER_KEY {
            @Override
            JWT token(Map<String, Object> claims) throws JOSEException, ParseException {
                SignedJWT right = provider.token(claims, MINUTES);
                SignedJWT forged = new SignedJWT(right.getHeader(), right.getJWTClaimsSet());
                forged.sign(new RSASSASigner(new RSAKeyGenerator(2048).generate()));
                return forged;
            }
        },
        SIGNED_WITH_A_KEY_THAT_NOBODY_KNOWS {
            @Override
            JWT token(Map<String, Object> claims) throws JOSEException, ParseException {
                SignedJWT forged = new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("mine").build(), lasting(claims));
                forged.sign(new RSASSASigner(new RSAKeyGenerator(2048).generate()));
                return forged;
            }
        },
        SIGNED_WITH_THE_CLIENTS_SECRET {
            @Override
            JWT token(Map<String, Object> claims) throws JOSEException, ParseException {
                SignedJWT forged = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), lasting(claims));
                forged.sign(new MACSigner(RunningProvider.SECRET));
                return forged;
            }
        },
        NOT_SIGNED {
            @Override
            JWT token(Map<String, Object> claims) throws ParseException {
                return new PlainJWT(lasting(claims));
            }
        },
        CHANGED_AFTER_IT_WAS_SIGNED {
            @Override
            JWT token(Map<String, Object> claims) throws ParseException {
                String[] parts = provider.token(claims, MINUTES).serialize().split("\\.", -1);
                claims.put("preferred_username", "somebody-else");
                String changed = lasting(claims).toPayload().toBase64URL().toString();
                return SignedJWT.parse(parts[0] + "." + changed + "." + parts[2]);
            }
        },
        EXPIRED {
            @Override
            JWT token(Map<String, Object> claims) {
                return provider.token(claims, Duration.ofMinutes(-2));
            }
        },
        FOR_ANOTHER_AUDIENCE {
            @Override
            JWT token(Map<String, Object> claims) {
                claims.put("aud", List.of("another-client"));
                return provider.token(claims, MINUTES);
            }
        },
        FOR_ANOTHER_PARTY_BESIDE_US {
            @Override
            JWT token(Map<String, Object> claims) {
                claims.put("aud", List.of("another-client", RunningProvider.CLIENT));
                claims.put("azp", "another-client");
                return provider.token(claims, MINUTES);
            }
        },
        OF_ANOTHER_ISSUER {
            @Override
            JWT token(Map<String, Object> claims) {
                claims.put("iss", "https://login.example.org/mission");
                return provider.token(claims, MINUTES);
            }
        },
        WITH_ANOTHER_NONCE {
            @Override
            JWT token(Map<String, Object> claims) {
                claims.put("nonce", "of-another-sign-in");
                return provider.token(claims, MINUTES);
            }
        },
        WITHOUT_NONCE {
            @Override
            JWT token(Map<String, Object> claims) {
                claims.remove("nonce");
                return provider.token(claims, MINUTES);
            }
        };

        abstract JWT token(Map<String, Object> claims) throws JOSEException, ParseException;
    }

    /** The claims with times that are good. */
    private static JWTClaimsSet lasting(Map<String, Object> claims) throws ParseException {
        return provider.token(claims, MINUTES).getJWTClaimsSet();
    }

    @BeforeAll
    static void serve() throws Exception {
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
    }

    @AfterAll
    static void stop() {
        server.close();
        provider.close();
    }

    private static Map<String, Object> claims(URI leaving) {
        Map<String, Object> claims = TokenAnswer.claims(provider, leaving);
        claims.put("preferred_username", "anna");
        claims.put("roles", List.of("hq"));
        return claims;
    }

    @Test
    void shouldTakeTheTokenThatTheOthersDifferFrom() throws Exception {
        assertThat(answered(claims -> provider.token(claims, MINUTES))).isEqualTo("done");
        assertThat(browser.session().path("account").asText()).isEqualTo("oidc:anna");
    }

    @ParameterizedTest
    @EnumSource(Flaw.class)
    void shouldRefuseAToken(Flaw flaw) throws Exception {
        assertThat(answered(flaw::token)).isEqualTo("not-trusted");
        assertThat(browser.session().path("account").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "nonsense",
                "{\"access_token\":\"opaque\",\"token_type\":\"Bearer\"}",
                "{\"access_token\":\"opaque\",\"token_type\":\"Bearer\",\"id_token\":\"nonsense\"}"
            })
    void shouldRefuseAnAnswerWithoutAToken(String answer) throws Exception {
        URI back = browser.atProvider(browser.leave());
        provider.answer("token", 200, answer);
        assertThat(browser.comeBack(back)).isEqualTo("not-trusted");
        assertThat(browser.session().path("account").isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 401, 500})
    void shouldRefuseAProviderThatAnswersWithAnError(int status) throws Exception {
        URI back = browser.atProvider(browser.leave());
        provider.answer("token", status, "{\"error\":\"invalid_client\"}");
        assertThat(browser.comeBack(back)).isEqualTo("not-trusted");
        assertThat(browser.session().path("account").isNull()).isTrue();
    }

    /** Makes a token from the claims of a sign-in. */
    private interface Tokens {
        JWT of(Map<String, Object> claims) throws JOSEException, ParseException;
    }

    private String answered(Tokens tokens) throws Exception {
        URI leaving = browser.leave();
        URI back = browser.atProvider(leaving);
        provider.answer("token", 200, TokenAnswer.of(tokens.of(claims(leaving))));
        return browser.comeBack(back);
    }
}
