package org.pollwatch.counting.finding;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.pollwatch.counting.Answer;

/**
 * One value that a check looked at: a whole number, a share or a word.
 *
 * @param name question, contestant, series or another word that tells what it is
 * @param source whose it is: {@code station}, {@code commission}, {@code brought} (a station's protocol as it came to the
 *     commission, where that is not what was counted), {@code register}, {@code series}, {@code rest}, {@code rule} (written
 *     in the check), how an incident is known, or a report's id
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

    /** @return a number or the words of an answer; of votes their total, of a table how many stations it has */
    static Compared answer(String name, String source, Answer answer) {
        if (answer instanceof Answer.Amount given) {
            return number(name, source, given.amount());
        }
        if (answer instanceof Answer.Votes given) {
            return number(name, source, given.total());
        }
        if (answer instanceof Answer.Protocols given) {
            return number(name, source, given.rows().size());
        }
        if (answer instanceof Answer.Attachment given) {
            return word(name, source, given.sha256());
        }
        List<String> words = ((Answer.Words) answer).words();
        return word(name, source, words.stream().sorted().collect(Collectors.joining(", ")));
    }
}
