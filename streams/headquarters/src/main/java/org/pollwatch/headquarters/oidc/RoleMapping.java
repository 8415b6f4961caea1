package org.pollwatch.headquarters.oidc;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.pollwatch.headquarters.access.Account;
import org.pollwatch.headquarters.access.Role;
import org.pollwatch.headquarters.access.SignIn;

/**
 * Who somebody is here, by what the provider says of them. Whoever has no role that is declared is not let in.
 *
 * @param name the claim with the account's name; it must be one that people cannot change themselves
 * @param roles the claim with the roles
 * @param lines what each word of that claim means, in order: the first that somebody has decides
 * @param areas the claim with the areas, where there is one
 * @param areasOf the areas that each word of that claim stands for; empty where its words are ids of areas
 */
public record RoleMapping(
        String name, String roles, Map<String, Line> lines, Optional<String> areas, Map<String, Set<String>> areasOf) {
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._@+ -]{0,99}");
    private static final Pattern BETWEEN_AREAS = Pattern.compile("[,;\\s]+");

    /**
     * What a word of the roles' claim means.
     *
     * @param areas that it keeps to; empty where it says nothing of areas
     */
    public record Line(Role role, Set<String> areas) {
        public Line {
            areas = Set.copyOf(areas);
        }
    }

    public RoleMapping {
        lines = Collections.unmodifiableMap(new LinkedHashMap<>(lines)); // in order
        areasOf = Map.copyOf(areasOf);
    }

    /**
     * Reads the file of {@code --oidc-roles}; docs/access.md has its form.
     *
     * @throws IOException if it cannot be read
     * @throws IllegalArgumentException naming every fault
     */
    public static RoleMapping read(Path file) throws IOException {
        return new RoleFile(file).read();
    }

    /** @return whether the claims lack what says the role, so that the provider is to be asked for more */
    boolean lacksRoles(Map<String, Object> claims) {
        return !new ClaimPath(roles).isIn(claims);
    }

    /**
     * Areas are those that the lines of the role and the areas' claim name, together; where none is named, it is the whole
     * mission, and a regional desk is not let in.
     *
     * @throws SignInRefused for somebody without a declared role, without a name, or a regional desk without areas
     */
    Account account(Map<String, Object> claims) throws SignInRefused {
        List<String> words = new ClaimPath(roles).words(claims);
        Role role = lines.entrySet().stream()
                .filter(line -> words.contains(line.getKey()))
                .map(line -> line.getValue().role())
                .findFirst()
                .orElseThrow(
                        () -> new SignInRefused(SignIn.Why.NO_ROLE, "none of the words in " + roles + " is declared"));
        Set<String> own = new TreeSet<>(declared(words, role));
        areas.ifPresent(claim -> own.addAll(claimed(new ClaimPath(claim).words(claims))));
        if (role == Role.REGIONAL_DESK && own.isEmpty()) {
            throw new SignInRefused(SignIn.Why.NO_AREAS, "a regional desk without areas");
        }
        return Account.vouchedFor(name(claims), role, own);
    }

    private List<String> declared(List<String> words, Role role) {
        return lines.entrySet().stream()
                .filter(line -> words.contains(line.getKey()) && line.getValue().role() == role)
                .flatMap(line -> line.getValue().areas().stream())
                .toList();
    }

    /** An attribute of one value may hold several areas, with commas or blanks between. */
    private List<String> claimed(List<String> words) {
        return areasOf.isEmpty()
                ? words.stream()
                        .flatMap(BETWEEN_AREAS::splitAsStream)
                        .filter(it -> !it.isEmpty())
                        .toList()
                : words.stream()
                        .flatMap(it -> areasOf.getOrDefault(it, Set.of()).stream())
                        .toList();
    }

    private String name(Map<String, Object> claims) throws SignInRefused {
        return Stream.of(new ClaimPath(name).words(claims))
                .filter(it -> it.size() == 1)
                .map(it -> it.get(0))
                .filter(it -> NAME.matcher(it).matches())
                .findFirst()
                .orElseThrow(() -> new SignInRefused(
                        SignIn.Why.NO_NAME, name + ": expected a name of up to 100 letters, digits, blanks and ._@+-"));
    }
}
