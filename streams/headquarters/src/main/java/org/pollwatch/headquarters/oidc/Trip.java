package org.pollwatch.headquarters.oidc;

/**
 * One sign-in on its way to the provider and back.
 *
 * @param cookie what the browser keeps meanwhile, so that nobody can end a sign-in that began elsewhere
 * @param state what the provider hands back with the browser
 * @param nonce what the provider puts into the token
 * @param verifier what proves to the provider that who changes the code for a token is who asked for it (PKCE, RFC 7636)
 */
record Trip(String cookie, String state, String nonce, String verifier) {

    @Override
    public String toString() {
        return "Trip";
    }
}
