package org.pollwatch.oracle;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.pollwatch.contract.avro.Finding;
import org.pollwatch.counting.finding.Compared;

/**
 * A finding that stands, as far as the oracle knows it: its id and what was compared, each as {@code name@source=value}, and
 * {@code expected=value} where there is one. Shares are compared to eight digits.
 */
public final class Raised {
    private static final MathContext DIGITS = new MathContext(8);

    private final Map<String, List<String>> byId = new TreeMap<>();

    /** @param compared in any order */
    void add(String rule, String subject, List<String> compared) {
        byId.put(rule + "|" + subject, compared.stream().sorted().toList());
    }

    Map<String, List<String>> byId() {
        return byId;
    }

    static String value(String name, String source, Object value) {
        return name + "@" + source + "=" + (value instanceof Double it ? text(it) : value);
    }

    static String expected(double value) {
        return "expected=" + text(value);
    }

    private static String text(double share) {
        return BigDecimal.valueOf(share).round(DIGITS).stripTrailingZeros().toPlainString();
    }

    /** @return what a published finding compares, in the oracle's form */
    public static List<String> of(Finding it) {
        Stream<String> values = it.getCompared().stream()
                .map(one ->
                        value(one.getName(), one.getSource(), first(one.getNumber(), one.getShare(), one.getWord())));
        Stream<String> expected = it.getExpected() == null ? Stream.empty() : Stream.of(expected(it.getExpected()));
        return Stream.concat(values, expected).sorted().toList();
    }

    private static Object first(Object... values) {
        return Stream.of(values).filter(it -> it != null).findFirst().orElse("");
    }

    /** @return the same of a computed one */
    public static List<String> of(org.pollwatch.counting.finding.Finding it) {
        Stream<String> values = it.compared().stream().map(Raised::value);
        OptionalDouble number = it.expected();
        Stream<String> expected = number.isPresent() ? Stream.of(expected(number.getAsDouble())) : Stream.empty();
        return Stream.concat(values, expected).sorted().toList();
    }

    private static String value(Compared it) {
        Object value = it.number().isPresent()
                ? it.number().getAsLong()
                : it.share().isPresent() ? it.share().getAsDouble() : it.word().orElse("");
        return value(it.name(), it.source(), value);
    }
}
