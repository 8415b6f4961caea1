package org.pollwatch.contract.mission;

/** The key {@code translation: draft}: Russian and Kazakh labels that no person has signed yet. */
final class TranslationState {

    private TranslationState() {}

    static void read(YamlMap map) {
        map.find("translation")
                .filter(it -> !it.text().equals("draft"))
                .ifPresent(it -> it.expected("draft, or no such key once a person has signed the translation"));
    }
}
