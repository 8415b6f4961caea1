package org.pollwatch.counting.finding;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * One value that a check looked at: a whole number, a share or a word.
 *
 * @param name question, contestant, series or another word that tells what it is
 * @param source whose it is: {@code station}, {@code commission}, {@code register}, {@code series}, {@code rest}, or a
 *     report's id
 * @param share from 0 to 1
 */
public record Compared(String name, String source, OptionalLong number, OptionalDouble share, Optional<String> word) {

    public static Compared number(String name, String source, long number) {
        return new Compared(name, source, OptionalLong.of(number), OptionalDouble.empty(), Optional.empty());
    }

    public static Compared share(String name, String source, double share) {
        return new Compared(name, source, OptionalLong.empty(), OptionalDouble.of(share), Optional.empty());
    }

    public static Compared word(String name, String source, String word) {
        return new Compared(name, source, OptionalLong.empty(), OptionalDouble.empty(), Optional.of(word));
    }
}
