package org.pollwatch.gateway.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.pollwatch.mission.Mission;

/** The documents for phones, made once for each snapshot of a mission and each choice of areas. */
final class MissionDocuments {
    private static final int PLACES_KEPT = 64;

    private final Map<String, Snapshot> snapshots = new ConcurrentHashMap<>();

    /** Which document. */
    enum What {
        FORMS,
        PLACES
    }

    /** What was made from one snapshot of a mission; the forms stand under no areas at all. */
    private record Snapshot(Mission mission, Map<List<String>, Document> places, Map<String, Document> forms) {}

    /** @return the document if it was made already */
    Optional<Document> ready(What what, Caller caller) {
        Snapshot snapshot = snapshots.get(caller.desk().id());
        if (snapshot == null || snapshot.mission() != caller.desk().definition().get()) {
            return Optional.empty();
        }
        return Optional.ofNullable(
                what == What.FORMS
                        ? snapshot.forms().get(caller.desk().id())
                        : snapshot.places().get(caller.team().areas()));
    }

    /** @return the document, made now and kept; takes tens of milliseconds for a large mission */
    Document make(What what, Caller caller) {
        Mission mission = caller.desk().definition().get();
        Snapshot snapshot = snapshots.compute(
                mission.id(),
                (id, old) -> old != null && old.mission() == mission
                        ? old
                        : new Snapshot(mission, new ConcurrentHashMap<>(), new ConcurrentHashMap<>()));
        if (what == What.FORMS) {
            return snapshot.forms().computeIfAbsent(mission.id(), id -> Document.of(FormsJson.write(mission)));
        }
        if (snapshot.places().size() >= PLACES_KEPT) {
            snapshot.places().clear();
        }
        return snapshot.places()
                .computeIfAbsent(caller.team().areas(), areas -> Document.of(PlacesJson.write(mission, areas)));
    }
}
