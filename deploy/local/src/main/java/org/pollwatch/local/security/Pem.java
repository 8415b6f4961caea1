package org.pollwatch.local.security;

import java.nio.charset.StandardCharsets;
import java.security.Key;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.util.Base64;

/** Keys and certificates as text (RFC 7468), the form that Kafka, nginx and people read. */
final class Pem {
    private static final int LINE = 64;

    private Pem() {}

    static String key(Key key) {
        return block("PRIVATE KEY", key.getEncoded());
    }

    static String certificates(Certificate... chain) throws CertificateEncodingException {
        StringBuilder text = new StringBuilder();
        for (Certificate certificate : chain) {
            text.append(block("CERTIFICATE", certificate.getEncoded()));
        }
        return text.toString();
    }

    private static String block(String label, byte[] der) {
        String body = Base64.getMimeEncoder(LINE, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(der);
        return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
    }
}
