package org.pollwatch.headquarters.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.pollwatch.contract.mission.AreaGroup;
import org.pollwatch.contract.mission.MissionSnapshot;
import org.pollwatch.headquarters.access.Callers;
import org.pollwatch.headquarters.access.Scope;
import org.pollwatch.headquarters.board.UnknownName;
import org.pollwatch.headquarters.compare.Comparison;
import org.pollwatch.headquarters.compare.ComparisonJson;
import org.pollwatch.headquarters.compare.Side;
import org.pollwatch.headquarters.mission.Missions;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.Mission;

/** Two missions side by side. */
final class CompareRoutes {
    private final MissionRoutes routes;
    private final Missions missions;

    CompareRoutes(MissionRoutes routes, Missions missions) {
        this.routes = routes;
        this.missions = missions;
    }

    /** Answers with what there is to compare with, or with the comparison. */
    void compare(RoutingContext context) {
        routes.withMission(context, (desk, snapshot) -> {
            Side here = side(snapshot);
            List<Side> others =
                    missions.comparable(snapshot).stream().map(this::side).toList();
            Optional<String> with = Parameters.of(context, "with");
            answer(
                    context,
                    with.isEmpty()
                            ? ComparisonJson.candidates(here, others)
                            : ComparisonJson.of(comparison(context, here, others, with.get())));
        });
    }

    private static Comparison comparison(RoutingContext context, Side here, List<Side> others, String with) {
        Side there = others.stream()
                .filter(it -> it.mission().id().equals(with))
                .findFirst()
                .orElseThrow(() -> new UnknownName(
                        "with",
                        "one of "
                                + String.join(
                                        ", ",
                                        others.stream()
                                                .map(it -> it.mission().id())
                                                .toList())));
        Optional<String> area = Parameters.area(context, here.mission());
        Scope scope = Callers.of(context).scope();
        Comparison comparison = Comparison.of(
                here, there, form(context, here.mission()), area, group -> isVisible(scope, here, there, group));
        if (area.isPresent() && comparison.groups().isEmpty()) {
            throw new UnknownName(
                    "area", "an area that corresponds to areas of mission " + with + "; earlier.csv says which");
        }
        return comparison;
    }

    /** On both sides: who answers for some areas sees nothing of the others, in whichever mission. */
    private static boolean isVisible(Scope scope, Side here, Side there, AreaGroup group) {
        return group.areas().stream().allMatch(it -> scope.covers(here.mission().areas(), it))
                && group.earlierAreas().stream()
                        .allMatch(it -> scope.covers(there.mission().areas(), it));
    }

    private static Form form(RoutingContext context, Mission mission) {
        String expected = "one of " + String.join(", ", mission.formIds());
        return Parameters.of(context, "form")
                .flatMap(mission::newest)
                .orElseThrow(() -> new UnknownName("form", expected));
    }

    private Side side(MissionSnapshot snapshot) {
        return new Side(snapshot, missions.find(snapshot.mission().id()).map(it -> it.boards()
                .rates()));
    }

    private static void answer(RoutingContext context, ObjectNode json) {
        context.response().putHeader("Content-Type", "application/json").putHeader("Cache-Control", "no-cache");
        context.end(Buffer.buffer(json.toString().getBytes(StandardCharsets.UTF_8)));
    }
}
