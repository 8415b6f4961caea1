package org.pollwatch.contract.mission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.pollwatch.mission.Form;

/** Compares two snapshots part by part: the parts are records, the wholes are not. */
final class SnapshotAssert {

    private SnapshotAssert() {}

    static void assertSame(MissionSnapshot one, MissionSnapshot other) {
        assertThat(one.mission().card()).isEqualTo(other.mission().card());
        assertThat(one.mission().revision()).isEqualTo(other.mission().revision());
        assertThat(List.copyOf(one.mission().areas().all()))
                .isEqualTo(List.copyOf(other.mission().areas().all()));
        assertThat(List.copyOf(one.mission().places()))
                .isEqualTo(List.copyOf(other.mission().places()));
        assertThat(forms(one)).isEqualTo(forms(other));
        assertThat(one.published()).isEqualTo(other.published());
        assertThat(one.map()).isEqualTo(other.map());
    }

    private static List<List<Object>> forms(MissionSnapshot snapshot) {
        return snapshot.mission().forms().stream().map(SnapshotAssert::form).toList();
    }

    private static List<Object> form(Form form) {
        return List.of(form.id(), form.version(), form.phase(), form.subject(), form.title(), form.questions());
    }
}
