package org.pollwatch.headquarters.entry;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.pollwatch.counting.Answer;
import org.pollwatch.counting.ProtocolRow;

/**
 * Reads an answer in the shape in which a device sends it: a word, a list of words, a whole number, votes by contestant, or
 * the rows of a commission's table. Notes and pictures are the team's: nobody corrects them.
 */
public final class AnswerReading {
    private static final String EXPECTED =
            "a word, a list of words, a whole number, votes by contestant or a list of protocols";
    private static final String FIGURES = "an object with a whole number for each contestant";
    private static final int MOST = 300;

    private final EntryObject body;

    AnswerReading(EntryObject body) {
        this.body = body;
    }

    /**
     * @param json answers by question as the warehouse keeps them, notes and pictures among them
     * @throws EntryRefused if they are none
     */
    public static SortedMap<String, Answer> stored(String json) {
        EntryObject body = new EntryObject(json);
        AnswerReading reading = new AnswerReading(body);
        SortedMap<String, Answer> answers = new TreeMap<>();
        for (Map.Entry<String, JsonNode> answer : body.properties()) {
            JsonNode node = answer.getValue();
            Optional<Answer> read = node.path("sha256").isTextual()
                    ? Optional.of(new Answer.Attachment(
                            node.path("sha256").textValue(), node.path("bytes").longValue()))
                    : reading.read("answers", node);
            read.ifPresent(it -> answers.put(answer.getKey(), it));
        }
        body.check();
        return answers;
    }

    /** @return empty, with a fault named, where it is none */
    Optional<Answer> read(String field, JsonNode node) {
        if (node.isTextual()) {
            return Optional.of(Answer.word(node.textValue()));
        }
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            return Optional.of(Answer.amount(node.longValue()));
        }
        if (node.isObject()) {
            return figures(field, node, EXPECTED).map(Answer.Votes::new);
        }
        if (node.isArray() && node.size() <= MOST) {
            return !node.isEmpty() && node.get(0).isObject() ? rows(field, node) : words(field, node);
        }
        body.fault(field, EXPECTED);
        return Optional.empty();
    }

    private Optional<Answer> words(String field, JsonNode list) {
        List<String> words = new ArrayList<>();
        for (JsonNode word : list) {
            if (!word.isTextual()) {
                body.fault(field, EXPECTED);
                return Optional.empty();
            }
            words.add(word.textValue());
        }
        return Optional.of(new Answer.Words(words));
    }

    private Optional<SortedMap<String, Long>> figures(String field, JsonNode object, String expected) {
        SortedMap<String, Long> figures = new TreeMap<>();
        for (Map.Entry<String, JsonNode> figure : object.properties()) {
            if (!figure.getValue().isIntegralNumber() || !figure.getValue().canConvertToLong()) {
                body.fault(field, expected);
                return Optional.empty();
            }
            figures.put(figure.getKey(), figure.getValue().longValue());
        }
        return Optional.of(figures);
    }

    private Optional<Answer> rows(String field, JsonNode list) {
        List<ProtocolRow> rows = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            String at = field + "[" + i + "]";
            JsonNode row = list.get(i);
            if (!row.path("place").isTextual()) {
                body.fault(at + ".place", "the id of a polling station");
                continue;
            }
            rows.add(new ProtocolRow(
                    row.path("place").textValue(),
                    side(at + ".station", row.path("station")),
                    side(at + ".commission", row.path("commission"))));
        }
        return Optional.of(new Answer.Protocols(rows));
    }

    private SortedMap<String, Long> side(String field, JsonNode side) {
        if (side.isObject()) {
            return figures(field, side, FIGURES).orElseGet(TreeMap::new);
        }
        if (!side.isMissingNode()) {
            body.fault(field, FIGURES);
        }
        return new TreeMap<>();
    }
}
