package org.pollwatch.missions;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The places of a mission: generated polling stations, then commissions. All of them are marked synthetic. */
final class Places {

    private final MissionSource source;
    private final MissionFacts facts;

    Places(MissionSource source) {
        this.source = source;
        this.facts = source.facts();
    }

    String csv() {
        List<List<String>> rows = new ArrayList<>();
        new Stations(source).domestic().forEach(station -> rows.add(row(station)));
        addStationsAbroad(rows);
        addCommissions(rows);
        return CsvFile.format(header(), rows);
    }

    private List<String> header() {
        List<String> header = new ArrayList<>(
                List.of("id", "kind", "area", "number", "name", "registered_voters", "setting", "type"));
        if (facts.hasSupplementaryRegistration()) {
            header.add("supplementary_registration");
        }
        header.add("time_zone");
        header.add("synthetic");
        return header;
    }

    private List<String> row(Station station) {
        return place(
                "%s-%04d".formatted(station.region(), station.number()),
                "polling_station",
                station.area(),
                Integer.toString(station.number()),
                "PS " + station.number(),
                Long.toString(station.registered()),
                station.setting(),
                station.type(),
                Boolean.toString(station.supplementary()),
                "");
    }

    /** The k-th station abroad stands in the k-th city, and from the first city again when the cities run out. */
    private void addStationsAbroad(List<List<String>> rows) {
        List<Map<String, String>> cities = source.citiesAbroad();
        List<Long> voters = Apportionment.split(
                facts.registeredAbroad(), Stations.weights("abroad " + facts.id(), facts.abroad(), 60, 400));
        for (int index = 0; index < facts.abroad(); index++) {
            Map<String, String> city = cities.get(index % cities.size());
            int round = index / cities.size();
            rows.add(place(
                    "%s-%04d".formatted(Areas.ABROAD, index + 1),
                    "polling_station",
                    Areas.ABROAD,
                    Integer.toString(index + 1),
                    city.get("name") + (round == 0 ? "" : " " + (round + 1)),
                    Long.toString(voters.get(index)),
                    "urban",
                    "abroad",
                    "false",
                    city.get("time_zone")));
        }
    }

    /** One commission of the region on each region, one on each district that has its own. */
    private void addCommissions(List<List<String>> rows) {
        source.regions().forEach(region -> rows.add(commission(region)));
        source.districts().stream()
                .filter(district -> district.get("commission").equals("yes"))
                .forEach(district -> rows.add(commission(district)));
    }

    private List<String> commission(Map<String, String> area) {
        String id = area.get("id");
        return place(id + "-TEC", "commission", id, "", "TEC " + area.get("name_en"), "", "", "", "", "");
    }

    /** The last two are supplementary registration, left out where the mission does not know it, and time zone. */
    private List<String> place(String... columns) {
        List<String> row = new ArrayList<>(List.of(columns));
        if (!facts.hasSupplementaryRegistration()) {
            row.remove(columns.length - 2);
        }
        row.add("true");
        return row;
    }
}
