package org.pollwatch.simulator;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.pollwatch.contract.mission.MissionFiles;
import org.pollwatch.counting.finding.Compared;
import org.pollwatch.counting.finding.Facts;
import org.pollwatch.counting.finding.Finding;
import org.pollwatch.counting.finding.PlaceFindings;
import org.pollwatch.counting.finding.ReportFacts;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.Indicator;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Question;
import org.pollwatch.simulator.plan.PlanTally;
import org.pollwatch.simulator.plan.PlannedReport;

/** What headquarters would answer, had it counted a plan. */
public final class HeadquartersAnswers {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private HeadquartersAnswers() {}

    static ObjectNode rates(MissionFiles files, List<PlannedReport> plan) {
        ObjectNode json =
                MAPPER.createObjectNode().put("mission", files.mission().id());
        ArrayNode rates = json.putArray("rates");
        for (Form form : files.mission().forms()) {
            PlanTally tally = PlanTally.of(plan, form.id());
            ObjectNode line = rates.addObject()
                    .put("area", "KZ")
                    .put("form", form.id())
                    .putNull("hour")
                    .put("reports", tally.reports())
                    .put("places", tally.places());
            ArrayNode indicators = line.putArray("indicators");
            form.indicators().forEach(indicator -> add(indicators, form, indicator, tally));
            rates.addObject().put("area", "KZ").put("form", form.id()).put("hour", "2022-11-20T10");
            rates.addObject().put("area", "KZ-10").put("form", form.id()).putNull("hour");
        }
        return json;
    }

    private static void add(ArrayNode indicators, Form form, Indicator indicator, PlanTally tally) {
        Question question = form.question(indicator.question()).orElseThrow();
        PlanTally.Line line = tally.line(question, indicator);
        indicators
                .addObject()
                .put("id", indicator.id())
                .put("flagged", line.flagged())
                .put("applicable", line.applicable())
                .put("placesFlagged", line.placesFlagged())
                .put("placesApplicable", line.placesApplicable())
                .put("n", line.n())
                .put("sum", line.sum());
    }

    static ObjectNode series(MissionFiles files) {
        ObjectNode json =
                MAPPER.createObjectNode().put("mission", files.mission().id());
        ArrayNode series = json.putArray("series");
        files.series().forEach(entry -> {
            ObjectNode line = series.addObject()
                    .put("series", entry.series())
                    .put("area", entry.area())
                    .put("hour", entry.hour().orElse(null));
            entry.amount().ifPresent(it -> line.put("amount", it));
            entry.of().ifPresent(it -> line.put("of", it));
            line.put("percent", entry.percent().map(it -> it.toPlainString()).orElse(null));
            series.addObject()
                    .put("series", entry.series())
                    .put("area", entry.area())
                    .put("hour", "2022-11-20T10")
                    .put("amount", 1);
        });
        return json;
    }

    /** By the counting core; such as look at areas, silence and series are not among them. */
    static ObjectNode findings(MissionFiles files, List<PlannedReport> plan) {
        ObjectNode json =
                MAPPER.createObjectNode().put("mission", files.mission().id());
        ArrayNode findings = json.putArray("findings");
        standing(files.mission(), plan).forEach(finding -> add(findings, finding));
        return json;
    }

    /** @return the findings about single places and areas */
    public static List<Finding> standing(Mission mission, List<PlannedReport> plan) {
        Map<String, List<ReportFacts>> bySubject = new TreeMap<>();
        plan.forEach(planned -> Facts.of(
                        planned.report(), planned.team(), planned.report().observedAt(), mission)
                .forEach(facts -> bySubject
                        .computeIfAbsent(facts.subject(), subject -> new ArrayList<>())
                        .add(facts)));
        List<Finding> all = new ArrayList<>();
        bySubject.forEach((subject, facts) -> all.addAll(PlaceFindings.of(subject, facts, mission)));
        return all;
    }

    private static void add(ArrayNode findings, Finding finding) {
        ObjectNode line = findings.addObject()
                .put("id", finding.id())
                .put("rule", finding.rule())
                .put("state", "raised")
                .put("subject", finding.about().subject())
                .put("place", finding.about().place().orElse(null));
        ArrayNode compared = line.putArray("compared");
        for (Compared value : finding.compared()) {
            ObjectNode one = compared.addObject().put("name", value.name()).put("source", value.source());
            value.number().ifPresent(it -> one.put("number", it));
            value.share().ifPresent(it -> one.put("share", it));
            one.put("word", value.word().orElse(null));
        }
        finding.expected().ifPresent(it -> line.put("expected", it));
    }
}
