package org.pollwatch.contract.mission;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.pollwatch.mission.Labels;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * A mapping of a YAML 1.2 file, read key by key. Scalars are taken as written, so that {@code yes}, {@code no} and
 * versions that look like dates stay words. After the last key {@link #close()} refuses the keys nobody asked for.
 */
final class YamlMap implements AutoCloseable {
    private final String context;
    private final Spot at;
    private final Faults faults;
    private final Map<String, NodeTuple> entries = new LinkedHashMap<>();
    private final TreeSet<String> known = new TreeSet<>();

    private YamlMap(String context, Spot at, Faults faults) {
        this.context = context;
        this.at = at;
        this.faults = faults;
    }

    private YamlMap(String context, MappingNode node, String file, Faults faults) {
        this(context, spot(file, node), faults);
        for (NodeTuple tuple : node.getValue()) {
            String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
            if (key.isEmpty()) {
                faults.add(spot(file, tuple.getKeyNode()), context + "expected a word as key");
            } else if (entries.putIfAbsent(key, tuple) != null) {
                faults.add(spot(file, tuple.getKeyNode()), context + key + ": expected once, given twice");
            }
        }
    }

    /** @return the file's one mapping; empty, with a fault, if the text is something else */
    static Optional<YamlMap> parse(String file, String text, Faults faults) {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setAllowNonScalarKeys(true)
                .build();
        try {
            Optional<Node> node = new Compose(settings).composeString(text);
            if (node.isPresent() && node.get() instanceof MappingNode mapping) {
                return Optional.of(new YamlMap("", mapping, file, faults));
            }
            faults.add(new Spot(file, 1), "expected keys with values");
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(Mark::getLine).orElse(0) + 1;
            faults.add(new Spot(file, line), "expected YAML: " + e.getProblem());
        } catch (YamlEngineException e) {
            faults.add(new Spot(file, 1), "expected YAML: " + e.getMessage());
        }
        return Optional.empty();
    }

    Spot at() {
        return at;
    }

    boolean has(String key) {
        return entries.containsKey(key);
    }

    /** Names keys that {@link #close()} shall not refuse although nobody reads them. */
    void know(String... keys) {
        known.addAll(List.of(keys));
    }

    /** Lets {@link #close()} refuse nothing, where it cannot be known which keys belong. */
    void knowAll() {
        known.addAll(entries.keySet());
    }

    /** @return where the key stands; the mapping itself if it has no such key */
    Spot at(String key) {
        return has(key) ? spot(at.file(), entries.get(key).getKeyNode()) : at;
    }

    /** Reports what is wrong with one key's value. */
    void fault(String key, String message) {
        faults.add(at(key), context + key + ": " + message);
    }

    Optional<Scalar> find(String key) {
        Optional<Node> node = node(key);
        if (node.isEmpty()) {
            return Optional.empty();
        }
        if (node.get() instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return Optional.of(scalar(context + key, scalar));
        }
        fault(key, "expected one value");
        return Optional.empty();
    }

    /** @return the key's value; an absent one is a fault */
    Optional<Scalar> need(String key) {
        requireKey(key);
        return find(key);
    }

    Optional<YamlMap> findMap(String key) {
        Optional<Node> node = node(key);
        if (node.isPresent() && !(node.get() instanceof MappingNode)) {
            fault(key, "expected keys with values");
        }
        return node.filter(MappingNode.class::isInstance).map(found -> map(context + key + ": ", found));
    }

    /** @return the mappings of a list; an absent, empty or other one is a fault */
    List<YamlMap> needMaps(String key) {
        requireKey(key);
        List<YamlMap> maps = new ArrayList<>();
        for (Node item : items(key)) {
            if (item instanceof MappingNode) {
                maps.add(map(context + key + ": ", item));
            } else {
                faults.add(spot(at.file(), item), context + key + ": expected keys with values in each entry");
            }
        }
        return maps;
    }

    /** @return the values of a list; empty if there is no such key, a fault if it is no list or an empty one */
    List<Scalar> findList(String key) {
        List<Scalar> values = new ArrayList<>();
        for (Node item : items(key)) {
            if (item instanceof ScalarNode scalar) {
                values.add(scalar(context + key, scalar));
            } else {
                faults.add(spot(at.file(), item), context + key + ": expected single words in the list");
            }
        }
        return values;
    }

    /** @return the values of a list; an absent, empty or other one is a fault */
    List<Scalar> needList(String key) {
        requireKey(key);
        return findList(key);
    }

    /** @return the text in three languages; an absent Russian or Kazakh one is English, an absent English one a fault */
    Labels labels(String key) {
        requireKey(key);
        Map<String, String> texts = new HashMap<>();
        findMap(key).ifPresent(map -> {
            try (map) {
                map.need("en").ifPresent(it -> texts.put("en", it.text()));
                map.find("ru").ifPresent(it -> texts.put("ru", it.text()));
                map.find("kk").ifPresent(it -> texts.put("kk", it.text()));
            }
        });
        String en = texts.getOrDefault("en", "");
        return new Labels(en, texts.getOrDefault("ru", en), texts.getOrDefault("kk", en));
    }

    /** @return the same mapping, whose faults name what it describes */
    YamlMap about(String subject) {
        YamlMap named = new YamlMap(subject + ": ", at, faults);
        named.entries.putAll(entries);
        return named;
    }

    /** Refuses the keys that were not asked for: a misspelt key must not be a silent one. */
    @Override
    public void close() {
        for (String key : entries.keySet()) {
            if (!known.contains(key)) {
                fault(key, "unknown key, expected one of " + String.join(", ", known));
            }
        }
    }

    private void requireKey(String key) {
        if (!has(key)) {
            known.add(key);
            faults.add(at, context + key + ": expected, but missing");
        }
    }

    private Optional<Node> node(String key) {
        known.add(key);
        return Optional.ofNullable(entries.get(key)).map(NodeTuple::getValueNode);
    }

    private List<Node> items(String key) {
        Optional<Node> node = node(key);
        if (node.isEmpty()) {
            return List.of();
        }
        if (node.get() instanceof SequenceNode sequence && !sequence.getValue().isEmpty()) {
            return sequence.getValue();
        }
        fault(key, "expected a list with at least one entry");
        return List.of();
    }

    private YamlMap map(String subContext, Node node) {
        return new YamlMap(subContext, (MappingNode) node, at.file(), faults);
    }

    private Scalar scalar(String name, ScalarNode node) {
        return new Scalar(name, node.getValue(), spot(at.file(), node), faults);
    }

    private static Spot spot(String file, Node node) {
        return new Spot(file, node.getStartMark().map(Mark::getLine).orElse(0) + 1);
    }
}
