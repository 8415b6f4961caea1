package org.pollwatch.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What `kubectl apply -k` would send, for the few things that our kustomizations use: resources, replicas, images, and
 * strategic merge patches whose lists are lists of things with a name, or are replaced whole.
 */
final class Overlay {
    private final List<ObjectNode> resources = new ArrayList<>();

    private Overlay(Path folder) {
        JsonNode own = Yaml.documents(folder.resolve("kustomization.yaml")).get(0);
        for (JsonNode resource : own.path("resources")) {
            Path at = folder.resolve(resource.asText()).normalize();
            if (at.toFile().isDirectory()) {
                resources.addAll(new Overlay(at).resources);
            } else {
                Yaml.documents(at).forEach(it -> resources.add((ObjectNode) it));
            }
        }
        for (JsonNode patch : own.path("patches")) {
            Yaml.documents(folder.resolve(patch.path("path").asText())).forEach(it -> merge(target(it), it));
        }
        own.path("replicas").forEach(this::scale);
        own.path("images").forEach(image -> resources.forEach(it -> rename(it, image)));
    }

    /** @return the resources of a folder that holds a kustomization */
    static List<ObjectNode> of(Path folder) {
        return new Overlay(folder).resources;
    }

    private ObjectNode target(JsonNode patch) {
        return resources.stream()
                .filter(it -> it.path("kind").equals(patch.path("kind"))
                        && it.path("apiVersion").equals(patch.path("apiVersion"))
                        && name(it).equals(name(patch)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("a patch of what is not there: " + name(patch)));
    }

    private void scale(JsonNode replicas) {
        List<ObjectNode> named = resources.stream()
                .filter(it -> List.of("Deployment", "StatefulSet")
                        .contains(it.path("kind").asText()))
                .filter(it -> name(it).equals(replicas.path("name").asText()))
                .toList();
        if (named.isEmpty()) {
            throw new AssertionError("replicas of what is not there: " + replicas);
        }
        named.forEach(it -> it.withObject("/spec").set("replicas", replicas.path("count")));
    }

    private static void rename(JsonNode resource, JsonNode image) {
        resource.findParents("image").stream()
                .filter(it ->
                        it.path("image").asText().equals(image.path("name").asText()))
                .forEach(it -> ((ObjectNode) it)
                        .put(
                                "image",
                                image.path("newName").asText() + ":"
                                        + image.path("newTag").asText()));
    }

    private static void merge(ObjectNode into, JsonNode patch) {
        patch.properties().forEach(it -> {
            JsonNode there = into.path(it.getKey());
            if (it.getValue().isObject() && there.isObject()) {
                merge((ObjectNode) there, it.getValue());
            } else if (isNamed(it.getValue()) && isNamed(there)) {
                it.getValue().forEach(element -> merge(element((ArrayNode) there, element), element));
            } else {
                into.set(it.getKey(), it.getValue());
            }
        });
    }

    private static boolean isNamed(JsonNode list) {
        return list.isArray() && list.path(0).has("name");
    }

    private static ObjectNode element(ArrayNode list, JsonNode like) {
        for (JsonNode element : list) {
            if (element.path("name").equals(like.path("name"))) {
                return (ObjectNode) element;
            }
        }
        return list.addObject();
    }

    static String name(JsonNode resource) {
        return resource.path("metadata").path("name").asText();
    }
}
