package org.pollwatch.xforms.xlsform;

import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** A mapping on one line, as it fits into a cell. */
final class FlowYaml {
    private static final DumpSettings STYLE = DumpSettings.builder()
            .setDefaultFlowStyle(FlowStyle.FLOW)
            .setSplitLines(false)
            .setWidth(Integer.MAX_VALUE)
            .build();

    private FlowYaml() {}

    static String write(Map<String, Object> value) {
        return new Dump(STYLE).dumpToString(value).strip();
    }

    /** @return empty if it is no mapping */
    @SuppressWarnings("unchecked") // a YAML mapping; what it may hold is checked when the form is read
    static Optional<Map<String, Object>> read(String text) {
        try {
            Object value = new Load(LoadSettings.builder().build()).loadFromString(text);
            return value instanceof Map<?, ?> map ? Optional.of((Map<String, Object>) map) : Optional.empty();
        } catch (YamlEngineException e) {
            return Optional.empty();
        }
    }
}
