package org.pollwatch.missions;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The area tree of a Kazakhstan mission: country, regions with their tile and time zone, districts, stations abroad. */
final class Areas {

    static final String COUNTRY = "KZ";
    static final String ABROAD = "ABROAD";

    private static final List<String> HEADER =
            List.of("id", "parent", "level", "name_en", "name_ru", "name_kk", "time_zone", "tile_row", "tile_column");

    private final MissionSource source;

    Areas(MissionSource source) {
        this.source = source;
    }

    String csv() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(COUNTRY, "", "country", "Kazakhstan", "Казахстан", "Қазақстан", "Asia/Almaty", "", ""));
        for (Map<String, String> region : source.regions()) {
            rows.add(row(region, COUNTRY, "region"));
        }
        rows.add(List.of(
                ABROAD, COUNTRY, "region", "Stations abroad", "Участки за рубежом", "Шетелдегі учаскелер", "", "", ""));
        for (Map<String, String> district : source.districts()) {
            rows.add(row(district, district.get("region"), "district"));
        }
        return CsvFile.format(HEADER, rows);
    }

    private static List<String> row(Map<String, String> area, String parent, String level) {
        return List.of(
                area.get("id"),
                parent,
                level,
                area.get("name_en"),
                area.get("name_ru"),
                area.get("name_kk"),
                area.getOrDefault("time_zone", ""),
                area.getOrDefault("tile_row", ""),
                area.getOrDefault("tile_column", ""));
    }
}
