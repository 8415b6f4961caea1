package org.pollwatch.contract.mission;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.pollwatch.contract.avro.DefinitionKind;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.Mission.Card;

/** A mission's directory: {@code mission.yaml}, {@code areas.csv}, {@code places.csv}, {@code forms/*.yaml} and more. */
public final class MissionDirectory {
    private static final String CARD = "mission.yaml";
    private static final String AREAS = "areas.csv";
    private static final String PLACES = "places.csv";
    private static final String TEAMS = "teams.csv";
    private static final String PUBLISHED = "published.csv";
    private static final String MAP = "regions.geojson";
    private static final String FORMS = "forms";
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Path directory;
    private final Faults faults = new Faults();
    private final List<Piece> pieces = new ArrayList<>();

    private MissionDirectory(Path directory) {
        this.directory = directory;
    }

    /**
     * Reads and checks everything.
     *
     * @return the whole mission, at revision 0
     * @throws MissionFaults holding everything that is wrong, by file and line
     * @throws UncheckedIOException if a file that is there cannot be read
     */
    public static MissionFiles load(Path directory) {
        return new MissionDirectory(directory).load();
    }

    private MissionFiles load() {
        if (!Files.isDirectory(directory)) {
            faults.add(Spot.wholeFile(directory.toString()), "expected a mission's directory");
            faults.refuseIfAny();
        }
        MissionParts parts = parts();
        List<Located<TeamPlan>> teams =
                text(TEAMS)
                        .map(text -> CsvTable.rows(TEAMS, text, TeamReader.COLUMNS, faults))
                        .orElse(List.of())
                        .stream()
                        .map(TeamReader::read)
                        .toList();
        new MissionRules(parts, faults).check(teams);
        faults.refuseIfAny();
        MissionSnapshot snapshot = parts.snapshot(0);
        return new MissionFiles(
                snapshot.mission(),
                teams.stream().map(Located::value).toList(),
                snapshot.published(),
                snapshot.map(),
                pieces);
    }

    private MissionParts parts() {
        String cardText = needed(CARD);
        Card card = cardText.isEmpty() ? CardReader.UNREADABLE : CardReader.read(CARD, cardText, faults);
        pieces.add(new Piece(DefinitionKind.MISSION, card.id(), cardText));
        return new MissionParts(
                card,
                rows(AREAS, AreaReader.COLUMNS, DefinitionKind.AREA).stream()
                        .map(AreaReader::read)
                        .toList(),
                rows(PLACES, PlaceReader.COLUMNS, DefinitionKind.PLACE).stream()
                        .map(PlaceReader::read)
                        .toList(),
                forms(),
                published(),
                map());
    }

    private List<Row> rows(String file, Columns columns, DefinitionKind kind) {
        String text = needed(file);
        if (text.isEmpty()) {
            return List.of();
        }
        List<Row> rows = CsvTable.rows(file, text, columns, faults);
        if (rows.isEmpty()) {
            faults.add(new Spot(file, 1), "expected at least one row");
        }
        rows.forEach(row -> pieces.add(new Piece(kind, row.text("id"), PieceRows.write(row))));
        return rows;
    }

    private List<Located<Form>> forms() {
        List<Located<Form>> forms = new ArrayList<>();
        for (String file : formFiles()) {
            String text = needed(file);
            FormReader.read(file, text, faults).ifPresent(form -> {
                forms.add(form);
                String id = form.value().id() + "/" + form.value().version();
                pieces.add(new Piece(DefinitionKind.FORM, id, text));
            });
        }
        return forms;
    }

    private List<String> formFiles() {
        Path folder = directory.resolve(FORMS);
        if (!Files.isDirectory(folder)) {
            faults.add(Spot.wholeFile(FORMS), "expected a directory with one file for each form");
            return List.of();
        }
        try (Stream<Path> found = Files.list(folder)) {
            List<String> names =
                    found.map(it -> FORMS + "/" + it.getFileName()).sorted().toList();
            names.stream()
                    .filter(name -> name.endsWith(".yml"))
                    .forEach(name -> faults.add(Spot.wholeFile(name), "expected a name that ends in .yaml"));
            List<String> forms =
                    names.stream().filter(name -> name.endsWith(".yaml")).toList();
            if (forms.isEmpty()) {
                faults.add(Spot.wholeFile(FORMS), "expected at least one form, a file that ends in .yaml");
            }
            return forms;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Located<PublishedFigure>> published() {
        Optional<String> text = text(PUBLISHED);
        text.ifPresent(it -> pieces.add(new Piece(DefinitionKind.PUBLISHED, PUBLISHED, it)));
        return text.map(it -> PublishedReader.read(PUBLISHED, it, faults)).orElse(List.of());
    }

    private Optional<Located<String>> map() {
        Optional<String> text = text(MAP);
        text.ifPresent(it -> pieces.add(new Piece(DefinitionKind.MAP, MAP, it)));
        return text.map(it -> new Located<>(it, Spot.wholeFile(MAP)));
    }

    /** @return the file's text; empty, with a fault, if it has none */
    private String needed(String file) {
        Optional<String> text = text(file);
        if (text.filter(it -> !it.isBlank()).isEmpty()) {
            faults.add(Spot.wholeFile(file), "expected this file, with content, in UTF-8");
        }
        return text.orElse("");
    }

    private Optional<String> text(String file) {
        Path path = directory.resolve(file);
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        try {
            String text = Files.readString(path);
            return Optional.of(!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            faults.add(Spot.wholeFile(file), "expected text in UTF-8");
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
