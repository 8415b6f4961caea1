package org.pollwatch.statement;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.pollwatch.mission.Labels;

/** The words and numbers of statements in one language; Russian and Kazakh are drafts. */
public final class Words {
    private static final Map<String, Labels> WORDS = read("words.txt");
    /** What indicators are called in a statement; the forms only have the questions. */
    private static final Map<String, Labels> NAMES = read("names.txt");

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT);

    private final String language;
    private final DecimalFormat whole;
    private final DecimalFormat tenth;

    private Words(String language) {
        this.language = language;
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
        symbols.setGroupingSeparator(language.equals("en") ? ',' : '\u00a0');
        symbols.setDecimalSeparator(language.equals("en") ? '.' : ',');
        this.whole = new DecimalFormat("#,##0", symbols);
        this.tenth = new DecimalFormat("#,##0.0", symbols);
        this.tenth.setRoundingMode(RoundingMode.HALF_UP);
    }

    /** @param language {@code en}, {@code ru} or {@code kk}; anything else gives English */
    public static Words in(String language) {
        return new Words(List.of("en", "ru", "kk").contains(language) ? language : "en");
    }

    private static Map<String, Labels> read(String file) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Words.class.getResourceAsStream(file), file), StandardCharsets.UTF_8))) {
            Map<String, Labels> all = new HashMap<>();
            lines.lines().map(it -> it.split("\\|", -1)).forEach(it -> all.put(it[0], new Labels(it[1], it[2], it[3])));
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    public String language() {
        return language;
    }

    /** @throws IllegalArgumentException for a word that nobody wrote */
    public String text(String key, Object... values) {
        String text = known(key).orElseThrow(() -> new IllegalArgumentException("no word " + key));
        return values.length == 0 ? text : String.format(Locale.ROOT, text, values);
    }

    Optional<String> known(String key) {
        return Optional.ofNullable(WORDS.get(key)).map(it -> it.in(language));
    }

    /** @return what an indicator is called; empty for one that only its question tells */
    Optional<String> name(String indicator) {
        return Optional.ofNullable(NAMES.get(indicator)).map(it -> it.in(language));
    }

    public String of(Labels labels) {
        return labels.in(language);
    }

    /** @return 1,131 */
    public String count(long number) {
        return whole.format(number);
    }

    /** @return a share as per cent with one decimal, half up: 3.0 */
    String percent(long above, long below) {
        return tenth.format(BigDecimal.valueOf(above)
                .multiply(BigDecimal.valueOf(100))
                .divide(BigDecimal.valueOf(below), 1, RoundingMode.HALF_UP));
    }

    String percent(double share) {
        return tenth.format(BigDecimal.valueOf(share * 100).setScale(1, RoundingMode.HALF_UP));
    }

    String mean(long sum, long n) {
        return tenth.format(BigDecimal.valueOf(sum).divide(BigDecimal.valueOf(n), 1, RoundingMode.HALF_UP));
    }

    /** @return to the second, in UTC */
    public String moment(Instant instant) {
        return MOMENT.format(instant.atOffset(ZoneOffset.UTC));
    }
}
