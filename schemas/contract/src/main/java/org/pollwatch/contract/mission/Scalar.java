package org.pollwatch.contract.mission;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * One value of a mission's file: its name, its text and where it stands. Reading it as what it is not is a fault and
 * gives nothing.
 */
record Scalar(String name, String text, Spot at, Faults faults) {
    private static final int QUOTED = 60;
    private static final String HOUR = "2022-11-20T10";
    private static final String A_DURATION = "a duration above zero, such as PT2H";
    private static final Set<String> ZONES = Set.copyOf(ZoneId.getAvailableZoneIds());

    Optional<String> id(IdRule rule) {
        return rule.accepts(text) ? Optional.of(text) : expected(rule.expectation());
    }

    <E extends Enum<E>> Optional<E> word(Class<E> type) {
        Optional<E> found = EnumWords.find(type, text);
        return found.isPresent() ? found : expected("one of " + EnumWords.list(type));
    }

    Optional<Long> number(long from, long to) {
        String expectation = "a whole number from " + from + (to == Long.MAX_VALUE ? "" : " to " + to);
        if (!text.matches("-?[0-9]{1,18}")) {
            return expected(expectation);
        }
        long number = Long.parseLong(text);
        return number >= from && number <= to ? Optional.of(number) : expected(expectation);
    }

    Optional<BigDecimal> decimal() {
        return text.matches("-?[0-9]{1,18}([.][0-9]{1,9})?") ? Optional.of(new BigDecimal(text)) : expected("a number");
    }

    Optional<BigDecimal> decimal(long from, long to) {
        Optional<BigDecimal> number = text.matches("[0-9]{1,18}([.][0-9]{1,9})?")
                ? Optional.of(new BigDecimal(text))
                        .filter(it -> it.compareTo(BigDecimal.valueOf(from)) >= 0
                                && it.compareTo(BigDecimal.valueOf(to)) <= 0)
                : Optional.empty();
        return number.isPresent() ? number : expected("a number from " + from + " to " + to);
    }

    Optional<Boolean> flag() {
        return switch (text) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> expected("true or false");
        };
    }

    Optional<ZoneId> zone() {
        return ZONES.contains(text)
                ? Optional.of(ZoneId.of(text))
                : expected("a time zone's name, such as Asia/Almaty");
    }

    Optional<LocalDate> date() {
        return parsed(LocalDate::parse, "a date, such as 2022-11-20");
    }

    Optional<LocalDateTime> dateTime() {
        return parsed(LocalDateTime::parse, "a local date and time, such as 2022-11-20T07:00");
    }

    /** @return a local hour as it stands on the wire */
    Optional<String> hour() {
        String expectation = "a local hour, such as 2022-11-20T10";
        return text.length() == HOUR.length()
                ? parsed(it -> LocalDateTime.parse(it + ":00"), expectation).map(it -> text)
                : expected(expectation);
    }

    Optional<LocalTime> time() {
        return parsed(LocalTime::parse, "a time of day, such as 07:00");
    }

    /** @return a time span above zero */
    Optional<Duration> duration() {
        Optional<Duration> span = parsed(Duration::parse, A_DURATION);
        return span.filter(it -> it.isNegative() || it.isZero()).isPresent() ? expected(A_DURATION) : span;
    }

    private <T> Optional<T> parsed(Function<String, T> parser, String expectation) {
        try {
            return Optional.of(parser.apply(text));
        } catch (DateTimeParseException e) {
            return expected(expectation);
        }
    }

    /** Reports the value as a fault; the empty result lets a reader return it. */
    <T> Optional<T> expected(String expectation) {
        String shown = text.length() <= QUOTED ? text : text.substring(0, QUOTED) + "...";
        faults.add(at, name + ": expected " + expectation + ", got \"" + shown + "\"");
        return Optional.empty();
    }

    /** Reports a fault of another kind than a wrong type. */
    void refuse(String message) {
        faults.add(at, name + ": " + message);
    }
}
