package org.pollwatch.headquarters.export;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.pollwatch.mission.Area;
import org.pollwatch.mission.Mission;

/** How every table's rows begin: whose they are, that a reconstruction is one, and the area. */
public final class TableRow {
    /** What a reconstruction says of itself wherever it is shown. */
    public static final String RECONSTRUCTION = "national figures as printed; stations, hours and regions synthetic";

    private static final List<String> BEGIN = List.of("mission", "reconstruction", "asOf", "area", "areaName", "level");

    private final Mission mission;
    private final String language;

    TableRow(Mission mission, String language) {
        this.mission = mission;
        this.language = language;
    }

    /** @return the columns that every table begins with, and then its own */
    static List<String> columns(String... own) {
        return Stream.concat(BEGIN.stream(), Stream.of(own)).toList();
    }

    /** @return the cells of the columns that every table begins with */
    List<Object> begin(Instant asOf, String areaId) {
        Optional<Area> area = mission.areas().find(areaId);
        List<Object> row = new ArrayList<>();
        row.add(mission.id());
        row.add(mission.card().reconstruction() ? RECONSTRUCTION : null);
        row.add(asOf.toString());
        row.add(areaId);
        row.add(area.map(it -> it.names().in(language)).orElse(null));
        row.add(area.map(it -> it.level().name().toLowerCase(Locale.ROOT)).orElse(null));
        return row;
    }
}
