package org.pollwatch.contract.mission;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;

/** Checks a map: GeoJSON, a FeatureCollection, whose features' property {@code id}, where they have one, is an area's. */
final class MapRules {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Located<String> map;
    private final Set<String> areas;
    private final Faults faults;
    private String type = "";

    MapRules(Located<String> map, Set<String> areas, Faults faults) {
        this.map = map;
        this.areas = areas;
        this.faults = faults;
    }

    void check() {
        try (JsonParser parser = JSON.createParser(map.value())) {
            while (parser.nextToken() != null) {
                if (parser.currentToken() == JsonToken.VALUE_STRING) {
                    text(parser);
                }
            }
            if (!type.equals("FeatureCollection")) {
                faults.add(map.at(), "type: expected FeatureCollection");
            }
        } catch (JsonProcessingException e) {
            faults.add(spot(e.getLocation().getLineNr()), "expected GeoJSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void text(JsonParser parser) throws IOException {
        var context = parser.getParsingContext();
        String name = String.valueOf(context.getCurrentName());
        if (name.equals("type") && context.getParent().inRoot()) {
            type = parser.getText();
        }
        boolean isId = name.equals("id")
                && !context.getParent().inRoot()
                && "properties".equals(context.getParent().getCurrentName());
        if (isId && !areas.contains(parser.getText())) {
            faults.add(
                    spot(parser.currentTokenLocation().getLineNr()),
                    "properties: id: expected the id of an area, got \"" + parser.getText() + "\"");
        }
    }

    private Spot spot(int line) {
        return new Spot(map.at().file(), line);
    }
}
