package org.pollwatch.contract.published;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/** An OpenAPI document for a reader: each operation with its parameters, bodies and answers. */
final class HttpPage {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "head", "patch", "options");

    private final ApiDocument document;
    private final Html html;
    private final Dump yaml =
            new Dump(DumpSettings.builder().setDefaultFlowStyle(FlowStyle.BLOCK).build());

    private HttpPage(ApiDocument document) {
        this.document = document;
        this.html = Html.page(document.at("info", "title").orElseThrow().toString());
    }

    static String of(ApiDocument document) {
        HttpPage page = new HttpPage(document);
        page.html.element("p", document.at("info", "description").orElse(""));
        document.resolve(document.tree().get("paths"))
                .forEach((path, item) -> page.path(path.toString(), (Map<?, ?>) item));
        page.schemas();
        return page.html.end();
    }

    private void path(String path, Map<?, ?> item) {
        item.forEach((method, operation) -> {
            if (METHODS.contains(method.toString())) {
                operation(method.toString().toUpperCase(Locale.ROOT) + " " + path, item, (Map<?, ?>) operation);
            }
        });
    }

    private void operation(String line, Map<?, ?> item, Map<?, ?> operation) {
        html.section(operation.get("operationId").toString(), line).element("p", text(operation.get("summary")));
        if (operation.containsKey("description")) {
            html.element("p", operation.get("description"));
        }
        if (operation.containsKey("x-permission")) {
            html.element("p", "Permission: " + operation.get("x-permission"));
        }
        parameters(item, operation);
        if (operation.containsKey("requestBody")) {
            Map<?, ?> body = document.resolve(operation.get("requestBody"));
            html.element("h3", "Body").element("p", text(body.get("description")));
            contents(body);
        }
        html.element("h3", "Answers");
        html.table(List.of("status", "meaning", "content"), answers(operation)).endSection();
    }

    private void parameters(Map<?, ?> item, Map<?, ?> operation) {
        List<List<Object>> rows = new ArrayList<>();
        for (Map<?, ?> owner : List.of(item, operation)) {
            if (owner.get("parameters") instanceof List<?> list) {
                for (Object one : list) {
                    Map<?, ?> it = document.resolve(one);
                    String required = Boolean.TRUE.equals(it.get("required")) ? "required" : "";
                    rows.add(List.of(it.get("name"), it.get("in"), required, text(it.get("description"))));
                }
            }
        }
        html.table(List.of("parameter", "in", "", "meaning"), rows);
    }

    private void contents(Map<?, ?> body) {
        if (body.get("content") instanceof Map<?, ?> content) {
            content.forEach((type, media) ->
                    html.details(type.toString()).element("pre", written(media)).endDetails());
        }
    }

    private List<List<Object>> answers(Map<?, ?> operation) {
        List<List<Object>> rows = new ArrayList<>();
        if (operation.get("responses") instanceof Map<?, ?> responses) {
            responses.forEach((status, answer) -> {
                Map<?, ?> it = document.resolve(answer);
                Object types = it.get("content") instanceof Map<?, ?> content ? content.keySet() : "";
                rows.add(List.of(status, text(it.get("description")), types));
            });
        }
        return rows;
    }

    private void schemas() {
        html.section("schemas", "Schemas");
        document.at("components", "schemas")
                .ifPresent(all -> document.resolve(all).forEach((name, schema) -> html.details(name.toString())
                        .element("pre", written(schema))
                        .endDetails()));
        html.endSection();
    }

    private String written(Object part) {
        return yaml.dumpToString(part);
    }

    private static String text(Object value) {
        return value == null ? "" : value.toString();
    }
}
