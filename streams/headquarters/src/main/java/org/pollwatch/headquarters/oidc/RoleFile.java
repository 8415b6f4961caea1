package org.pollwatch.headquarters.oidc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.pollwatch.headquarters.access.Role;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads a mapping of roles: YAML or JSON, every fault named, nothing half taken. */
final class RoleFile {
    private static final String USUAL_NAME = "preferred_username";

    private final Path file;
    private final List<String> faults = new ArrayList<>();

    RoleFile(Path file) {
        this.file = file;
    }

    RoleMapping read() throws IOException {
        RoleMapping mapping = mapping(tree());
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(String.join(
                    System.lineSeparator(),
                    faults.stream().map(it -> file + ": " + it).toList()));
        }
        return mapping;
    }

    private Object tree() throws IOException {
        try {
            return new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
        } catch (YamlEngineException e) {
            throw new IllegalArgumentException(file + ": expected YAML, each key once", e);
        }
    }

    private RoleMapping mapping(Object tree) {
        Map<String, Object> top = map("the file", tree, Set.of("name", "roles", "areas"));
        Map<String, Object> roles = map("roles", top.get("roles"), Set.of("claim", "values"));
        Map<String, RoleMapping.Line> lines = new LinkedHashMap<>();
        map("roles.values", roles.get("values"), Set.of()).forEach((word, it) -> lines.put(word, line(word, it)));
        Optional<String> claim = Optional.empty();
        Map<String, Set<String>> areasOf = new HashMap<>();
        if (top.containsKey("areas")) {
            Map<String, Object> areas = map("areas", top.get("areas"), Set.of("claim", "values"));
            claim = Optional.of(word("areas.claim", areas.get("claim")));
            if (areas.containsKey("values")) {
                map("areas.values", areas.get("values"), Set.of())
                        .forEach((word, it) -> areasOf.put(word, areas("areas.values." + word, it)));
            }
        }
        String name = top.containsKey("name") ? word("name", top.get("name")) : USUAL_NAME;
        return new RoleMapping(name, word("roles.claim", roles.get("claim")), lines, claim, areasOf);
    }

    private RoleMapping.Line line(String word, Object value) {
        String where = "roles.values." + word;
        if (value instanceof String role) {
            return new RoleMapping.Line(role(where, role), Set.of());
        }
        Map<String, Object> line = map(where, value, Set.of("role", "areas"));
        Set<String> areas = line.containsKey("areas") ? areas(where + ".areas", line.get("areas")) : Set.of();
        return new RoleMapping.Line(role(where, word(where + ".role", line.get("role"))), areas);
    }

    private Role role(String where, String word) {
        return Role.of(word).orElseGet(() -> {
            faults.add(where + ": expected admin, analyst, regional_desk, head_of_mission or partner");
            return Role.PARTNER;
        });
    }

    private Set<String> areas(String where, Object value) {
        List<?> all = value instanceof List<?> list ? list : value == null ? List.of() : List.of(value);
        Set<String> areas = new TreeSet<>();
        all.forEach(it -> areas.add(word(where, it)));
        if (areas.isEmpty()) {
            faults.add(where + ": expected ids of areas");
        }
        return areas;
    }

    private String word(String where, Object value) {
        String word = value instanceof String || value instanceof Number
                ? value.toString().strip()
                : "";
        if (word.isEmpty()) {
            faults.add(where + ": expected a word");
        }
        return word;
    }

    /** @param known the keys that it may have; empty for any */
    private Map<String, Object> map(String where, Object value, Set<String> known) {
        Map<String, Object> map = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> given) {
            given.forEach((key, it) -> map.put(String.valueOf(key), it));
        }
        if (map.isEmpty()) {
            faults.add(where + ": expected entries");
        }
        map.keySet().stream()
                .filter(key -> !known.isEmpty() && !known.contains(key))
                .forEach(key -> faults.add(where + ": " + key + " is not known here"));
        return map;
    }
}
