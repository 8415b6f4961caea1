package org.pollwatch.counting.area;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.pollwatch.counting.area.AreaCounts.Count;
import org.pollwatch.counting.finding.About;
import org.pollwatch.counting.finding.Compared;
import org.pollwatch.counting.finding.Finding;
import org.pollwatch.mission.Check;
import org.pollwatch.mission.Check.Rule;
import org.pollwatch.mission.Mission;

/**
 * The observed share of two running figures beside the announced one, by area and hour (C8). Observed stations are no random
 * sample, so a difference is a question to look at and says with how many readings. A share is a rate: never of a limited
 * mission.
 */
final class SeriesShareRule implements AreaRule {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Check check;
    private final Rule.SeriesShare rule;
    private final Mission mission;
    private final Optional<String> ratio;
    private final Optional<String> number;

    SeriesShareRule(Check check, Rule.SeriesShare rule, Mission mission) {
        boolean hasRates = mission.card().observation() == Mission.Observation.FULL;
        this.check = check;
        this.rule = rule;
        this.mission = mission;
        this.ratio =
                NumberIndicators.ratio(mission, rule.form(), rule.question()).filter(it -> hasRates);
        this.number = NumberIndicators.number(mission, rule.form(), rule.question());
    }

    @Override
    public List<Finding> of(AreaView view) {
        if (ratio.isEmpty() || number.isEmpty()) {
            return List.of();
        }
        return view.announced(rule.series()).stream()
                .filter(it -> it.hour().isPresent())
                .flatMap(it -> judge(it, view).stream())
                .toList();
    }

    private Optional<Finding> judge(Announced announced, AreaView view) {
        Optional<BigDecimal> official = percent(announced);
        String hour = announced.hour().orElseThrow();
        AreaCounts counts = view.counts(announced.area(), rule.form(), hour);
        Count share = counts.count(ratio.orElseThrow());
        long readings = counts.count(number.orElseThrow()).numbers();
        if (official.isEmpty() || readings < rule.minimum() || readings == 0 || share.applicable() <= 0) {
            return Optional.empty();
        }
        BigDecimal seen = percent(share.flagged(), share.applicable());
        BigDecimal apart = seen.subtract(official.get()).abs();
        if (apart.compareTo(BigDecimal.valueOf(rule.points())) < 0) {
            return Optional.empty();
        }
        About about = About.of(
                        announced.area() + "|" + hour,
                        Optional.empty(),
                        mission.areas().path(announced.area()))
                .form(rule.form())
                .hour(hour);
        return Optional.of(Finding.of(
                check,
                about,
                List.of(
                        Compared.number(rule.question(), "observed", share.flagged()),
                        Compared.number("of", "observed", share.applicable()),
                        Compared.share("share", "observed", asShare(seen)),
                        Compared.number("readings", "observed", readings),
                        Compared.share(rule.series(), "series", asShare(official.get()))),
                OptionalDouble.of(asShare(official.get())),
                ("%s %% was announced; the observed stations, with %d readings, have %s %%. They are no random sample: a"
                                + " difference is to be looked into, not a proof.")
                        .formatted(one(official.get()), readings, one(seen)),
                List.of(),
                Times.later(counts.asOf(), announced.enteredAt())));
    }

    private static Optional<BigDecimal> percent(Announced announced) {
        if (announced.percent().isPresent()) {
            return announced.percent();
        }
        boolean isShare = announced.amount().isPresent() && announced.of().orElse(0) > 0;
        return isShare
                ? Optional.of(
                        percent(announced.amount().getAsLong(), announced.of().getAsLong()))
                : Optional.empty();
    }

    private static BigDecimal percent(long amount, long of) {
        return BigDecimal.valueOf(amount).multiply(HUNDRED).divide(BigDecimal.valueOf(of), MathContext.DECIMAL64);
    }

    private static double asShare(BigDecimal percent) {
        return percent.divide(HUNDRED, MathContext.DECIMAL64).doubleValue();
    }

    private static String one(BigDecimal percent) {
        return percent.setScale(1, RoundingMode.HALF_EVEN).toPlainString();
    }
}
