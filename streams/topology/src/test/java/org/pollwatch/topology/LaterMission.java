package org.pollwatch.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.Labels;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Question;
import org.pollwatch.mission.QuestionType;
import org.pollwatch.mission.Reading;

/** A mission at a later revision. */
final class LaterMission {
    private LaterMission() {}

    /** @return the mission at the revision, as it was */
    static Mission unchanged(Mission before, long revision) {
        return with(before, revision, List.copyOf(before.forms()));
    }

    /** @return the mission with one more version of form voting, which asks one more question before all others */
    static Mission withQuestion(Mission before, long revision, String version, String question) {
        Form old = before.newest("voting").orElseThrow();
        List<Question> questions = new ArrayList<>();
        questions.add(yesNo(question));
        questions.addAll(old.questions());
        List<Form> forms = new ArrayList<>(before.forms());
        forms.add(new Form("voting", version, old.phase(), old.subject(), old.title(), questions));
        return with(before, revision, forms);
    }

    /** @return the mission with a form for polling stations that asks one question */
    static Mission withForm(Mission before, long revision, String form, String question) {
        Form old = before.newest("voting").orElseThrow();
        List<Form> forms = new ArrayList<>(before.forms());
        forms.add(new Form(form, "1", old.phase(), old.subject(), Labels.same(form), List.of(yesNo(question))));
        return with(before, revision, forms);
    }

    private static Mission with(Mission before, long revision, List<Form> forms) {
        return new Mission(before.card(), revision, before.areas(), before.places(), forms);
    }

    private static Question yesNo(String id) {
        return new Question(
                id,
                QuestionType.YES_NO,
                Labels.same(id),
                List.of(),
                Set.of("yes"),
                Optional.empty(),
                Optional.empty(),
                true,
                "procedural",
                Optional.empty(),
                0,
                0,
                Reading.PER_REPORT,
                OptionalLong.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
