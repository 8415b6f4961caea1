package org.pollwatch.missions;

import java.util.Map;

/**
 * One line of source/missions.csv: what the mission's report says about the election, and what had to be assumed (the
 * column {@code assumed} names those). Counts are whole stations, voters, teams.
 */
record MissionFacts(
        String id,
        String electionDay,
        Labels title,
        String observation,
        String formVersion,
        String map,
        long registered,
        long registeredAbroad,
        int stations,
        int special,
        int abroad,
        int abroadCities,
        int supplementaryRegular,
        int supplementarySpecial,
        int teams) {

    static MissionFacts of(Map<String, String> row) {
        return new MissionFacts(
                row.get("id"),
                row.get("election_day"),
                new Labels(row.get("title_en"), row.get("title_ru"), row.get("title_kk")),
                row.get("observation"),
                row.get("form_version"),
                row.get("map"),
                Long.parseLong(row.get("registered")),
                Long.parseLong(row.get("registered_abroad")),
                Integer.parseInt(row.get("stations")),
                Integer.parseInt(row.get("special")),
                Integer.parseInt(row.get("abroad")),
                Integer.parseInt(row.get("abroad_cities")),
                Integer.parseInt(row.get("supplementary_regular")),
                Integer.parseInt(row.get("supplementary_special")),
                Integer.parseInt(row.get("teams")));
    }

    int domestic() {
        return stations - abroad;
    }

    int regular() {
        return domestic() - special;
    }

    boolean hasSupplementaryRegistration() {
        return supplementaryRegular + supplementarySpecial > 0;
    }
}
