package org.pollwatch.contract.published;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The AsyncAPI document for a reader: each topic with its key, how it is kept, and what every field means. */
final class TopicsPage {
    private final ApiDocument document;
    private final Html html;

    private TopicsPage(ApiDocument document) {
        this.document = document;
        this.html = Html.page(document.at("info", "title").orElseThrow().toString());
    }

    static String of(ApiDocument document) {
        TopicsPage page = new TopicsPage(document);
        page.html.element("p", document.at("info", "description").orElse(""));
        document.resolve(document.tree().get("channels"))
                .forEach((noun, channel) -> page.channel(noun.toString(), (Map<?, ?>) channel));
        return page.html.end();
    }

    private void channel(String noun, Map<?, ?> channel) {
        Map<?, ?> kept = child(channel, "bindings", "kafka");
        Map<?, ?> message = document.resolve(child(channel, "messages").get(noun));
        Map<?, ?> binding = child(message, "bindings", "kafka");
        html.section(noun, noun).element("code", channel.get("address")).element("p", channel.get("description"));
        html.table(
                List.of("key", "partitions", "kept", "may read", "subject in the registry"),
                List.of(List.of(
                        child(binding, "key").get("description"),
                        kept.get("partitions"),
                        child(kept, "topicConfiguration").get("cleanup.policy"),
                        channel.get("x-readers"),
                        channel.get("x-subject"))));
        headers(message);
        Map<?, ?> schema = child(document.resolve(message.get("payload")), "schema");
        html.details("value: " + schema.get("name"));
        fields(schema, new HashSet<>());
        html.endDetails().endSection();
    }

    private void headers(Map<?, ?> message) {
        List<List<Object>> rows = new ArrayList<>();
        child(message, "headers", "properties").forEach((name, header) -> {
            Map<?, ?> it = (Map<?, ?>) header;
            rows.add(List.of(name, text(it.get("const")) + text(it.get("description"))));
        });
        if (!rows.isEmpty()) {
            html.details("headers").table(List.of("header", "value"), rows).endDetails();
        }
    }

    private void fields(Map<?, ?> record, Set<Object> seen) {
        if (!seen.add(record.get("name"))) {
            return;
        }
        List<List<Object>> rows = new ArrayList<>();
        List<Map<?, ?>> inside = new ArrayList<>();
        for (Object one : (List<?>) record.get("fields")) {
            Map<?, ?> field = (Map<?, ?>) one;
            rows.add(List.of(field.get("name"), type(field.get("type"), inside), text(field.get("doc"))));
        }
        html.table(List.of("field", "type", "meaning"), rows);
        for (Map<?, ?> named : inside) {
            html.element("h3", named.get("name")).element("p", text(named.get("doc")));
            if (named.containsKey("fields")) {
                fields(named, seen);
            }
        }
    }

    /** @return the type in words; what has a name and parts of its own goes to {@code inside} */
    private static String type(Object type, List<Map<?, ?>> inside) {
        if (type instanceof List<?> union) {
            return String.join(
                    " or ", union.stream().map(it -> type(it, inside)).toList());
        }
        if (!(type instanceof Map<?, ?> map)) {
            return type.toString();
        }
        if (map.containsKey("items")) {
            return "array of " + type(map.get("items"), inside);
        }
        if (map.containsKey("logicalType")) {
            return map.get("type") + " (" + map.get("logicalType") + ")";
        }
        if (map.containsKey("name")) {
            inside.add(map);
            String symbols = map.containsKey("symbols") ? " " + map.get("symbols") : "";
            return map.get("name") + symbols;
        }
        return type(map.get("type"), inside);
    }

    private static Map<?, ?> child(Map<?, ?> map, String... names) {
        Map<?, ?> here = map;
        for (String name : names) {
            here = here.get(name) instanceof Map<?, ?> next ? next : Map.of();
        }
        return here;
    }

    private static String text(Object value) {
        return value == null ? "" : value.toString();
    }
}
