package org.pollwatch.xforms;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.pollwatch.mission.Area;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.FormSubject;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Place;
import org.pollwatch.mission.PlaceKind;

/** The places that a form may be about, as the external table that a phone downloads beside the form. */
public final class PlaceList {
    private static final List<String> ATTRIBUTES =
            Place.ATTRIBUTES.stream().sorted().toList();

    private PlaceList() {}

    /** @return the name of the table's file */
    public static String file(FormSubject subject) {
        return switch (subject) {
            case POLLING_STATION -> "stations.csv";
            case COMMISSION -> "commissions.csv";
            case AREA -> "areas.csv";
        };
    }

    /** @return what tables a form needs beside it */
    public static Set<FormSubject> neededBy(Form form) {
        Set<FormSubject> needed = EnumSet.of(form.subject());
        if (XFormModel.asksForProtocols(form)) {
            needed.add(FormSubject.POLLING_STATION);
        }
        return needed;
    }

    /**
     * @param areas where the team observes; empty for everywhere
     * @return RFC 4180: name (the id), label, areas (from the own one up to the country), and the attributes of places
     */
    public static String of(Mission mission, FormSubject subject, List<String> areas) {
        Predicate<String> within =
                area -> areas.isEmpty() || mission.areas().path(area).stream().anyMatch(areas::contains);
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            List<String> header = new ArrayList<>(List.of("name", "label", "areas"));
            header.addAll(ATTRIBUTES);
            csv.writeRecord(header);
            if (subject == FormSubject.AREA) {
                mission.areas().all().stream()
                        .filter(it -> within.test(it.id()))
                        .forEach(it -> csv.writeRecord(row(mission, it)));
            } else {
                PlaceKind kind = PlaceKind.valueOf(subject.name());
                mission.places().stream()
                        .filter(it -> it.kind() == kind && within.test(it.area()))
                        .forEach(it -> csv.writeRecord(row(mission, it)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static List<String> row(Mission mission, Area area) {
        List<String> row = new ArrayList<>(List.of(
                area.id(), area.names().en(), String.join(" ", mission.areas().path(area.id()))));
        ATTRIBUTES.forEach(it -> row.add(""));
        return row;
    }

    private static List<String> row(Mission mission, Place place) {
        String label = place.number() + " " + place.name() + " (" + place.id() + ")";
        List<String> row = new ArrayList<>(List.of(
                place.id(), label.strip(), String.join(" ", mission.areas().path(place.area()))));
        ATTRIBUTES.forEach(it -> row.add(place.attributes().getOrDefault(it, "")));
        return row;
    }
}
