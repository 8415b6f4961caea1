package org.pollwatch.contract.mission;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.pollwatch.mission.Ballot;
import org.pollwatch.mission.Contestant;
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
        assertThat(List.copyOf(one.mission().ballot().contests()))
                .isEqualTo(List.copyOf(other.mission().ballot().contests()));
        assertThat(contestants(one)).isEqualTo(contestants(other));
        assertThat(one.mission().plan()).isEqualTo(other.mission().plan());
        assertThat(one.mission().checks()).isEqualTo(other.mission().checks());
        assertThat(one.published()).isEqualTo(other.published());
        assertThat(one.earlier()).isEqualTo(other.earlier());
        assertThat(one.map()).isEqualTo(other.map());
    }

    private static List<Contestant> contestants(MissionSnapshot snapshot) {
        Ballot ballot = snapshot.mission().ballot();
        return ballot.contests().stream()
                .flatMap(it -> ballot.contestants(it.id()).stream())
                .toList();
    }

    private static List<List<Object>> forms(MissionSnapshot snapshot) {
        return snapshot.mission().forms().stream().map(SnapshotAssert::form).toList();
    }

    private static List<Object> form(Form form) {
        return List.of(form.id(), form.version(), form.phase(), form.subject(), form.title(), form.questions());
    }
}
