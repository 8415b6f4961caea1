package org.pollwatch.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pollwatch.counting.Wilson;
import org.pollwatch.statement.ShownFigures.Shown;
import org.pollwatch.statement.StatementBook.IndicatorLine;

/** Puts one figure in words, in the base in which it is stated, with the other base beside it. */
final class FigureText {
    /** Below so many answers the interval is given: as a sign of small n, never as a claim about the country. */
    private static final int FEW_ANSWERS = 50;

    private final Words words;
    private final String phase;

    FigureText(Words words, String phase) {
        this.words = words;
        this.phase = phase;
    }

    String figure(IndicatorLine indicator, Shown it) {
        if (it.hidden()) {
            return words.text("withheld." + it.withheld().orElseThrow().name().toLowerCase(java.util.Locale.ROOT))
                    + " (" + base(it) + ")";
        }
        return switch (indicator.kind()) {
            case "number" -> number(it);
            case "ratio" -> ratio(it);
            default -> share(indicator, it);
        };
    }

    private String base(Shown it) {
        return beside("beside.observations", Math.max(it.applicable(), it.n()));
    }

    private String number(Shown it) {
        long sum = it.sum().orElse(0);
        return it.n() == 0
                ? words.count(0)
                : words.text("number", words.count(sum), words.count(it.n()), words.mean(sum, it.n()));
    }

    private String ratio(Shown it) {
        long above = it.flagged().orElse(0);
        String figure = words.text("ratio", words.count(above), words.count(it.applicable()));
        return it.rate().isEmpty() ? figure : figure + ", " + percent(above, it.applicable());
    }

    private String share(IndicatorLine indicator, Shown it) {
        long flagged = it.flagged().orElse(0);
        long placesFlagged = it.placesFlagged().orElse(0);
        boolean hasPlaces = it.placesApplicable() > 0;
        boolean hasRate = it.rate().isPresent();
        List<String> parts = new ArrayList<>();
        String beside;
        if (indicator.base().equals(StatedBase.STATIONS) && hasPlaces) {
            parts.add(words.text(stations("stations"), words.count(placesFlagged), words.count(it.placesApplicable())));
            if (hasRate) {
                parts.add(percent(placesFlagged, it.placesApplicable()));
            }
            beside = beside("beside.observations", it.applicable());
        } else {
            String key = phase.equals("incident")
                    ? "reports.incident"
                    : indicator.base().equals(StatedBase.CASES) ? StatedBase.CASES : StatedBase.OBSERVATIONS;
            parts.add(words.text(key, words.count(flagged), words.count(it.applicable())));
            if (hasRate) {
                parts.add(percent(flagged, it.applicable()));
            }
            beside = hasPlaces ? beside(commissions("beside"), it.placesApplicable()) : "";
        }
        interval(it).ifPresent(parts::add);
        return String.join(", ", parts) + (beside.isEmpty() ? "" : " (" + beside + ")");
    }

    private String beside(String key, long count) {
        return words.text(count == 1 ? key + ".one" : key, words.count(count));
    }

    private String stations(String key) {
        return phase.equals("tabulation") ? key + ".tabulation" : key;
    }

    private String commissions(String key) {
        return key + (phase.equals("tabulation") ? ".commissions" : ".stations");
    }

    private String percent(long above, long below) {
        return words.text("percent", words.percent(above, below));
    }

    private Optional<String> interval(Shown it) {
        if (!isWeak(it)) {
            return Optional.empty();
        }
        Wilson interval = Wilson.of(it.flagged().orElseThrow(), it.applicable());
        return Optional.of(words.text("small", words.percent(interval.low()), words.percent(interval.high())));
    }

    /** @return whether few answers stand behind a share */
    static boolean isWeak(Shown it) {
        return it.rate().isPresent()
                && it.applicable() < FEW_ANSWERS
                && it.flagged().orElse(0) <= it.applicable();
    }

    String note(IndicatorLine indicator) {
        if (indicator.baseSaid().equals("none") && indicator.assumedBase() > 0) {
            return words.text("assumed", words.count(indicator.assumedBase()));
        }
        return indicator.note().isEmpty() || !words.language().equals("en") ? "" : sentence(indicator.note());
    }

    /** @return whether the base was not printed with the figure but follows from the text around it, or was chosen */
    static boolean isBaseAssumed(IndicatorLine indicator) {
        return indicator.assumedBase() > 0;
    }

    private static String sentence(String note) {
        String text = Character.toUpperCase(note.charAt(0)) + note.substring(1);
        return text.endsWith(".") ? text : text + ".";
    }
}
