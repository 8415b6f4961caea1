package org.pollwatch.local.security;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A mission's own certificate authority: a directory that belongs off every server. Keys are of P-256, certificates as RFC 5280
 * has them; Bouncy Castle has the one thing that the JDK's API lacks, making certificates.
 */
final class CertificateAuthority {
    private static final String SELF = "ca";
    private static final String NAME = "Pollwatch CA";
    private static final int PASSWORD_BYTES = 24;
    private static final int SERIAL_BITS = 64;
    private static final int YEARS_10 = 3_650;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final PrivateKey key;
    private final X509Certificate certificate;

    private CertificateAuthority(PrivateKey key, X509Certificate certificate) {
        this.key = key;
        this.certificate = certificate;
    }

    /**
     * A key that is to be certified.
     *
     * @param commonName who it is
     * @param hosts names and addresses under which it is reached; empty for one that only connects
     * @param isClient whether it may be shown to a server
     * @param days how long the certificate is valid, from now
     */
    record Wanted(String commonName, List<String> hosts, boolean isClient, int days) {

        private void addTo(X509v3CertificateBuilder certificate) throws IOException {
            certificate.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
            List<KeyPurposeId> uses = new ArrayList<>();
            if (!hosts.isEmpty()) {
                uses.add(KeyPurposeId.id_kp_serverAuth);
            }
            if (isClient) {
                uses.add(KeyPurposeId.id_kp_clientAuth);
            }
            certificate.addExtension(
                    Extension.extendedKeyUsage, false, new ExtendedKeyUsage(uses.toArray(KeyPurposeId[]::new)));
            if (!hosts.isEmpty()) {
                GeneralName[] names = hosts.stream()
                        .map(it -> new GeneralName(isAddress(it) ? GeneralName.iPAddress : GeneralName.dNSName, it))
                        .toArray(GeneralName[]::new);
                certificate.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
            }
        }

        private static boolean isAddress(String host) {
            return host.matches("[0-9.]+") || host.contains(":");
        }
    }

    /** @return a new authority, valid for ten years; its directory has its key and the password of that */
    static CertificateAuthority create(Path directory) throws IOException {
        OwnerOnly.directory(directory);
        byte[] random = new byte[PASSWORD_BYTES];
        RANDOM.nextBytes(random);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        OwnerOnly.write(directory.resolve("password"), password + "\n");
        try {
            KeyPair pair = newPair();
            X509v3CertificateBuilder self = certificate(named(NAME), NAME, pair, YEARS_10);
            self.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
            self.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign));
            X509Certificate certificate = signed(self, pair.getPrivate());
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(null, null);
            keys.setKeyEntry(SELF, pair.getPrivate(), password.toCharArray(), new Certificate[] {certificate});
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            keys.store(out, password.toCharArray());
            OwnerOnly.write(store(directory), out.toByteArray());
            return new CertificateAuthority(pair.getPrivate(), certificate);
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IOException(directory + ": no authority could be made", e);
        }
    }

    /** @throws IOException if there is none in this directory */
    static CertificateAuthority open(Path directory) throws IOException {
        char[] password =
                Files.readString(directory.resolve("password")).strip().toCharArray();
        Path store = store(directory);
        try (InputStream in = Files.newInputStream(store)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(in, password);
            return new CertificateAuthority(
                    (PrivateKey) keys.getKey(SELF, password), (X509Certificate) keys.getCertificate(SELF));
        } catch (GeneralSecurityException e) {
            throw new IOException(store + ": its key cannot be read", e);
        }
    }

    private static Path store(Path directory) {
        return directory.resolve("ca.p12");
    }

    /** @return its certificate, in PEM */
    String certificate() throws IOException {
        try {
            return Pem.certificates(certificate);
        } catch (GeneralSecurityException e) {
            throw new IOException("the authority's certificate cannot be written", e);
        }
    }

    /** @return a new private key and its certificate with this authority's behind it, in PEM; it keeps neither */
    String issue(Wanted wanted) throws IOException {
        try {
            KeyPair pair = newPair();
            X509v3CertificateBuilder issued =
                    certificate(certificate.getSubjectX500Principal(), wanted.commonName(), pair, wanted.days());
            issued.addExtension(
                    Extension.authorityKeyIdentifier,
                    false,
                    new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(certificate));
            wanted.addTo(issued);
            return Pem.key(pair.getPrivate()) + Pem.certificates(signed(issued, key), certificate);
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IOException(wanted.commonName() + ": no certificate could be made", e);
        }
    }

    private static KeyPair newPair() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"), RANDOM);
        return generator.generateKeyPair();
    }

    private static X509v3CertificateBuilder certificate(X500Principal issuer, String subject, KeyPair pair, int days)
            throws IOException, GeneralSecurityException {
        Instant now = Instant.now();
        X509v3CertificateBuilder certificate = new JcaX509v3CertificateBuilder(
                issuer,
                new BigInteger(SERIAL_BITS, RANDOM),
                Date.from(now),
                Date.from(now.plus(Duration.ofDays(days))),
                named(subject),
                pair.getPublic());
        certificate.addExtension(
                Extension.subjectKeyIdentifier,
                false,
                new JcaX509ExtensionUtils().createSubjectKeyIdentifier(pair.getPublic()));
        return certificate;
    }

    private static X500Principal named(String commonName) {
        return new X500Principal("CN=" + commonName);
    }

    private static X509Certificate signed(X509v3CertificateBuilder certificate, PrivateKey by)
            throws GeneralSecurityException, OperatorCreationException {
        return new JcaX509CertificateConverter()
                .getCertificate(certificate.build(new JcaContentSignerBuilder("SHA256withECDSA").build(by)));
    }
}
