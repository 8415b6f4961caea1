package org.pollwatch.simulator.plan;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.pollwatch.mission.Condition;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.Indicator;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Place;
import org.pollwatch.mission.PlaceKind;
import org.pollwatch.mission.Question;

/**
 * Where the report names areas or places: exactly which places are flagged, and which answer as a named case did. Chosen
 * before the teams are sent out, so that they go there; no place serves two figures of a form where there is another.
 */
final class Anchors {
    private final Form form;
    private final Planted planted;
    private final Map<String, Set<String>> flaggedByQuestion = new LinkedHashMap<>();

    private Anchors(Form form, Planted planted) {
        this.form = form;
        this.planted = planted;
        form.questions().forEach(question -> {
            Set<String> flagged = planted.flaggedAt(form, question);
            if (!flagged.isEmpty()) {
                flaggedByQuestion.put(question.id(), new HashSet<>(flagged));
            }
        });
    }

    /** @throws PlanException if a named area has no place that a team can reach, or places are visited twice */
    static Anchors choose(FormTargets targets, Planted planted, Terrain terrain, Dice dice) {
        Anchors anchors = new Anchors(targets.form(), planted);
        List<Target> bound = targets.targets().stream()
                .filter(target -> !target.where().isEmpty())
                .sorted(Comparator.comparingLong(
                        target -> target.flagged() - target.where().size()))
                .toList();
        if (bound.isEmpty()) {
            return anchors;
        }
        if (!targets.isOnePerPlace()) {
            throw new PlanException("form " + targets.form().id() + ": named places, and places visited twice");
        }
        List<Place> reachable = terrain
                .reachable(PlaceKind.valueOf(targets.form().subject().name()))
                .values()
                .stream()
                .flatMap(List::stream)
                .toList();
        bound.forEach(target -> anchors.choose(target, dice.shuffled(reachable), terrain.mission()));
        return anchors;
    }

    private void choose(Target target, List<Place> places, Mission mission) {
        if (target.indicator().kind() == Indicator.Kind.COMPLEMENT) {
            throw new PlanException("indicator " + target.indicator().id() + ": named places of a complement");
        }
        Question question = form.question(target.indicator().question()).orElseThrow();
        Set<String> elsewhere = mustNotFlag(question);
        Set<String> chosen = new HashSet<>(planted.flaggedAt(form, question));
        List<List<Place>> named = target.where().stream()
                .map(id -> places.stream()
                        .filter(place -> !elsewhere.contains(place.id()))
                        .filter(place -> place.id().equals(id)
                                || mission.areas().path(place.area()).contains(id))
                        .toList())
                .sorted(Comparator.comparing((List<Place> candidates) ->
                                candidates.stream().anyMatch(place -> chosen.contains(place.id())))
                        .thenComparing(List::size))
                .toList();
        boolean more = named.stream().noneMatch(List::isEmpty);
        while (more && chosen.size() < target.flagged()) {
            int before = chosen.size();
            named.stream()
                    .takeWhile(candidates -> chosen.size() < target.flagged())
                    .forEach(candidates -> free(candidates, chosen).ifPresent(place -> chosen.add(place.id())));
            more = chosen.size() > before;
        }
        if (!more) {
            throw new PlanException("indicator " + target.indicator().id()
                    + ": the places named are fewer than flagged, or out of reach");
        }
        flaggedByQuestion.computeIfAbsent(question.id(), id -> new HashSet<>()).addAll(chosen);
    }

    private Optional<Place> free(List<Place> candidates, Set<String> chosen) {
        List<Place> left = candidates.stream()
                .filter(place -> !chosen.contains(place.id()))
                .toList();
        return left.stream()
                .filter(place -> !all().contains(place.id()))
                .findFirst()
                .or(() -> left.stream().findFirst());
    }

    /** @return the ids of all places that some figure or case names */
    Set<String> all() {
        Set<String> all = new HashSet<>(planted.places(form.id()));
        flaggedByQuestion.values().forEach(all::addAll);
        return all;
    }

    /** @return the places where a figure of the question, or of one behind it, needs it flagged */
    Set<String> mustFlag(Question question) {
        Set<String> places = new HashSet<>(flaggedByQuestion.getOrDefault(question.id(), Set.of()));
        places.addAll(opening(question, true));
        return places;
    }

    /** @return the places where a case, or a figure of a question behind this one, needs it answered, but not flagged */
    Set<String> mustNotFlag(Question question) {
        Set<String> places = new HashSet<>(planted.placesOf(form, question));
        places.removeAll(planted.flaggedAt(form, question));
        places.addAll(opening(question, false));
        return places;
    }

    /** @return the places where a case answers this question, or one behind it */
    Set<String> needed(Question question) {
        Set<String> places = new HashSet<>(planted.placesOf(form, question));
        AskIf.behind(form, question).forEach(behind -> places.addAll(needed(behind)));
        return places;
    }

    private Set<String> opening(Question gate, boolean byFlagging) {
        Set<String> places = new HashSet<>();
        AskIf.behind(form, gate)
                .filter(behind -> AskIf.conditions(behind)
                        .anyMatch(condition -> condition instanceof Condition.AnswerIs is
                                && is.question().equals(gate.id())
                                && gate.counted().containsAll(is.answers()) == byFlagging))
                .forEach(behind -> {
                    places.addAll(mustFlag(behind));
                    places.addAll(mustNotFlag(behind));
                });
        return places;
    }
}
