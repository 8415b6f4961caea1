package org.pollwatch.contract.mission;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.pollwatch.contract.avro.DefinitionKind;
import org.pollwatch.mission.Check;
import org.pollwatch.mission.Contest;
import org.pollwatch.mission.Contestant;
import org.pollwatch.mission.Form;

/** A mission's directory: {@code mission.yaml}, {@code areas.csv}, {@code places.csv}, {@code forms/*.yaml} and more. */
public final class MissionDirectory {
    private static final String CARD = "mission.yaml";
    private static final String AREAS = "areas.csv";
    private static final String PLACES = "places.csv";
    private static final String CONTESTS = "contests.csv";
    private static final String CONTESTANTS = "contestants.csv";
    private static final String PLAN = "plan.csv";
    private static final String CHECKS = "checks.yaml";
    private static final String TEAMS = "teams.csv";
    private static final String SERIES = "series.csv";
    private static final String CASES = "cases.csv";
    private static final String PUBLISHED = "published.csv";
    private static final String EARLIER = "earlier.csv";
    private static final String MAP = "regions.geojson";

    private final Path directory;
    private final Faults faults = new Faults();
    private final MissionFolder folder;
    private final List<Piece> pieces = new ArrayList<>();

    private MissionDirectory(Path directory) {
        this.directory = directory;
        this.folder = new MissionFolder(directory, faults);
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
        UnpublishedParts beside = new UnpublishedParts(
                read(folder.rows(TEAMS, TeamReader.COLUMNS), TeamReader::read),
                read(folder.rows(SERIES, SeriesReader.COLUMNS), SeriesReader::read),
                read(folder.rows(CASES, CaseReader.COLUMNS), CaseReader::read));
        new MissionRules(parts, faults).check(beside);
        faults.refuseIfAny();
        MissionSnapshot snapshot = parts.snapshot(0);
        return new MissionFiles(
                snapshot.mission(),
                MissionParts.values(beside.teams()),
                snapshot.published(),
                MissionParts.values(beside.series()),
                MissionParts.values(beside.cases()),
                snapshot.earlier(),
                snapshot.map(),
                pieces);
    }

    private MissionParts parts() {
        String cardText = folder.needed(CARD);
        ReadCard card = cardText.isEmpty() ? CardReader.UNREADABLE : CardReader.read(CARD, cardText, faults);
        pieces.add(new Piece(DefinitionKind.MISSION, card.card().id(), cardText));
        List<Row> areas = folder.neededRows(AREAS, AreaReader.COLUMNS);
        areas.forEach(row -> piece(DefinitionKind.AREA, row.text("id"), PieceRows.write(row)));
        List<Row> places = folder.neededRows(PLACES, PlaceReader.COLUMNS);
        places.forEach(row -> piece(DefinitionKind.PLACE, row.text("id"), PieceRows.write(row)));
        Faults faultsOfForms = new Faults();
        List<ReadForm> forms = forms(faultsOfForms);
        faults.addAll(faultsOfForms);
        List<Located<Form>> located = forms.stream().map(ReadForm::form).toList();
        List<Located<Contest>> contests = contests();
        return new MissionParts(
                card,
                read(areas, AreaReader::read),
                read(places, PlaceReader::read),
                located,
                forms.stream().flatMap(it -> it.contests().stream()).toList(),
                contests,
                contestants(),
                plan(),
                checks(new CheckScope(located, contests, faultsOfForms.isEmpty())),
                published(),
                earlier(),
                map());
    }

    private static <T> List<Located<T>> read(List<Row> rows, Function<Row, Located<T>> reader) {
        return rows.stream().map(reader).toList();
    }

    private List<ReadForm> forms(Faults found) {
        List<ReadForm> forms = new ArrayList<>();
        for (String file : folder.formFiles()) {
            String text = folder.needed(file);
            FormReader.read(file, text, found).ifPresent(read -> {
                forms.add(read);
                String id = read.form().value().id() + "/" + read.form().value().version();
                piece(DefinitionKind.FORM, id, text);
            });
        }
        return forms;
    }

    private List<Located<Contest>> contests() {
        List<Row> rows = folder.rows(CONTESTS, ContestReader.COLUMNS);
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            piece(DefinitionKind.CONTEST, row.text("id"), PieceRows.write(row, i + 1));
        }
        return read(rows, ContestReader::read);
    }

    private List<Located<Contestant>> contestants() {
        List<Row> rows = folder.rows(CONTESTANTS, ContestantReader.COLUMNS);
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            piece(DefinitionKind.CONTESTANT, row.text("contest") + "/" + row.text("id"), PieceRows.write(row, i + 1));
        }
        return read(rows, ContestantReader::read);
    }

    /** @return the rows by team, so that one team's change moves no other's pieces */
    private List<Located<PlanRow>> plan() {
        List<Row> rows = folder.rows(PLAN, PlanReader.COLUMNS);
        Map<String, Integer> ordinals = new HashMap<>();
        for (Row row : rows) {
            String team = row.text("team");
            piece(DefinitionKind.PLAN, PlanPiece.id(team, ordinals.merge(team, 1, Integer::sum)), PieceRows.write(row));
        }
        return read(rows, PlanReader::read).stream()
                .sorted(Comparator.comparing(row -> row.value().entry().team().orElse("")))
                .toList();
    }

    private List<Located<Check>> checks(CheckScope scope) {
        Optional<String> text = folder.text(CHECKS);
        text.ifPresent(it -> piece(DefinitionKind.CHECK, CHECKS, it));
        return text.map(it -> ChecksReader.read(new Located<>(it, Spot.wholeFile(CHECKS)), scope, faults))
                .orElse(List.of());
    }

    private List<Located<PublishedFigure>> published() {
        Optional<String> text = folder.text(PUBLISHED);
        text.ifPresent(it -> piece(DefinitionKind.PUBLISHED, PUBLISHED, it));
        return text.map(it -> PublishedReader.read(PUBLISHED, it, faults)).orElse(List.of());
    }

    private List<Located<EarlierArea>> earlier() {
        Optional<String> text = folder.text(EARLIER);
        text.ifPresent(it -> piece(DefinitionKind.EARLIER, EARLIER, it));
        return text.map(it -> EarlierReader.read(EARLIER, it, faults)).orElse(List.of());
    }

    private Optional<Located<String>> map() {
        Optional<String> text = folder.text(MAP);
        text.ifPresent(it -> piece(DefinitionKind.MAP, MAP, it));
        return text.map(it -> new Located<>(it, Spot.wholeFile(MAP)));
    }

    private void piece(DefinitionKind kind, String id, String document) {
        pieces.add(new Piece(kind, id, document));
    }
}
