package org.pollwatch.contract.mission;

import java.util.List;
import java.util.Optional;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.FormSubject;
import org.pollwatch.mission.Phase;
import org.pollwatch.mission.Question;

/** Reads a questionnaire. */
final class FormReader {

    private FormReader() {}

    /** @return the form; empty, with a fault, if the text is no form at all */
    static Optional<ReadForm> read(String file, String text, Faults faults) {
        return YamlMap.parse(file, text, faults).map(map -> form(map, faults));
    }

    private static ReadForm form(YamlMap map, Faults faults) {
        try (map) {
            TranslationState.read(map);
            FormSubject subject =
                    map.need("place").flatMap(it -> it.word(FormSubject.class)).orElse(FormSubject.POLLING_STATION);
            QuestionsReader reader = new QuestionsReader(subject, faults);
            List<Question> questions = reader.read(map.needMaps("questions"));
            Form form = new Form(
                    map.need("id").flatMap(it -> it.id(IdRule.WORD)).orElse(""),
                    map.need("version").flatMap(it -> it.id(IdRule.VERSION)).orElse(""),
                    map.need("phase").flatMap(it -> it.word(Phase.class)).orElse(Phase.VOTING),
                    subject,
                    map.labels("title"),
                    questions);
            return new ReadForm(new Located<>(form, map.at("id")), reader.contests());
        }
    }
}
