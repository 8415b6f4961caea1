package org.pollwatch.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** docs/consumers.md: what it says an example prints. */
final class Guide {
    private Guide() {}

    /** @return the block behind the mark {@code <!-- output: NAME -->} */
    static String output(String example) {
        Path file = Path.of(System.getProperty("pollwatch.root"), "docs", "consumers.md");
        try {
            Matcher block = Pattern.compile(
                            "<!-- output: " + Pattern.quote(example) + " -->\\s*```[a-z]*\\n(.*?)```", Pattern.DOTALL)
                    .matcher(Files.readString(file));
            if (!block.find()) {
                throw new AssertionError("docs/consumers.md does not say what " + example + " prints");
            }
            return block.group(1).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
