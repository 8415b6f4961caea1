package org.pollwatch.xforms.xlsform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pollwatch.contract.mission.MissionDirectory;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.Mission;

/** Every shipped form survives the way to a workbook and back without loss. */
class XlsFormRoundTripTest {

    @ParameterizedTest
    @ValueSource(strings = {"kz-2012", "kz-2019", "kz-2021", "kz-2022", "kz-2023", "river-2026"})
    void shouldReadBackWhatWasWritten(String id) throws IOException {
        Mission mission = MissionDirectory.load(Path.of("..", "missions", id)).mission();
        for (Form form : mission.forms()) {
            ByteArrayOutputStream workbook = new ByteArrayOutputStream();
            XlsFormWriter.write(mission, form, workbook);
            Form back = XlsFormReader.read(
                            new ByteArrayInputStream(workbook.toByteArray()), Optional.empty(), Optional.empty())
                    .form();
            assertThat(back.questions()).as(id + " " + form.id()).isEqualTo(form.questions());
            assertThat(back.id()).isEqualTo(form.id());
            assertThat(back.version()).isEqualTo(form.version());
            assertThat(back.phase()).isEqualTo(form.phase());
            assertThat(back.subject()).isEqualTo(form.subject());
            assertThat(back.title()).isEqualTo(form.title());
        }
    }
}
