/** Signing in at a provider of OpenID Connect, beside the accounts of this machine. */
package org.pollwatch.headquarters.oidc;
