package org.pollwatch.gateway.sms;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * The file that turns SMS on: YAML or JSON with {@code salt}, {@code secrets} by provider, {@code phones} by hash and, where
 * needed, {@code forms} with declared codes. Whoever has the file can try out numbers, so it is kept like a secret.
 *
 * @param salt stands before each number that is hashed, and makes report ids that nobody can guess
 * @param secrets of the providers that may call; one that has none is off
 * @param phones by the SHA-256 of salt and number, in hexadecimal
 * @param forms declared codes by form id
 */
public record SmsSettings(
        String salt, Map<Provider, String> secrets, Map<String, Phone> phones, Map<String, String> forms) {
    private static final int SHORTEST_SECRET = 16;
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern CODE = Pattern.compile("[A-Z]{2}");
    private static final List<String> LANGUAGES = List.of("en", "ru", "kk");

    /** Whose phone it is, and in which language it is answered. */
    public record Phone(String team, String language) {}

    public SmsSettings {
        secrets = Map.copyOf(secrets);
        phones = Map.copyOf(phones);
        forms = Map.copyOf(forms);
    }

    /** @throws IllegalArgumentException naming every fault, and nothing of the file's content */
    public static SmsSettings read(Path file) throws IOException {
        String text = Files.readString(file, StandardCharsets.UTF_8);
        List<String> faults = new ArrayList<>();
        SmsSettings settings = of(tree(file, text), faults);
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(file.getFileName() + ": " + String.join("; ", faults));
        }
        return settings;
    }

    private static Map<?, ?> tree(Path file, String text) {
        try {
            Object tree = new Load(LoadSettings.builder().build()).loadFromString(text);
            return tree instanceof Map<?, ?> map ? map : Map.of();
        } catch (YamlEngineException e) {
            // Its message would repeat the line.
            String line = e instanceof MarkedYamlEngineException marked
                    ? marked.getProblemMark()
                            .map(it -> ", line " + (it.getLine() + 1))
                            .orElse("")
                    : "";
            throw new IllegalArgumentException(file.getFileName() + line + ": expected YAML or JSON, each key once");
        }
    }

    private static SmsSettings of(Map<?, ?> tree, List<String> faults) {
        for (Object key : tree.keySet()) {
            if (!List.of("salt", "secrets", "phones", "forms").contains(key)) {
                faults.add("expected only salt, secrets, phones and forms");
            }
        }
        String salt = tree.get("salt") instanceof String given ? given : "";
        if (salt.length() < SHORTEST_SECRET) {
            faults.add("salt: expected a text of at least " + SHORTEST_SECRET + " characters");
        }
        Map<Provider, String> secrets = new LinkedHashMap<>();
        map(tree, "secrets", faults).forEach((name, secret) -> {
            Optional<Provider> provider = Provider.named(String.valueOf(name));
            if (provider.isEmpty()) {
                faults.add("secrets: expected only telerivet, kannel and twilio");
            } else if (!(secret instanceof String text) || text.length() < SHORTEST_SECRET) {
                faults.add("secrets." + name + ": expected a text of at least " + SHORTEST_SECRET + " characters");
            } else {
                secrets.put(provider.get(), text);
            }
        });
        return new SmsSettings(salt, secrets, phones(tree, faults), forms(tree, faults));
    }

    private static Map<String, Phone> phones(Map<?, ?> tree, List<String> faults) {
        Map<String, Phone> phones = new LinkedHashMap<>();
        int number = 0;
        for (Map.Entry<?, ?> entry : map(tree, "phones", faults).entrySet()) {
            number++;
            String hash = String.valueOf(entry.getKey());
            Map<?, ?> phone = entry.getValue() instanceof Map<?, ?> given ? given : Map.of();
            if (!HASH.matcher(hash).matches()) {
                faults.add(
                        "phones, entry " + number + ": expected a SHA-256 in 64 small hexadecimal digits, in quotes");
            } else if (!(phone.get("team") instanceof String team)
                    || !(phone.get("language") instanceof String language)
                    || !LANGUAGES.contains(language)) {
                faults.add("phones, entry " + number + ": expected team, and language en, ru or kk");
            } else {
                phones.put(hash, new Phone(team, language));
            }
        }
        return phones;
    }

    private static Map<String, String> forms(Map<?, ?> tree, List<String> faults) {
        Map<String, String> forms = new LinkedHashMap<>();
        map(tree, "forms", faults).forEach((form, code) -> {
            if (code instanceof String text && CODE.matcher(text).matches()) {
                forms.put(String.valueOf(form), text);
            } else {
                faults.add("forms: expected form ids, each with a code of two capital letters");
            }
        });
        return forms;
    }

    private static Map<?, ?> map(Map<?, ?> tree, String key, List<String> faults) {
        Object value = tree.get(key);
        if (value == null) {
            return Map.of();
        }
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        faults.add(key + ": expected a map");
        return Map.of();
    }

    /** @param number as a provider writes it: with or without plus, blanks, hyphens, brackets, leading 00 */
    Optional<Phone> phone(String number) {
        return Optional.ofNullable(phones.get(Hashes.hex(salt + e164(number))));
    }

    private static String e164(String number) {
        String digits = number.replaceAll("[^0-9]", "");
        return "+" + (digits.startsWith("00") ? digits.substring(2) : digits);
    }

    /** Says how much there is, and nothing of it. */
    @Override
    public String toString() {
        return "providers " + secrets.keySet().stream().sorted().toList() + ", " + phones.size() + " phones";
    }
}
