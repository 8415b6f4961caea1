package org.pollwatch.simulator.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.pollwatch.contract.mission.ComputedFigure;
import org.pollwatch.contract.mission.MissionFiles;
import org.pollwatch.contract.mission.PublishedFigure;
import org.pollwatch.contract.mission.PublishedFigure.ReproducedBy;
import org.pollwatch.counting.Answer;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.Indicator;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Phase;
import org.pollwatch.mission.Question;

/**
 * The incident reports of a replay: those that a case tells of, and as many more as were printed. They are about areas, and
 * no rate rests on them. What the mission only heard of came from media.
 */
final class IncidentPlan {
    private static final String MEDIA = "media";

    private final Terrain terrain;
    private final Dice dice;
    private final Hours hours = Hours.of(Phase.INCIDENT);

    IncidentPlan(Terrain terrain, Dice dice) {
        this.terrain = terrain;
        this.dice = dice;
    }

    /** @throws PlanException if the cases tell of more incidents of a kind than were printed */
    List<Sheet> sheets(MissionFiles files, Planted planted) {
        List<Sheet> sheets = new ArrayList<>();
        planted.incidents()
                .forEach(incident -> sheets.add(sheet(incident.form(), incident.area(), incident.answers())));
        for (PublishedFigure figure : files.published()) {
            if (figure.mission().equals(files.mission().id()) && figure.reproducedBy() == ReproducedBy.INCIDENT) {
                sheets.addAll(further(figure, files.mission(), List.copyOf(sheets)));
            }
        }
        return sheets;
    }

    private List<Sheet> further(PublishedFigure figure, Mission mission, List<Sheet> told) {
        ComputedFigure computed = ComputedFigure.of(figure, mission)
                .filter(it -> it.indicator().isPresent())
                .orElseThrow(() -> new PlanException(
                        "published figure " + figure.indicator() + ": no form asks for such incidents"));
        Map<String, Answer> answers =
                answers(computed.form(), computed.indicator().orElseThrow());
        long already = told.stream()
                .filter(sheet ->
                        sheet.visit().form().id().equals(computed.form().id())
                                && sheet.answers().entrySet().containsAll(answers.entrySet()))
                .count();
        long number = figure.replayFlagged().orElseThrow() - already;
        if (number < 0) {
            throw new PlanException("published figure " + figure.indicator() + ": the cases tell of " + -number
                    + " incidents too many");
        }
        List<String> areas = dice.shuffled(terrain.crews().stream()
                .flatMap(crew -> crew.areas().stream())
                .distinct()
                .sorted()
                .toList());
        return IntStream.range(0, (int) number)
                .mapToObj(index -> sheet(computed.form(), areas.get(index % areas.size()), answers))
                .toList();
    }

    private static Map<String, Answer> answers(Form form, Indicator indicator) {
        Map<String, Answer> answers = new HashMap<>();
        answers.put(indicator.question(), Answer.word(indicator.option()));
        Optional<Question> kind = form.question(indicator.question());
        kind.flatMap(Question::by)
                .filter(by -> by.answers().contains(source(indicator)))
                .ifPresent(by -> answers.put(by.question(), Answer.word(source(indicator))));
        return answers;
    }

    private static String source(Indicator indicator) {
        return indicator.by().isEmpty() ? MEDIA : indicator.by();
    }

    private Sheet sheet(Form form, String area, Map<String, Answer> answers) {
        Mission mission = terrain.mission();
        List<Crew> near = terrain.crewsAt(area);
        Crew crew = dice.pick(near.isEmpty() ? terrain.crews() : near);
        Sheet sheet = new Sheet(new Visit(
                form,
                crew.code(),
                area,
                Optional.empty(),
                terrain.region(area),
                hours.at(mission.card().electionDay(), mission.areas().zone(area), 0, 1, dice)));
        form.questions().stream()
                .filter(question -> answers.containsKey(question.id()))
                .forEach(question -> sheet.put(question, answers.get(question.id())));
        form.questions().stream()
                .filter(question -> !sheet.answers().containsKey(question.id()) && sheet.asks(question))
                .forEach(sheet::putNotObserved);
        return sheet;
    }
}
