package org.pollwatch.benchmark.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.LongToIntFunction;
import java.util.function.Predicate;
import org.pollwatch.counting.Report;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Place;
import org.pollwatch.oracle.Histories;

/**
 * As many reports as one likes, each known by its number: at least one content for each place, drawn as the tests' random
 * histories are, and all of them again under ever new ids. What was sent is then a set of numbers, from which the oracle
 * can be asked afterwards.
 */
public final class Stock {
    private static final int LEAST_CONTENTS = 1_000;
    private static final int MOST_CONTENTS = 12_000;

    private final List<Content> contents;
    private final LongToIntFunction choice;
    private final long seed;
    private final int longest;

    private record Content(Report report, ByteBuffer json) {}

    private Stock(List<Content> contents, LongToIntFunction choice, long seed) {
        this.contents = contents;
        this.choice = choice;
        this.seed = seed;
        this.longest = contents.stream().mapToInt(it -> it.json().limit()).max().orElseThrow();
    }

    /**
     * Reports about some of a mission's places, on one form.
     *
     * @param where which places
     * @param seed equal seeds give equal reports
     */
    public static Stock of(Mission mission, Form form, Predicate<Place> where, long seed) {
        List<Content> contents = contents(mission, form, where, seed);
        return new Stock(contents, number -> (int) (number % contents.size()), seed);
    }

    /**
     * Mostly one stock, with each of some others in turn at every so many numbers.
     *
     * @param every each such number is taken from one of the others
     */
    public static Stock mixed(Stock most, List<Stock> others, int every, long seed) {
        List<Content> contents = new ArrayList<>(most.contents);
        List<Integer> starts = new ArrayList<>();
        for (Stock other : others) {
            starts.add(contents.size());
            contents.addAll(other.contents);
        }
        LongToIntFunction choice = number -> {
            if (number % every != 0) {
                return most.choice.applyAsInt(number);
            }
            long turn = number / every;
            int other = (int) (turn % others.size());
            return starts.get(other) + others.get(other).choice.applyAsInt(turn);
        };
        return new Stock(contents, choice, seed);
    }

    private static List<Content> contents(Mission mission, Form form, Predicate<Place> where, long seed) {
        List<Place> places = new ArrayList<>(mission.places().stream()
                .filter(it -> it.kind().name().equals(form.subject().name()))
                .filter(where)
                .toList());
        Collections.shuffle(places, new Random(seed));
        int count = Math.max(LEAST_CONTENTS, Math.min(MOST_CONTENTS, places.size()));
        List<Content> contents = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            Place place = places.get(i % places.size());
            Mission part =
                    new Mission(mission.card(), mission.revision(), mission.areas(), List.of(place), List.of(form));
            Report report = new Histories(part, mix(seed + i), 1)
                    .calm(1)
                    .get(0)
                    .submission()
                    .report();
            contents.add(new Content(
                    report, ByteBuffer.wrap(ReportJson.write(report)).asReadOnlyBuffer()));
        }
        return contents;
    }

    /** @return the report of that number, always the same */
    public Report report(long number) {
        Report it = content(number).report();
        return new Report(id(number), 1, false, it.form(), it.formVersion(), it.place(), it.observedAt(), it.answers());
    }

    /** @return the place that the report of that number is about */
    public String place(long number) {
        return content(number).report().place();
    }

    /** Writes the report of that number as a device would send it. */
    public void json(long number, ByteBuffer into) {
        int start = into.position();
        into.put(content(number).json().duplicate());
        into.put(start + ReportJson.ID_AT, id(number).getBytes(StandardCharsets.ISO_8859_1));
    }

    /** @return bytes of {@link #json} for that number */
    public int jsonLength(long number) {
        return content(number).json().limit();
    }

    /** @return bytes of the longest report */
    public int longest() {
        return longest;
    }

    private Content content(long number) {
        return contents.get(choice.applyAsInt(number));
    }

    /** Random in front, so that ids come in no order, as devices make them; the number behind. */
    private String id(long number) {
        return new UUID(mix(seed + number), number).toString();
    }

    /** @return the number of the report with that id */
    public static long number(String id) {
        return UUID.fromString(id).getLeastSignificantBits();
    }

    /** David Stafford's 13th variant. */
    private static long mix(long number) {
        long mixed = number * 0x9e3779b97f4a7c15L;
        mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
