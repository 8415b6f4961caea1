package org.pollwatch.oracle;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.pollwatch.mission.Area;
import org.pollwatch.mission.Check;
import org.pollwatch.mission.Check.Rule;
import org.pollwatch.mission.Mission;
import org.pollwatch.oracle.Happening.Announced;
import org.pollwatch.oracle.Happening.Official;

/** Random official figures of the series that a mission's checks look at. */
record Announcements(Mission mission, Random random) {

    List<Announced> some(int count) {
        List<Rule> rules = mission.checks().stream()
                .map(Check::rule)
                .filter(it -> it instanceof Rule.SeriesSum || it instanceof Rule.SeriesShare)
                .toList();
        List<Announced> all = new ArrayList<>();
        for (int i = 0; i < count && !rules.isEmpty(); i++) {
            all.add(one(rules.get(random.nextInt(rules.size()))));
        }
        return all;
    }

    private Announced one(Rule rule) {
        List<Area> areas = List.copyOf(mission.areas().all());
        String area = areas.get(random.nextInt(areas.size())).id();
        if (rule instanceof Rule.SeriesSum sum) {
            Official figure =
                    new Official(OptionalLong.of(random.nextInt(300)), OptionalLong.empty(), Optional.empty());
            return new Announced(sum.series(), area, Optional.empty(), unlessTakenBack(figure));
        }
        String hour = mission.card().electionDay() + String.format("T%02d", random.nextInt(24));
        Official figure = random.nextBoolean()
                ? new Official(OptionalLong.of(random.nextInt(100)), OptionalLong.of(100), Optional.empty())
                : new Official(OptionalLong.empty(), OptionalLong.empty(), Optional.of(percent()));
        return new Announced(((Rule.SeriesShare) rule).series(), area, Optional.of(hour), unlessTakenBack(figure));
    }

    private BigDecimal percent() {
        return BigDecimal.valueOf(random.nextInt(1001), 1);
    }

    private Optional<Official> unlessTakenBack(Official figure) {
        return random.nextInt(6) == 0 ? Optional.empty() : Optional.of(figure);
    }
}
