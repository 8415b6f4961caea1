package org.pollwatch.headquarters.http;

import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import org.pollwatch.headquarters.access.Callers;
import org.pollwatch.headquarters.board.CaseBoard;
import org.pollwatch.headquarters.board.CaseFilter;
import org.pollwatch.headquarters.board.FindingFilter;
import org.pollwatch.headquarters.board.IncidentFilter;
import org.pollwatch.headquarters.board.QueryFilter;
import org.pollwatch.headquarters.board.RateFilter;
import org.pollwatch.headquarters.board.UnknownName;
import org.pollwatch.mission.Mission;

/**
 * What a request asks for. Each throws {@link UnknownName} if a parameter names nothing of
 * the mission.
 */
final class Parameters {
    private Parameters() {}

    static Optional<String> of(RoutingContext context, String name) {
        return context.queryParam(name).stream().findFirst();
    }

    /** @return en where none is asked for */
    static String language(RoutingContext context) {
        return of(context, "lang").orElse("en");
    }

    /** @return the area asked for: the caller's, or one above it; any other is unknown to the caller */
    static Optional<String> area(RoutingContext context, Mission mission) {
        return UnknownName.checkArea(mission, Callers.of(context).scope(), of(context, "area"));
    }

    static RateFilter rates(RoutingContext context, Mission mission) {
        return RateFilter.of(
                mission, area(context, mission), of(context, "form"), of(context, "level"), of(context, "hour"));
    }

    static RateFilter coverage(RoutingContext context, Mission mission) {
        return RateFilter.of(
                mission, area(context, mission), of(context, "form"), of(context, "level"), Optional.empty());
    }

    /** @param casework how the work on each finding stands */
    static FindingFilter findings(RoutingContext context, Mission mission, CaseBoard casework) {
        return FindingFilter.of(
                mission,
                area(context, mission),
                of(context, "rule"),
                of(context, "severity"),
                of(context, "state"),
                CaseFilter.of(casework, of(context, "casework"), of(context, "assignee")));
    }

    static QueryFilter queries(RoutingContext context, Mission mission) {
        return QueryFilter.of(
                mission, area(context, mission), of(context, "team"), of(context, "reportId"), of(context, "state"));
    }

    static IncidentFilter incidents(RoutingContext context, Mission mission) {
        return IncidentFilter.of(mission, area(context, mission), of(context, "kind"), of(context, "source"));
    }
}
