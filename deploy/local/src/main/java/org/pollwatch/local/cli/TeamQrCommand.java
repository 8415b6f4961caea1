package org.pollwatch.local.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.zip.DeflaterOutputStream;
import org.pollwatch.contract.avro.Team;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code pollwatch team qr}: what a team scans. Tokens are kept as hashes only, so a code needs a new token, or the one that
 * is given.
 */
@Command(
        name = "qr",
        description = "Shows the codes that a team scans: the phone page's link, and ODK Collect's settings.")
final class TeamQrCommand implements Callable<Integer> {

    @Spec
    private CommandSpec command;

    @Mixin
    private TeamOptions options;

    @Parameters(paramLabel = "CODE", description = "the team; it must be there already")
    private String code;

    @Option(
            names = "--gateway",
            paramLabel = "URL",
            defaultValue = "http://127.0.0.1:8080",
            description = "where the phones reach the gateway (default: ${DEFAULT-VALUE})")
    private String gateway;

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            description = "the team's token (default: a new one; the old one is void then)")
    private Optional<String> token = Optional.empty();

    @Option(names = "--png", paramLabel = "DIR", description = "also writes both codes as pictures there")
    private Optional<Path> pictures = Optional.empty();

    @Override
    public Integer call() throws IOException {
        PrintWriter out = command.commandLine().getOut();
        Optional<String> shown = token.or(this::fresh);
        if (shown.isEmpty()) {
            command.commandLine().getErr().println("no team " + code + "; add it with: team add " + code);
            return 1;
        }
        String link = gateway + "/app/#m=" + options.mission() + "&t=" + shown.get();
        QrCode app = QrCode.of(link);
        QrCode collect = QrCode.of(collect(shown.get()));
        out.println("The phone page: scan with the camera, or open " + link);
        out.println(app.text());
        out.println("ODK Collect: scan under \"Add project\"");
        out.println(collect.text());
        out.flush();
        if (pictures.isPresent()) {
            app.png(pictures.get().resolve(code + "-app.png"));
            collect.png(pictures.get().resolve(code + "-collect.png"));
        }
        return 0;
    }

    /** A revoked team stays revoked. */
    private Optional<String> fresh() {
        String[] made = new String[1];
        try {
            options.with(teams -> {
                Optional<List<String>> areas = teams.list().stream()
                        .filter(it -> it.getCode().equals(code) && !it.getRevoked())
                        .map(Team::getAreas)
                        .findFirst();
                areas.ifPresent(it -> made[0] = teams.add(code, it));
                return 0;
            });
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return Optional.ofNullable(made[0]);
    }

    /** The settings that Collect takes from a code: zlib over JSON, in Base64 (ODK documentation, collect-import-export). */
    private String collect(String secret) throws IOException {
        ObjectNode settings = new ObjectMapper().createObjectNode();
        settings.putObject("general")
                .put("server_url", gateway + "/v1/key/" + secret + "/missions/" + options.mission())
                .put("form_update_mode", "match_exactly")
                .put("autosend", "wifi_and_cellular");
        settings.putObject("admin");
        settings.putObject("project").put("name", options.mission());
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream zlib = new DeflaterOutputStream(packed)) {
            zlib.write(settings.toString().getBytes(StandardCharsets.UTF_8));
        }
        return Base64.getEncoder().encodeToString(packed.toByteArray());
    }
}
