package org.pollwatch.headquarters.http;

import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
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

    static Optional<String> area(RoutingContext context, Mission mission) {
        return UnknownName.checkArea(mission, of(context, "area"));
    }

    static RateFilter rates(RoutingContext context, Mission mission) {
        return RateFilter.of(
                mission, of(context, "area"), of(context, "form"), of(context, "level"), of(context, "hour"));
    }

    static RateFilter coverage(RoutingContext context, Mission mission) {
        return RateFilter.of(mission, of(context, "area"), of(context, "form"), of(context, "level"), Optional.empty());
    }

    /** @param casework how the work on each finding stands */
    static FindingFilter findings(RoutingContext context, Mission mission, CaseBoard casework) {
        return FindingFilter.of(
                mission,
                of(context, "area"),
                of(context, "rule"),
                of(context, "severity"),
                of(context, "state"),
                CaseFilter.of(casework, of(context, "casework"), of(context, "assignee")));
    }

    static QueryFilter queries(RoutingContext context, Mission mission) {
        return QueryFilter.of(
                mission, of(context, "area"), of(context, "team"), of(context, "reportId"), of(context, "state"));
    }

    static IncidentFilter incidents(RoutingContext context, Mission mission) {
        return IncidentFilter.of(mission, of(context, "area"), of(context, "kind"), of(context, "source"));
    }
}
