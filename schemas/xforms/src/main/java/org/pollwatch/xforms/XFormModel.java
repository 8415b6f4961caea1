package org.pollwatch.xforms;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pollwatch.counting.ProtocolRow;
import org.pollwatch.mission.Contestant;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.FormSubject;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Question;
import org.pollwatch.mission.QuestionType;

/** The model of an XForm: the empty instance, the tables beside it, and what binds each node. */
final class XFormModel {
    private static final String INTEGER = "int";
    private static final String WORD = "string";
    private static final String MESSAGE = "jr:constraintMsg";

    /** The largest figure of a protocol that a report may have. */
    private static final long LARGEST = 1_000_000_000;

    private final Mission mission;
    private final Form form;
    private final Xml xml;

    XFormModel(Mission mission, Form form, Xml xml) {
        this.mission = mission;
        this.form = form;
        this.xml = xml;
    }

    void write() {
        new XFormInstance(mission, form, xml).write();
        xml.empty("instance", "id", "places", "src", "jr://file-csv/" + PlaceList.file(form.subject()));
        if (asksForProtocols(form)) {
            xml.empty(
                    "instance",
                    "id",
                    "stations",
                    "src",
                    "jr://file-csv/" + PlaceList.file(FormSubject.POLLING_STATION));
        }
        ownBinds();
        shown(form).forEach(this::bind);
    }

    /** @return the questions but those of notes and pictures, since Collect cannot encrypt to headquarters' key */
    static List<Question> shown(Form form) {
        return form.questions().stream().filter(it -> !it.type().isAttached()).toList();
    }

    static boolean asksForProtocols(Form form) {
        return form.questions().stream().anyMatch(it -> it.type() == QuestionType.PROTOCOLS);
    }

    /** @return whether the answers that carry no substance are given in a node beside the question's own */
    static boolean hasWithout(Question question) {
        return !question.type().isAnsweredInWords() || question.type() == QuestionType.TIME;
    }

    private List<Contestant> contestants(Question question) {
        return mission.ballot().contestants(question.contest().orElseThrow());
    }

    private void ownBinds() {
        bind(Nodes.path(Nodes.REPORT_ID), WORD);
        xml.empty(
                "setvalue", "event", "odk-instance-first-load", "ref", Nodes.path(Nodes.REPORT_ID), "value", "uuid()");
        bind(Nodes.path(Nodes.REVISION), INTEGER);
        xml.empty(
                "setvalue",
                "event",
                "odk-instance-load",
                "ref",
                Nodes.path(Nodes.REVISION),
                "value",
                Nodes.path(Nodes.REVISION) + " + 1");
        bind(Nodes.path(Nodes.PLACE), WORD, "required", "true()");
        bind(Nodes.path(Nodes.OBSERVED_AT), "dateTime", "required", "true()");
        xml.empty(
                "setvalue", "event", "odk-instance-first-load", "ref", Nodes.path(Nodes.OBSERVED_AT), "value", "now()");
        bind(Nodes.path(Nodes.WITHDRAWN), WORD, "relevant", Nodes.path(Nodes.REVISION) + " > 1");
        bind(Nodes.path("orx:" + Nodes.META, "orx:" + Nodes.INSTANCE_ID), WORD, "jr:preload", "uid");
        bind(
                Nodes.path("orx:" + Nodes.META, "orx:" + Nodes.INSTANCE_NAME),
                WORD,
                "calculate",
                "concat('" + form.id() + " ', " + Nodes.path(Nodes.PLACE) + ")");
    }

    private void bind(Question question) {
        Optional<String> relevant = question.askIf().map(it -> XPaths.of(it, form));
        switch (question.type()) {
            case YES_NO, CHOICE, EVALUATION -> bind(question.id(), WORD, relevant);
            case CHOICES ->
                bind(
                        question.id(),
                        WORD,
                        relevant,
                        "constraint",
                        onlyAlone(List.of("none", "not_observed", "not_applicable")),
                        MESSAGE,
                        itext("own:alone"));
            case TIME -> bind(question.id(), "time", relevant);
            case INTEGER ->
                bind(
                        question.id(),
                        INTEGER,
                        relevant,
                        "constraint",
                        ". >= " + question.min() + " and . <= " + question.max(),
                        MESSAGE,
                        itext(Texts.range(question)));
            case VOTES -> votes(question, relevant);
            case PROTOCOLS -> protocols(question, relevant);
            case TEXT, PHOTO -> throw new IllegalStateException(question.id() + " is not shown");
        }
        if (hasWithout(question)) {
            bind(Nodes.without(question.id()), WORD, Optional.of(unanswered(question, relevant)));
        }
    }

    private static String onlyAlone(List<String> words) {
        StringBuilder rule = new StringBuilder("count-selected(.) <= 1 or not(");
        for (int i = 0; i < words.size(); i++) {
            rule.append(i == 0 ? "" : " or ")
                    .append("selected(., '")
                    .append(words.get(i))
                    .append("')");
        }
        return rule.append(')').toString();
    }

    private String unanswered(Question question, Optional<String> relevant) {
        String empty =
                switch (question.type()) {
                    case VOTES ->
                        contestants(question).stream()
                                .map(it -> Nodes.path(question.id(), it.id()) + " = ''")
                                .reduce((a, b) -> a + " and " + b)
                                .orElse("true()");
                    case PROTOCOLS -> "count(" + Nodes.path(question.id()) + ") = 0";
                    default -> Nodes.path(question.id()) + " = ''";
                };
        return relevant.map(it -> "(" + it + ") and " + empty).orElse(empty);
    }

    private void votes(Question question, Optional<String> relevant) {
        relevant.ifPresent(it -> xml.empty("bind", "nodeset", Nodes.path(question.id()), "relevant", it));
        for (Contestant it : contestants(question)) {
            figure(
                    Nodes.path(question.id(), it.id()),
                    it.area().map(area -> "selected(" + XPaths.CHOSEN_PLACE + "/areas, '" + area + "')"));
        }
    }

    private void protocols(Question question, Optional<String> relevant) {
        relevant.ifPresent(it -> xml.empty("bind", "nodeset", Nodes.path(question.id()), "relevant", it));
        bind(
                Nodes.path(question.id(), Nodes.ROW_PLACE),
                WORD,
                "required",
                "true()",
                "constraint",
                "count(" + Nodes.path(question.id()) + "[" + Nodes.ROW_PLACE + " = current()/.]) <= 1",
                MESSAGE,
                itext("own:once"));
        for (String side : List.of(Nodes.STATION, Nodes.COMMISSION)) {
            for (Contestant it : contestants(question)) {
                figure(
                        Nodes.path(question.id(), side, it.id()),
                        it.area().map(area -> XPaths.isOnBallot("current()/../../" + Nodes.ROW_PLACE, area)));
            }
            ProtocolRow.TOTALS.stream()
                    .sorted()
                    .forEach(it -> figure(Nodes.path(question.id(), side, it), Optional.empty()));
        }
    }

    private void figure(String path, Optional<String> relevant) {
        List<String> attributes =
                new ArrayList<>(List.of("constraint", ". >= 0 and . <= " + LARGEST, MESSAGE, itext("own:figure")));
        relevant.ifPresent(it -> attributes.addAll(List.of("relevant", it)));
        bind(path, INTEGER, attributes.toArray(String[]::new));
    }

    private static String itext(String text) {
        return "jr:itext('" + text + "')";
    }

    private void bind(String question, String type, Optional<String> relevant, String... more) {
        List<String> attributes = new ArrayList<>(List.of(more));
        relevant.ifPresent(it -> attributes.addAll(List.of("relevant", it)));
        bind(Nodes.path(question), type, attributes.toArray(String[]::new));
    }

    private void bind(String path, String type, String... more) {
        List<String> attributes = new ArrayList<>(List.of("nodeset", path, "type", type));
        attributes.addAll(List.of(more));
        xml.empty("bind", attributes.toArray(String[]::new));
    }
}
