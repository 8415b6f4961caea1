package org.pollwatch.xforms;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.pollwatch.counting.Answer;
import org.pollwatch.counting.ProtocolRow;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.Question;
import org.pollwatch.mission.QuestionType;

/**
 * The answers in a submission; an empty node is no answer. Whether they fit is for the report's own check, which also gets
 * to see the nodes that are no question of the form: an answer that nobody would count is refused, not dropped.
 */
final class XFormAnswers {
    private static final int CLOCK = "HH:mm".length();

    /** What other people's forms carry beside their questions (XLSForm, metadata question types). */
    private static final Set<String> METADATA = Set.of(
            "start",
            "end",
            "today",
            "deviceid",
            "phonenumber",
            "simserial",
            "subscriberid",
            "username",
            "email",
            "audit",
            "start-geopoint",
            "background-audio",
            Nodes.META,
            Nodes.INSTANCE_NAME,
            "formhub",
            "__version__");

    private final Form form;
    private final XmlNode root;

    XFormAnswers(Form form, XmlNode root) {
        this.form = form;
        this.root = root;
    }

    /** @throws UnreadableSubmission if a number is none */
    SortedMap<String, Answer> read() {
        SortedMap<String, Answer> answers = new TreeMap<>();
        for (Question question : form.questions()) {
            read(question)
                    .or(() -> root.value(Nodes.without(question.id())).map(Answer::word))
                    .ifPresent(answer -> answers.put(question.id(), answer));
        }
        root.children().stream()
                .filter(it -> !isKnown(it.name()) && !it.isBlank())
                .forEach(it -> answers.put(it.name(), Answer.word("")));
        return answers;
    }

    private boolean isKnown(String node) {
        return form.question(node).isPresent()
                || Nodes.OWN.contains(node)
                || METADATA.contains(node)
                || form.questions().stream()
                        .anyMatch(it -> Nodes.without(it.id()).equals(node));
    }

    private Optional<Answer> read(Question question) {
        return switch (question.type()) {
            case YES_NO, CHOICE, EVALUATION -> root.value(question.id()).map(Answer::word);
            case CHOICES -> root.value(question.id()).map(it -> new Answer.Words(List.of(it.split("\\s+"))));
            case TIME ->
                root.value(question.id()).map(it -> Answer.word(it.substring(0, Math.min(CLOCK, it.length()))));
            case INTEGER -> root.value(question.id()).map(it -> Answer.amount(number(question, it)));
            case VOTES ->
                root.find(question.id())
                        .map(it -> figures(question, it))
                        .filter(it -> !it.isEmpty())
                        .map(Answer.Votes::new);
            case PROTOCOLS -> protocols(question);
            case TEXT, PHOTO -> root.value(question.id()).map(XFormAnswers::unread);
        };
    }

    /** A foreign form may ask for it in clear: what was said goes no further than here, and the check refuses the field. */
    private static Answer unread(String clear) {
        return Answer.word(QuestionType.isUnsubstantive(clear) ? clear : "");
    }

    private Optional<Answer> protocols(Question question) {
        List<ProtocolRow> rows = new ArrayList<>();
        for (XmlNode row : root.all(question.id())) {
            SortedMap<String, Long> station =
                    row.find(Nodes.STATION).map(it -> figures(question, it)).orElse(new TreeMap<>());
            SortedMap<String, Long> commission =
                    row.find(Nodes.COMMISSION).map(it -> figures(question, it)).orElse(new TreeMap<>());
            Optional<String> place = row.value(Nodes.ROW_PLACE);
            if (place.isPresent() || !station.isEmpty() || !commission.isEmpty()) {
                rows.add(new ProtocolRow(place.orElse(""), station, commission));
            }
        }
        return rows.isEmpty() ? Optional.empty() : Optional.of(new Answer.Protocols(rows));
    }

    private static SortedMap<String, Long> figures(Question question, XmlNode node) {
        SortedMap<String, Long> figures = new TreeMap<>();
        for (XmlNode figure : node.children()) {
            if (!figure.text().isEmpty()) {
                figures.put(figure.name(), number(question, figure.text()));
            }
        }
        return figures;
    }

    private static long number(Question question, String text) {
        return whole(text).orElseThrow(() -> new UnreadableSubmission("answers." + question.id(), "a whole number"));
    }

    static OptionalLong whole(String text) {
        try {
            return OptionalLong.of(Long.parseLong(text));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }
}
