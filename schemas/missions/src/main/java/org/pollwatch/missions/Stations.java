package org.pollwatch.missions;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * Generates the stations of the country: their number and their registered voters are the mission's, how they spread
 * follows the regions' population and the districts' weights. The same source gives the same stations.
 */
final class Stations {

    private static final long RURAL_DISTRICT_URBAN_PERCENT = 15;
    private static final long CITY_URBAN_PERCENT = 92;

    private final MissionSource source;
    private final MissionFacts facts;

    Stations(MissionSource source) {
        this.source = source;
        this.facts = source.facts();
    }

    List<Station> domestic() {
        List<Map<String, String>> regions = source.regions();
        List<Long> counts = Apportionment.split(facts.domestic(), longs(regions, "stations"));
        List<Long> specials = Apportionment.split(facts.special(), counts);
        List<List<Station>> byRegion = new ArrayList<>();
        for (int index = 0; index < regions.size(); index++) {
            byRegion.add(stationsOf(regions.get(index).get("id"), counts.get(index), specials.get(index)));
        }
        long specialVoters = byRegion.stream()
                .flatMap(List::stream)
                .mapToLong(Station::registered)
                .sum();
        List<Long> voters = Apportionment.split(
                facts.registered() - facts.registeredAbroad() - specialVoters, longs(regions, "population"));
        List<Station> stations = new ArrayList<>();
        for (int index = 0; index < regions.size(); index++) {
            stations.addAll(withVoters(byRegion.get(index), voters.get(index)));
        }
        return withSupplementaryRegistration(stations);
    }

    /** So many pseudo-random weights between {@code least} and {@code least + span - 1}, fixed by the seed's text. */
    static List<Long> weights(String seed, int count, long least, long span) {
        return LongStream.range(0, count)
                .mapToObj(index -> least + scatter(seed, index, span))
                .toList();
    }

    /** The stations of a region with voters at the special ones only: those are small and known by themselves. */
    private List<Station> stationsOf(String region, long count, long special) {
        List<Map<String, String>> districts = source.districtsOf(region);
        List<Long> counts = Apportionment.split(count, longs(districts, "weight"));
        List<Station> stations = new ArrayList<>();
        for (int index = 0; index < districts.size(); index++) {
            Map<String, String> district = districts.get(index);
            long urban = district.get("setting").equals("city") ? CITY_URBAN_PERCENT : RURAL_DISTRICT_URBAN_PERCENT;
            for (long inDistrict = 0; inDistrict < counts.get(index); inDistrict++) {
                int number = stations.size() + 1;
                boolean isSpecial = Apportionment.isChosen(number - 1, special, count);
                stations.add(new Station(
                        region,
                        district.get("id"),
                        number,
                        Apportionment.isChosen(inDistrict, urban, 100) ? "urban" : "rural",
                        isSpecial ? "special" : "regular",
                        false,
                        isSpecial ? 25 + scatter(facts.id() + region, number, 240) : 0));
            }
        }
        return stations;
    }

    /** Urban stations are large, rural ones small; none comes above the 3,000 voters that the law allows. */
    private List<Station> withVoters(List<Station> stations, long voters) {
        List<Station> regular =
                stations.stream().filter(station -> !station.isSpecial()).toList();
        List<Long> weights = regular.stream().map(this::size).toList();
        List<Long> shares = Apportionment.split(voters, weights);
        List<Station> filled = new ArrayList<>();
        int next = 0;
        for (Station station : stations) {
            filled.add(station.isSpecial() ? station : station.withRegistered(shares.get(next++)));
        }
        return filled;
    }

    private long size(Station station) {
        String seed = facts.id() + station.region();
        return station.setting().equals("urban")
                ? 1500 + scatter(seed, station.number(), 700)
                : 450 + scatter(seed, station.number(), 650);
    }

    private List<Station> withSupplementaryRegistration(List<Station> stations) {
        List<Station> marked = new ArrayList<>();
        int regularSeen = 0;
        int specialSeen = 0;
        for (Station station : stations) {
            boolean chosen = station.isSpecial()
                    ? Apportionment.isChosen(specialSeen++, facts.supplementarySpecial(), facts.special())
                    : Apportionment.isChosen(regularSeen++, facts.supplementaryRegular(), facts.regular());
            marked.add(chosen ? station.withSupplementary() : station);
        }
        return marked;
    }

    /** A fixed number below {@code bound} for a seed and an index: the finaliser of SplitMix64 (Steele et al. 2014). */
    private static long scatter(String seed, long index, long bound) {
        long z = seed.hashCode() * 0x9E3779B97F4A7C15L + index * 0xD1B54A32D192ED03L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return Math.floorMod(z ^ (z >>> 31), bound);
    }

    private static List<Long> longs(List<Map<String, String>> rows, String column) {
        return rows.stream().map(row -> Long.valueOf(row.get(column))).toList();
    }
}
