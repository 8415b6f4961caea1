package org.pollwatch.contract.mission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;

/**
 * The small mission with one text replaced, and what is then told.
 *
 * @param line of the fault, in the same file
 * @param told how the fault's message begins
 */
record Spoilt(String file, String old, String now, int line, String told) {

    void shouldBeTold(Path directory) {
        MissionCopy mission = MissionCopy.of(directory).replace(file, old, now);

        assertThat(faults(mission)).anySatisfy(fault -> {
            assertThat(fault.file()).isEqualTo(file);
            assertThat(fault.message()).startsWith(told);
            assertThat(fault.line()).isEqualTo(line);
        });
    }

    /** @return what the mission is refused with, which it must be */
    static List<FileFault> faults(MissionCopy mission) {
        MissionFaults faults = catchThrowableOfType(MissionFaults.class, mission::load);
        assertThat(faults).as("what a spoilt mission is refused with").isNotNull();
        return faults.all();
    }

    @Override
    public String toString() {
        return file + ": " + told;
    }
}
