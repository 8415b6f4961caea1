package org.pollwatch.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.pollwatch.gateway.Arvenia;
import org.pollwatch.local.paper.FileRow;
import org.pollwatch.local.paper.ReportFile;
import org.pollwatch.mission.Mission;

/** A file of typed forms. The first byte says what the rest is: {@code c} a table, {@code n} NDJSON. */
final class PaperTarget implements Target {
    private final Mission mission = Arvenia.mission();
    private final Path directory = Files.createTempDirectory("pollwatch-fuzz");

    PaperTarget() throws IOException {}

    @Override
    public List<byte[]> seeds() {
        return List.of(
                """
                cplace,observedAt,overall_voting,group_voting,party_observers_present,voters_added,members
                AV-N1-001,2026-09-27 10:15,good,not_observed,bridge harbour,12,

                "AV-N1-002",2026-09-27T10:15:00-02:30,bad,yes,none,not_observed,9
                """
                        .getBytes(UTF_8),
                "creportId,id,revision,withdrawn,form,formVersion,place,observedAt\n,7,2,yes,voting,,AV-N1-001,10:15\n"
                        .getBytes(UTF_8),
                ("n" + String.join("\n", ReportTarget.samples())).getBytes(UTF_8));
    }

    @Override
    public void take(byte[] input) throws IOException {
        if (input.length == 0) {
            return;
        }
        Path file = directory.resolve(input[0] == 'n' ? "paper.ndjson" : "paper.csv");
        Files.write(file, Arrays.copyOfRange(input, 1, input.length));
        try {
            for (FileRow row : ReportFile.read(file, mission, Optional.of("voting"))) {
                row.faults().forEach(fault -> {
                    if (fault.field().isBlank() || fault.expected().isBlank()) {
                        throw new AssertionError("names no field: " + fault);
                    }
                });
            }
        } catch (IllegalArgumentException refused) {
            if (refused.getMessage() == null || refused.getMessage().isBlank()) {
                throw new AssertionError("refused without a word", refused);
            }
        }
    }
}
