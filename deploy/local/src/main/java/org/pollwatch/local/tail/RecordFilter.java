package org.pollwatch.local.tail;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.pollwatch.contract.Topic;

/** Which records of a topic are wanted. Looks only at what the record itself says. */
public record RecordFilter(Optional<String> area, Optional<String> form, Optional<String> indicator) {
    static final String INDICATORS = "indicators";
    private static final String AREA = "area";
    private static final String AREA_PATH = "areaPath";
    private static final String FORM = "form";
    private static final String INDICATOR = "indicator";

    /** @return what cannot be filtered by, one sentence each: such a filter would hide everything */
    public List<String> faults(Topic<?> topic) {
        List<String> faults = new ArrayList<>();
        Schema schema = topic.schema();
        check(area, schema, "--area", topic, faults, AREA, AREA_PATH);
        check(form, schema, "--form", topic, faults, FORM);
        check(indicator, schema, "--indicator", topic, faults, INDICATOR, INDICATORS);
        return faults;
    }

    private static void check(
            Optional<String> wanted,
            Schema schema,
            String option,
            Topic<?> topic,
            List<String> faults,
            String... fields) {
        if (wanted.isPresent() && List.of(fields).stream().allMatch(it -> schema.getField(it) == null)) {
            faults.add(option + ": the records of " + topic.noun() + " do not say");
        }
    }

    boolean isFiltering() {
        return area.isPresent() || form.isPresent() || indicator.isPresent();
    }

    /** A tombstone says nothing but its key, and so is let through by its key alone. */
    boolean takes(String key, GenericRecord value) {
        if (value == null) {
            return area.map(it -> key.equals(it) || key.startsWith(it + "|")).orElse(true)
                    && form.map(it -> key.contains("|" + it)).orElse(true);
        }
        return area.map(it -> it.equals(text(value, AREA))
                                || list(value, AREA_PATH).contains(it))
                        .orElse(true)
                && form.map(it -> it.equals(text(value, FORM))).orElse(true)
                && indicator
                        .map(it -> it.equals(text(value, INDICATOR)) || has(value, it))
                        .orElse(true);
    }

    private static boolean has(GenericRecord value, String indicator) {
        return field(value, INDICATORS).stream()
                .flatMap(it -> ((List<?>) it).stream())
                .anyMatch(it -> indicator.equals(text((GenericRecord) it, "id")));
    }

    static String text(GenericRecord value, String name) {
        return field(value, name).map(Object::toString).orElse("");
    }

    private static List<String> list(GenericRecord value, String name) {
        return field(value, name)
                .map(it -> ((List<?>) it).stream().map(Object::toString).toList())
                .orElse(List.of());
    }

    private static Optional<Object> field(GenericRecord value, String name) {
        return value.hasField(name) ? Optional.ofNullable(value.get(name)) : Optional.empty();
    }
}
