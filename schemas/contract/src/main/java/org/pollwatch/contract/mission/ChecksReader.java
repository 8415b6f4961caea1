package org.pollwatch.contract.mission;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pollwatch.mission.Check;

/** Reads {@code checks.yaml}. What its rules name must be there. */
final class ChecksReader {
    private final CheckScope scope;
    private final Map<String, Integer> lines = new HashMap<>();
    private final List<Located<Check>> checks = new ArrayList<>();

    private ChecksReader(CheckScope scope) {
        this.scope = scope;
    }

    /** @return the checks, in the order of the file */
    static List<Located<Check>> read(Located<String> file, CheckScope scope, Faults faults) {
        ChecksReader reader = new ChecksReader(scope);
        YamlMap.parse(file.at().file(), file.value(), faults).ifPresent(reader::read);
        return reader.checks;
    }

    private void read(YamlMap map) {
        try (map) {
            TranslationState.read(map);
            for (YamlMap entry : map.needMaps("checks")) {
                entry.need("id").flatMap(it -> it.id(IdRule.WORD)).ifPresent(id -> add(id, entry.about("check " + id)));
            }
        }
    }

    private void add(String id, YamlMap entry) {
        Optional.ofNullable(lines.putIfAbsent(id, entry.at().line()))
                .ifPresent(line -> entry.fault("id", "expected an id of its own, but line " + line + " has the same"));
        new CheckReader(entry, scope).read(id).ifPresent(check -> checks.add(new Located<>(check, entry.at())));
    }
}
