package org.pollwatch.headquarters.access;

import java.time.Instant;
import java.util.List;
import org.pollwatch.contract.RecordSerdes;
import org.pollwatch.contract.avro.CoverageState;
import org.pollwatch.contract.avro.SavedView;
import org.pollwatch.contract.avro.ViewParameter;
import org.pollwatch.headquarters.FoldedBook;
import org.pollwatch.headquarters.SampleDay;
import org.pollwatch.headquarters.SampleFinding;
import org.pollwatch.headquarters.SampleRates;
import org.pollwatch.headquarters.board.Boards;

/** A day of two regions, each with marks of its own in everything that headquarters shows. */
final class PlantedDay {
    /** What may never reach somebody of AA-1: names, ids, reports, and figures of AA-2 and of the whole. */
    static final List<String> FOREIGN = List.of(
            "AA-2", "East", "foreign", EveryOperation.FOREIGN_REPORT, "99137", "99731", "99.13", "88.13", "0.9913");

    private PlantedDay() {}

    static Boards boards() {
        Boards boards = new Boards(EveryOperation.MISSION, "log1");
        RecordSerdes.inMemory(List.of()); // tells Avro to trust our records, which without a cluster nobody else does
        boards.statements().put(FoldedBook.draft(EveryOperation.MISSION, EveryOperation.DRAFT));
        long at = 0;
        for (String area : List.of("AA", "AA-1", "AA-1-1", "AA-2")) {
            boolean own = area.startsWith("AA-1");
            long reports = own ? 17 : 99_137;
            boards.rates()
                    .putDay(
                            at,
                            SampleRates.of(area, "voting")
                                    .reports(reports)
                                    .rate("group_voting", own ? 3 : 99_731, 199_462)
                                    .build());
            boards.rates()
                    .putHour(
                            at,
                            SampleRates.of(area, "voting")
                                    .hour("2022-11-20T10")
                                    .reports(reports)
                                    .build());
            boards.coverage().put(at, SampleDay.coverage(area, "voting", CoverageState.PARTIAL, 199_999L, reports));
            boards.series()
                    .put("turnout_official|" + area + "|", SampleDay.turnout(area, null, own ? "44.10" : "99.13"));
            at++;
        }
        boards.findings().put(0, SampleFinding.of("own").build());
        boards.findings()
                .put(1, SampleFinding.of("foreign-raised").in("AA-2", "AA").build());
        boards.findings()
                .put(
                        2,
                        SampleFinding.of("foreign-cleared")
                                .in("AA-2", "AA")
                                .cleared()
                                .build());
        boards.findings().put(3, SampleFinding.of("foreign-whole").in("AA").build());
        boards.incidents()
                .put(SampleDay.incident(EveryOperation.OWN_REPORT, "protest", "told", "AA-1-1", "AA-1", "AA"));
        boards.incidents().put(SampleDay.incident(EveryOperation.FOREIGN_REPORT, "protest", "told", "AA-2", "AA"));
        boards.reportPlaces().put(EveryOperation.OWN_REPORT, "AA-1-1");
        boards.reportPlaces().put(EveryOperation.FOREIGN_REPORT, "AA-2");
        boards.reviews().put(SampleDay.quarantine(EveryOperation.FOREIGN_REPORT, "foreign"));
        views(boards);
        boards.putQuickCount(0, SampleDay.turnoutEstimate());
        return boards;
    }

    private static void views(Boards boards) {
        for (Role role : Role.values()) {
            String owner = "the-" + role.word();
            boards.views().put(view("of-" + role.word(), owner, false, "area", "AA-1"));
        }
        boards.views().put(view(EveryOperation.FOREIGN_VIEW, "foreign", true, "area", "AA-2"));
        boards.views().put(view(EveryOperation.PRIVATE_VIEW, "foreign", false, "area", "AA-1"));
    }

    private static SavedView view(String id, String owner, boolean shared, String name, String value) {
        return SavedView.newBuilder()
                .setViewId(id)
                .setOwner(owner)
                .setName(owner)
                .setShared(shared)
                .setPage("regions")
                .setParameters(List.of(new ViewParameter(name, value)))
                .setQuery(null)
                .setSavedAt(Instant.EPOCH)
                .build();
    }

    /** Two regions on a map. */
    static String map() {
        return "{\"type\":\"FeatureCollection\",\"features\":[" + feature("AA-1", "West") + ","
                + feature("AA-2", "East") + "]}";
    }

    private static String feature(String id, String name) {
        return "{\"type\":\"Feature\",\"properties\":{\"id\":\"" + id + "\",\"name_en\":\"" + name
                + "\"},\"geometry\":null}";
    }
}
