package org.pollwatch.gateway.openrosa;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.pollwatch.gateway.http.Document;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.FormSubject;
import org.pollwatch.mission.Mission;
import org.pollwatch.xforms.PlaceList;
import org.pollwatch.xforms.XFormWriter;

/** XForms and tables of places, made once for each snapshot of a mission and each choice of areas. */
final class FormDocuments {
    private static final int KEPT = 256;

    private final Map<String, Snapshot> snapshots = new ConcurrentHashMap<>();

    /**
     * A document and what Collect compares.
     *
     * @param hash {@code md5:} and the MD5 of the exact bytes
     */
    record Hashed(Document document, String hash) {
        static Hashed of(String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            try {
                byte[] md5 = MessageDigest.getInstance("MD5").digest(bytes);
                return new Hashed(Document.of(bytes), "md5:" + HexFormat.of().formatHex(md5));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("every Java has MD5", e);
            }
        }
    }

    /** Of a form, the version; of a table, the areas. */
    private record Key(String name, List<String> which) {}

    private record Snapshot(Mission mission, Map<Key, Hashed> made) {}

    /** @return the form as Collect downloads it; takes milliseconds the first time */
    Hashed form(Mission mission, Form form) {
        return made(mission)
                .computeIfAbsent(
                        new Key(form.id(), List.of(form.version())),
                        key -> Hashed.of(XFormWriter.write(mission, form)));
    }

    /** @return the places of a team as a table; takes tens of milliseconds for a large mission */
    Hashed table(Mission mission, FormSubject subject, List<String> areas) {
        return made(mission)
                .computeIfAbsent(
                        new Key(PlaceList.file(subject), areas),
                        key -> Hashed.of(PlaceList.of(mission, subject, areas)));
    }

    private Map<Key, Hashed> made(Mission mission) {
        Snapshot snapshot = snapshots.compute(
                mission.id(),
                (id, old) -> old != null && old.mission() == mission
                        ? old
                        : new Snapshot(mission, new ConcurrentHashMap<>()));
        if (snapshot.made().size() >= KEPT) {
            snapshot.made().clear();
        }
        return snapshot.made();
    }
}
