package org.pollwatch.browser.javarosa;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPOutputStream;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Property;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pollwatch.contract.mission.MissionDirectory;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.FormSubject;
import org.pollwatch.mission.Mission;
import org.pollwatch.xforms.PlaceList;
import org.pollwatch.xforms.XFormWriter;
import org.slf4j.LoggerFactory;

/** Every form of every mission is one that ODK Collect can load, and about which JavaRosa's checks are silent. */
class CollectLoadsFormsTest {
    private final List<String> warnings = new CopyOnWriteArrayList<>();
    private final AbstractAppender listening =
            new AbstractAppender("javarosa", null, null, false, Property.EMPTY_ARRAY) {
                @Override
                public void append(LogEvent event) {
                    if (event.getLoggerName().startsWith("org.javarosa")
                            && event.getLevel().isMoreSpecificThan(Level.WARN)) {
                        warnings.add(event.getMessage().getFormattedMessage());
                    }
                }
            };

    @TempDir
    private Path media;

    @BeforeEach
    void listen() {
        listening.start();
        LoggerContext.getContext(false).getConfiguration().getRootLogger().addAppender(listening, Level.WARN, null);
        LoggerFactory.getLogger("org.javarosa.test").warn("heard");
    }

    @AfterEach
    void stopListening() {
        LoggerContext.getContext(false).getConfiguration().getRootLogger().removeAppender("javarosa");
    }

    /** The largest mission: what a phone downloads once, on a throttled line. */
    @Test
    void shouldBeSmallEnoughForAThrottledLine() throws IOException {
        Mission mission = mission("kz-2022");
        byte[] form = XFormWriter.write(mission, mission.newest("voting").orElseThrow())
                .getBytes(StandardCharsets.UTF_8);
        byte[] table =
                PlaceList.of(mission, FormSubject.POLLING_STATION, List.of()).getBytes(StandardCharsets.UTF_8);
        System.out.printf(
                "kz-2022: voting XForm %,d bytes, %,d gzipped; stations.csv %,d bytes, %,d gzipped%n",
                form.length, gzipped(form), table.length, gzipped(table));

        assertThat(gzipped(form)).isLessThan(30_000);
        assertThat(gzipped(table)).isLessThan(300_000);
    }

    private static int gzipped(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        }
        return packed.size();
    }

    private static Mission mission(String id) {
        return MissionDirectory.load(Path.of(System.getProperty("pollwatch.root"), "schemas/missions", id))
                .mission();
    }

    @ParameterizedTest
    @ValueSource(strings = {"kz-2012", "kz-2019", "kz-2021", "kz-2022", "kz-2023", "river-2026"})
    void shouldLoadEveryFormWithoutAWarning(String id) {
        Mission mission = mission(id);
        for (Form form : mission.forms()) {
            String sent = new String(CollectForm.load(mission, form, media).finish(), StandardCharsets.UTF_8);
            assertThat(sent)
                    .contains("<report-revision>1</report-revision>")
                    .containsPattern("<report-id>[0-9a-f-]{36}<");
        }
        assertThat(warnings).containsExactly("heard");
    }
}
