package org.pollwatch.headquarters.statement;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.pollwatch.contract.avro.Statement;
import org.pollwatch.mission.Labels;
import org.pollwatch.mission.Mission;
import org.pollwatch.statement.FigureChanges.Change;
import org.pollwatch.statement.Figures;
import org.pollwatch.statement.LogEnds;
import org.pollwatch.statement.Reading;
import org.pollwatch.statement.Recomputed;
import org.pollwatch.statement.ShownFigures;
import org.pollwatch.statement.ShownFigures.Shown;
import org.pollwatch.statement.StatementBook;
import org.pollwatch.statement.StatementBook.AreaFigures;
import org.pollwatch.statement.StatementBook.AreaName;
import org.pollwatch.statement.StatementBook.FormFigures;
import org.pollwatch.statement.StatementBook.IndicatorLine;

/** Statements as the API gives them. */
public final class StatementJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private StatementJson() {}

    /** @param running what is being frozen, or failed to be */
    public static ObjectNode list(List<Statement> statements, Optional<Freeze> running) {
        ObjectNode json = MAPPER.createObjectNode();
        ArrayNode all = json.putArray("statements");
        running.ifPresent(it -> all.add(freeze(it)));
        statements.forEach(it -> all.add(head(it)));
        return json;
    }

    public static ObjectNode freeze(Freeze it) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("id", it.id()).put("title", it.title());
        json.put("state", it.step() == Freeze.Step.FAILED ? "failed" : "freezing");
        json.put("step", word(it.step())).put("read", it.read()).put("of", it.of());
        json.put("fault", it.fault());
        return json;
    }

    /** @return everything but what it says */
    public static ObjectNode head(Statement it) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("id", it.getId()).put("title", it.getTitle()).put("state", word(it.getState()));
        json.put("frozenAt", it.getFrozenAt().toString()).put("frozenBy", it.getFrozenBy());
        json.put("releasedAt", text(it.getReleasedAt())).put("releasedBy", it.getReleasedBy());
        json.put("withdrawnAt", text(it.getWithdrawnAt())).put("withdrawnBy", it.getWithdrawnBy());
        json.put("withdrawnBecause", it.getWithdrawnBecause());
        json.put("definitionRevision", it.getDefinitionRevision()).put("code", it.getCode());
        json.put("reconstruction", it.getReconstruction()).put("sha256", it.getSha256());
        json.set("ends", MAPPER.valueToTree(LogEnds.read(it.getEnds()).byNoun()));
        json.put("live", word(it.getLive()));
        json.set("differences", MAPPER.valueToTree(it.getDifferences()));
        return json;
    }

    /** @return the head, whether the figures still have their hash, and the reading */
    public static ObjectNode full(Statement it, Reading reading) {
        ObjectNode json = head(it);
        json.put("intact", Figures.sha256(Recomputed.bytes(it)).equals(it.getSha256()));
        json.set("reading", MAPPER.valueToTree(reading));
        return json;
    }

    /** @param with {@code live}, or the id of the other statement */
    public static ObjectNode changes(Statement it, String with, List<Change> changes, StatementBook book) {
        Map<String, AreaName> areas =
                book.areas().stream().collect(Collectors.toMap(AreaName::id, Function.identity()));
        ObjectNode json = MAPPER.createObjectNode();
        json.put("statement", it.getId()).put("with", with);
        ArrayNode all = json.putArray("changes");
        for (Change change : changes) {
            ObjectNode each = all.addObject();
            each.put("form", change.figure().form()).put("area", change.figure().area());
            Optional.ofNullable(areas.get(change.figure().area()))
                    .ifPresent(area -> each.set("areaNames", MAPPER.valueToTree(area.names())));
            each.put("indicator", change.figure().indicator())
                    .put("counter", change.figure().counter());
            each.put("before", change.before()).put("after", change.after());
        }
        return json;
    }

    /** @return released statements with their figures, small cells withheld */
    public static ObjectNode released(Mission mission, List<Statement> released, StatementDesk desk) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("mission", mission.id());
        json.set("title", MAPPER.valueToTree(mission.card().titles()));
        json.put("electionDay", mission.card().electionDay().toString());
        json.put("reconstruction", mission.card().reconstruction());
        ArrayNode all = json.putArray("statements");
        released.forEach(it -> all.add(released(it, desk.book(it))));
        return json;
    }

    private static ObjectNode released(Statement it, StatementBook book) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("id", it.getId()).put("title", it.getTitle());
        json.put("frozenAt", it.getFrozenAt().toString()).put("releasedAt", text(it.getReleasedAt()));
        json.put("receivedUpTo", book.receivedUpTo())
                .put("minimumReports", book.mission().minimumReports());
        json.put("limited", book.mission().limited());
        json.put("sha256", it.getSha256()).put("definitionRevision", it.getDefinitionRevision());
        json.put("code", it.getCode());
        json.set("ends", MAPPER.valueToTree(LogEnds.read(it.getEnds()).byNoun()));
        ArrayNode areas = json.putArray("areas");
        book.areas().forEach(area -> areas.addObject()
                .put("id", area.id())
                .put("level", area.level())
                .set("names", names(area.names())));
        ShownFigures shown = ShownFigures.released(book);
        ArrayNode forms = json.putArray("forms");
        book.forms().forEach(form -> forms.add(form(form, shown)));
        return json;
    }

    private static ObjectNode names(Labels labels) {
        return MAPPER.valueToTree(labels);
    }

    private static ObjectNode form(FormFigures form, ShownFigures shown) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("form", form.id()).put("phase", form.phase()).set("title", names(form.title()));
        ArrayNode labels = json.putArray("indicators");
        form.indicators().forEach(it -> {
            ObjectNode each = labels.addObject();
            each.put("id", it.id()).put("kind", it.kind()).put("base", it.base());
            each.set("label", names(it.label()));
        });
        ArrayNode areas = json.putArray("areas");
        for (AreaFigures area : form.areas()) {
            if (area.reports() > 0 && !area.suspect()) {
                ObjectNode each = areas.addObject();
                each.put("area", area.area()).put("reports", area.reports()).put("places", area.places());
                ArrayNode figures = each.putArray("indicators");
                form.indicators().forEach(it -> figures.add(figure(it, shown.of(form, area, it))));
            }
        }
        return json;
    }

    private static ObjectNode figure(IndicatorLine indicator, Shown it) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("id", indicator.id());
        put(json, "flagged", it.flagged());
        json.put("applicable", it.applicable());
        if (it.rate().isPresent()) {
            json.put("rate", it.rate().getAsDouble());
        } else {
            json.putNull("rate");
        }
        put(json, "placesFlagged", it.placesFlagged());
        json.put("placesApplicable", it.placesApplicable());
        if (indicator.kind().equals("number")) {
            json.put("n", it.n());
            put(json, "sum", it.sum());
        }
        json.put("withheld", it.withheld().map(StatementJson::word).orElse(null));
        return json;
    }

    private static void put(ObjectNode json, String name, OptionalLong value) {
        if (value.isPresent()) {
            json.put(name, value.getAsLong());
        } else {
            json.putNull(name);
        }
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static String text(Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
