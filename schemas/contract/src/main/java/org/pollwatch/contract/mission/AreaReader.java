package org.pollwatch.contract.mission;

import java.util.List;
import java.util.Optional;
import org.pollwatch.mission.Area;
import org.pollwatch.mission.AreaLevel;

/** Reads a row of {@code areas.csv}. */
final class AreaReader {
    static final Columns COLUMNS = new Columns(
            List.of("id", "parent", "level", "name_en"),
            List.of("name_ru", "name_kk", "time_zone", "tile_row", "tile_column"));
    private static final int LARGEST_TILE = 1_000;

    private AreaReader() {}

    static Located<Area> read(Row row) {
        Area area = new Area(
                row.need("id").flatMap(it -> it.id(IdRule.NODE)).orElse(""),
                row.find("parent").map(Scalar::text),
                row.need("level").flatMap(it -> it.word(AreaLevel.class)).orElse(AreaLevel.DISTRICT),
                row.labels("name"),
                row.find("time_zone").flatMap(Scalar::zone),
                tile(row));
        return new Located<>(area, row.at());
    }

    private static Optional<Area.Tile> tile(Row row) {
        Optional<Long> line = row.find("tile_row").flatMap(it -> it.number(0, LARGEST_TILE));
        Optional<Long> column = row.find("tile_column").flatMap(it -> it.number(0, LARGEST_TILE));
        if (row.find("tile_row").isPresent() != row.find("tile_column").isPresent()) {
            row.faults().add(row.at(), "tile_row, tile_column: expected both or neither");
        }
        return line.flatMap(r -> column.map(c -> new Area.Tile(r.intValue(), c.intValue())));
    }
}
