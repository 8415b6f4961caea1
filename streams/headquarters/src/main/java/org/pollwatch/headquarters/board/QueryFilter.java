package org.pollwatch.headquarters.board;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.pollwatch.contract.avro.Query;
import org.pollwatch.contract.avro.QueryState;
import org.pollwatch.mission.Mission;

/**
 * Which questions back somebody wants. Every part that is empty takes all.
 *
 * @param area this one and everything below it
 * @param mission says where a place lies
 */
public record QueryFilter(
        Mission mission,
        Optional<String> area,
        Optional<String> team,
        Optional<String> reportId,
        Optional<QueryState> state) {
    private static final String ALL = "all";

    /**
     * @param state asked, answered, withdrawn or all; asked where nothing is said
     * @throws UnknownName if the mission has no such area
     */
    public static QueryFilter of(
            Mission mission,
            Optional<String> area,
            Optional<String> team,
            Optional<String> reportId,
            Optional<String> state) {
        UnknownName.checkArea(mission, area);
        Optional<QueryState> wanted = Optional.of(state.orElse(QueryState.ASKED.name()))
                .filter(it -> !it.equalsIgnoreCase(ALL))
                .map(it -> QueryState.valueOf(it.toUpperCase(Locale.ROOT)));
        return new QueryFilter(mission, area, team, reportId.map(it -> it.toLowerCase(Locale.ROOT)), wanted);
    }

    /** @return area ids from where the report was, up to the country; empty where the mission no longer has the place */
    public static List<String> areaPath(Mission mission, Query query) {
        return areaPath(mission, query.getPlace());
    }

    /** @param place a place's id or an area's */
    public static List<String> areaPath(Mission mission, String place) {
        String area = mission.place(place).map(it -> it.area()).orElse(place);
        return mission.areas().find(area).isPresent() ? mission.areas().path(area) : List.of();
    }

    boolean takes(Query query) {
        return team.map(query.getTeam()::equals).orElse(true)
                && reportId.map(query.getReportId()::equals).orElse(true)
                && state.map(it -> it == query.getState()).orElse(true)
                && area.map(it -> areaPath(mission, query).contains(it)).orElse(true);
    }
}
