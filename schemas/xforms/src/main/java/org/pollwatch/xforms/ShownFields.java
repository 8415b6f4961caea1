package org.pollwatch.xforms;

import java.util.Optional;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.Labels;

/** The fields of a report as the person who filled the form knows them. */
public final class ShownFields {
    private static final String ANSWERS = "answers.";

    private ShownFields() {}

    /**
     * @param field of the report as its JSON has it, for example {@code answers.votes_president.akhmetov}
     * @return the text of the question, or of what is asked beside the questions; empty where the form does not show it
     */
    public static Optional<Labels> label(Form form, String field) {
        if (field.startsWith(ANSWERS)) {
            String question = field.substring(ANSWERS.length()).split("[.\\[]", 2)[0];
            return form.question(question).map(it -> it.label());
        }
        return switch (field) {
            case "place" -> Optional.of(Texts.OWN.get("own:place"));
            case "observedAt" -> Optional.of(Texts.OWN.get("own:observed-at"));
            case "withdrawn" -> Optional.of(Texts.OWN.get("own:withdrawn"));
            default -> Optional.empty();
        };
    }
}
