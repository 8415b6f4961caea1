package org.pollwatch.browser.javarosa;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pollwatch.contract.mission.MissionDirectory;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.Mission;

/** Every form of every mission is one that ODK Collect can load. */
class CollectLoadsFormsTest {
    @TempDir
    private Path media;

    @ParameterizedTest
    @ValueSource(strings = {"kz-2012", "kz-2019", "kz-2022", "kz-2023", "river-2026"})
    void shouldLoadEveryForm(String id) {
        Mission mission = MissionDirectory.load(Path.of(System.getProperty("pollwatch.root"), "schemas/missions", id))
                .mission();
        for (Form form : mission.forms()) {
            String sent = new String(CollectForm.load(mission, form, media).finish(), StandardCharsets.UTF_8);
            assertThat(sent)
                    .contains("<report-revision>1</report-revision>")
                    .containsPattern("<report-id>[0-9a-f-]{36}<");
        }
    }
}
