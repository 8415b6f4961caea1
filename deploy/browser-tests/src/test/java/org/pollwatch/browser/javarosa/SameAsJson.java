package org.pollwatch.browser.javarosa;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.javarosa.core.model.data.IAnswerData;
import org.javarosa.core.model.data.helper.Selection;
import org.javarosa.core.model.instance.TreeElement;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.Question;

/** The report in JSON that the phone page would send for what was filled in JavaRosa: from its model, not from its XML. */
final class SameAsJson {
    private static final Set<String> SIDES = Set.of("station", "commission");

    private final ObjectMapper json = new ObjectMapper();
    private final TreeElement root;
    private final Form form;

    SameAsJson(TreeElement root, Form form) {
        this.root = root;
        this.form = form;
    }

    String report(String reportId) {
        Date observed = (Date)
                value(root.getFirstChild("report-observed-at")).orElseThrow().getValue();
        ObjectNode report = json.createObjectNode()
                .put("reportId", reportId)
                .put("revision", 1)
                .put("form", form.id())
                .put("formVersion", form.version())
                .put("place", word(root, "report-place").orElseThrow())
                .put("observedAt", observed.toInstant().toString());
        ObjectNode answers = report.putObject("answers");
        form.questions().forEach(question -> answer(question, answers));
        return report.toString();
    }

    private void answer(Question question, ObjectNode answers) {
        TreeElement node = root.getFirstChild(question.id());
        switch (question.type()) {
            case YES_NO, CHOICE, EVALUATION ->
                word(root, question.id()).ifPresent(it -> answers.put(question.id(), it));
            case CHOICES -> value(node).ifPresent(it -> choices(it, answers.putArray(question.id())));
            case INTEGER -> value(node).ifPresent(it -> answers.put(question.id(), (Integer) it.getValue()));
            case TIME ->
                value(node).ifPresent(it -> answers.put(question.id(), "%tH:%<tM".formatted((Date) it.getValue())));
            case VOTES -> some(figures(node)).ifPresent(it -> answers.set(question.id(), it));
            case PROTOCOLS -> rows(question, answers);
            case TEXT, PHOTO -> {} // left out of every XForm
        }
        if (!answers.has(question.id())) {
            word(root, question.id() + "-none").ifPresent(it -> answers.put(question.id(), it));
        }
    }

    private void rows(Question question, ObjectNode answers) {
        ArrayNode rows = json.createArrayNode();
        for (TreeElement row : root.getChildrenWithName(question.id())) {
            if (row.isRelevant() && row.getMult() >= 0) {
                ObjectNode one =
                        rows.addObject().put("place", word(row, "row-place").orElseThrow());
                SIDES.forEach(
                        side -> some(figures(row.getFirstChild("row-" + side))).ifPresent(it -> one.set(side, it)));
            }
        }
        if (!rows.isEmpty()) {
            answers.set(question.id(), rows);
        }
    }

    private static Optional<ObjectNode> some(ObjectNode figures) {
        return Optional.of(figures).filter(it -> !it.isEmpty());
    }

    private static ObjectNode figures(TreeElement parent) {
        ObjectNode figures = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < parent.getNumChildren(); i++) {
            TreeElement figure = parent.getChildAt(i);
            value(figure).ifPresent(it -> figures.put(figure.getName(), (Integer) it.getValue()));
        }
        return figures;
    }

    private static void choices(IAnswerData chosen, ArrayNode words) {
        ((List<?>) chosen.getValue()).forEach(it -> words.add(((Selection) it).getValue()));
    }

    private static Optional<String> word(TreeElement parent, String node) {
        return Optional.ofNullable(parent.getFirstChild(node))
                .flatMap(SameAsJson::value)
                .map(it -> it.getValue() instanceof Selection selection ? selection.getValue() : it.getDisplayText());
    }

    /** What is not relevant is not sent. */
    private static Optional<IAnswerData> value(TreeElement node) {
        return node.isRelevant() ? Optional.ofNullable(node.getValue()) : Optional.empty();
    }
}
