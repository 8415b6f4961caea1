package org.pollwatch.headquarters.access;

import io.vertx.core.http.HttpServerRequest;

/** Where a request comes from, as far as that can be known. */
final class ClientAddress {
    private ClientAddress() {}

    /** @param proxied whether a proxy of ours stands before headquarters: then the last address that it noted */
    static String of(HttpServerRequest request, boolean proxied) {
        String forwarded = proxied ? request.getHeader("X-Forwarded-For") : null;
        if (forwarded != null) {
            return forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
        }
        return request.remoteAddress() == null
                ? "unknown"
                : String.valueOf(request.remoteAddress().hostAddress());
    }
}
