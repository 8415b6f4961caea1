package org.pollwatch.local.security;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A mission's own certificate authority: a directory that belongs off every server. Made with the JDK's keytool as a child
 * process, which is on every machine that runs Java and has the one thing that the JDK's API lacks, signing certificates.
 */
final class CertificateAuthority {
    private static final String SELF = "ca";
    private static final String PASSWORD_VARIABLE = "POLLWATCH_CA_PASSWORD";
    private static final int PASSWORD_BYTES = 24;
    private static final int YEARS_10 = 3_650;

    private final Path store;
    private final String password;

    private CertificateAuthority(Path store, String password) {
        this.store = store;
        this.password = password;
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

        private List<String> extensions() {
            List<String> uses = new ArrayList<>();
            if (!hosts.isEmpty()) {
                uses.add("serverAuth");
            }
            if (isClient) {
                uses.add("clientAuth");
            }
            List<String> extensions =
                    new ArrayList<>(List.of("-ext", "ku:c=digitalSignature", "-ext", "eku=" + String.join(",", uses)));
            if (!hosts.isEmpty()) {
                List<String> names = hosts.stream()
                        .map(it -> (isAddress(it) ? "ip:" : "dns:") + it)
                        .toList();
                extensions.addAll(List.of("-ext", "san=" + String.join(",", names)));
            }
            return extensions;
        }

        private static boolean isAddress(String host) {
            return host.matches("[0-9.]+") || host.contains(":");
        }
    }

    /** @return a new authority, valid for ten years; its directory has its key and the password of that */
    static CertificateAuthority create(Path directory) throws IOException {
        OwnerOnly.directory(directory);
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        OwnerOnly.write(directory.resolve("password"), password + "\n");
        CertificateAuthority authority = new CertificateAuthority(directory.resolve("ca.p12"), password);
        authority.generate(
                SELF,
                "Pollwatch CA",
                List.of(
                        "-validity",
                        String.valueOf(YEARS_10),
                        "-ext",
                        "bc:c=ca:true,pathlen:0",
                        "-ext",
                        "ku:c=keyCertSign"));
        Files.setPosixFilePermissions(authority.store, PosixFilePermissions.fromString("rw-------"));
        return authority;
    }

    /** @throws IOException if there is none in this directory */
    static CertificateAuthority open(Path directory) throws IOException {
        String password = Files.readString(directory.resolve("password")).strip();
        return new CertificateAuthority(directory.resolve("ca.p12"), password);
    }

    /** @return its certificate, in PEM */
    String certificate() throws IOException {
        try {
            return Pem.certificates(load().getCertificateChain(SELF));
        } catch (GeneralSecurityException e) {
            throw new IOException(store + ": its certificate cannot be read", e);
        }
    }

    /** @return a new private key and its certificate with this authority's behind it, in PEM; it keeps neither */
    String issue(Wanted wanted) throws IOException {
        String alias = "issued";
        List<String> options = new ArrayList<>(List.of("-signer", SELF, "-validity", String.valueOf(wanted.days())));
        options.addAll(wanted.extensions());
        generate(alias, wanted.commonName(), options);
        try {
            KeyStore keys = load();
            Certificate[] chain = keys.getCertificateChain(alias);
            String issued = Pem.key(keys.getKey(alias, password.toCharArray())) + Pem.certificates(chain);
            keys.deleteEntry(alias);
            try (OutputStream out = Files.newOutputStream(store)) {
                keys.store(out, password.toCharArray());
            }
            return issued;
        } catch (GeneralSecurityException e) {
            throw new IOException(store + ": the new key cannot be read", e);
        }
    }

    private KeyStore load() throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, password.toCharArray());
        }
        return keys;
    }

    private void generate(String alias, String commonName, List<String> more) throws IOException {
        List<String> options = new ArrayList<>(List.of(
                "-genkeypair",
                "-alias",
                alias,
                "-dname",
                "CN=" + commonName,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1"));
        options.addAll(more);
        keytool(options);
    }

    /** The password goes through the environment: a command line is everybody's to read. */
    private void keytool(List<String> options) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.add("-J-XX:TieredStopAtLevel=1"); // it lives for half a second
        command.addAll(options);
        command.addAll(
                List.of("-keystore", store.toString(), "-storetype", "PKCS12", "-storepass:env", PASSWORD_VARIABLE));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put(PASSWORD_VARIABLE, password);
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException("keytool " + options.get(0) + ": " + said.strip());
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while keytool ran", e);
        }
    }
}
