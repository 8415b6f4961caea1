package org.pollwatch.headquarters.oidc;

import com.nimbusds.jwt.JWT;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a provider answers to who changes a code for a token, made by hand. */
final class TokenAnswer {
    private TokenAnswer() {}

    /**
     * Claims as they are right, but for who it is.
     *
     * @param leaving where headquarters has sent the browser to
     */
    static Map<String, Object> claims(RunningProvider provider, URI leaving) {
        Map<String, Object> claims = new HashMap<>();
        claims.put("iss", provider.issuer().toString());
        claims.put("sub", "sub-2");
        claims.put("aud", List.of(RunningProvider.CLIENT));
        claims.put("nonce", leaving.getQuery().replaceFirst(".*nonce=([^&]*).*", "$1"));
        return claims;
    }

    static String of(JWT idToken) {
        return "{\"access_token\":\"opaque\",\"token_type\":\"Bearer\",\"expires_in\":300,\"id_token\":\""
                + idToken.serialize() + "\"}";
    }
}
