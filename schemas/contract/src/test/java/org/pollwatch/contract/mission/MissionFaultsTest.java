package org.pollwatch.contract.mission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each kind of fault: what is spoilt, and what is then told, with its line. */
class MissionFaultsTest {
    private static final String CARD = "mission.yaml";
    private static final String AREAS = "areas.csv";
    private static final String PLACES = "places.csv";
    private static final String TEAMS = "teams.csv";
    private static final String PUBLISHED = "published.csv";
    private static final String MAP = "regions.geojson";
    private static final String FORM = "forms/voting.yaml";
    private static final String INCIDENT = "forms/incident.yaml";

    @TempDir
    Path directory;

    static Stream<Spoilt> card() {
        return Stream.of(
                new Spoilt(CARD, "id: small-2030", "id: Small_2030", 1, "id: expected lower-case letters"),
                new Spoilt(CARD, "timeZone: Europe/Lisbon", "timeZone: UTC+1", 5, "timeZone: expected a time zone"),
                new Spoilt(CARD, "2030-05-05", "2030-02-30", 3, "electionDay: expected a date"),
                new Spoilt(
                        CARD,
                        "observation: full",
                        "observation: some",
                        4,
                        "observation: expected one of full, limited"),
                new Spoilt(
                        CARD, "minimumReports: 5", "minimumReports: 0", 6, "minimumReports: expected a whole number"),
                new Spoilt(CARD, "minimumReports", "minimumreports", 6, "minimumreports: unknown key, expected one of"),
                new Spoilt(
                        CARD,
                        "partnerFeed: released",
                        "partnerFeed: on",
                        7,
                        "partnerFeed: expected one of off, live, released"),
                new Spoilt(
                        CARD,
                        "reconstruction: false",
                        "reconstruction: no",
                        8,
                        "reconstruction: expected true or false"),
                new Spoilt(CARD, "electionDay: 2030-05-05\n", "", 1, "electionDay: expected, but missing"),
                new Spoilt(CARD, "title: {en: A small election, ", "title: {", 2, "title: en: expected, but missing"),
                new Spoilt(CARD, "reconstruction: false", "id: small-2031", 8, "id: expected once, given twice"),
                new Spoilt(CARD, "title: {en", "title: {{en", 3, "expected"));
    }

    static Stream<Spoilt> areas() {
        return Stream.of(
                new Spoilt(AREAS, "id,parent,level", "id,parents,level", 1, "expected a column parent"),
                new Spoilt(AREAS, ",time_zone,", ",Time_Zone,", 1, "unknown column Time_Zone; expected time_zone"),
                new Spoilt(AREAS, "S-1,S,region", "S|1,S,region", 3, "id: expected Latin letters"),
                new Spoilt(AREAS, "S-2,S,region", "S-1,S,region", 4, "id: expected one of its own, but line 3 has S-1"),
                new Spoilt(
                        AREAS,
                        "S-1-1,S-1,district",
                        "S-1-1,S-9,district",
                        5,
                        "parent: expected the id of an area, got \"S-9\""),
                new Spoilt(
                        AREAS, "S-1-1,S-1,district", "S-1-1,,district", 5, "parent: expected the id of the area above"),
                new Spoilt(
                        AREAS,
                        "S-1-1,S-1,district",
                        "S-1-1,S-1-1,district",
                        5,
                        "parent: the areas above S-1-1 form a circle"),
                new Spoilt(
                        AREAS,
                        "S-1-1,S-1,district",
                        "S-1-1,S-1,region",
                        5,
                        "level: expected a level below that of S-1"),
                new Spoilt(
                        AREAS,
                        "S-1-1,S-1,district",
                        "S-1-1,S-1,county",
                        5,
                        "level: expected one of country, region, district"),
                new Spoilt(AREAS, "S-1-1,S-1,district", "S-1-1,,country", 5, "level: expected one country"),
                new Spoilt(AREAS, "S,,country", "S,S-1,country", 2, "parent: expected none for the country"),
                new Spoilt(AREAS, "Inner,", ",", 5, "name_en: expected a value"),
                new Spoilt(AREAS, "Atlantic/Azores", "Atlantic/Azoren", 4, "time_zone: expected a time zone"),
                new Spoilt(AREAS, "Azores,0,1", "Azores,0,-1", 4, "tile_column: expected a whole number from 0"),
                new Spoilt(AREAS, "Azores,0,1", "Azores,0,", 4, "tile_row, tile_column: expected both or neither"),
                new Spoilt(
                        AREAS, "Azores,0,1", "Azores,0,0", 4, "tile_row, tile_column: expected a free tile, but S-1"),
                new Spoilt(AREAS, "Ішкі,,,", "Ішкі,,", 5, "expected 9 fields, got 8"));
    }

    static Stream<Spoilt> places() {
        return Stream.of(
                new Spoilt(PLACES, "P-1,polling_station", "P 1,polling_station", 2, "id: expected Latin letters"),
                new Spoilt(
                        PLACES,
                        "P-2,polling_station",
                        "P-1,polling_station",
                        3,
                        "id: expected one of its own, but line 2 has P-1"),
                new Spoilt(
                        PLACES,
                        "P-1,polling_station",
                        "P-1,station",
                        2,
                        "kind: expected one of polling_station, commission"),
                new Spoilt(
                        PLACES,
                        "S-1-1,1,School",
                        "S-1-2,1,School",
                        2,
                        "area: expected the id of an area, got \"S-1-2\""),
                new Spoilt(PLACES, "School,900", "School,-900", 2, "registered_voters: expected a whole number from 0"),
                new Spoilt(PLACES, "urban", "town", 2, "setting: expected one of urban, rural"),
                new Spoilt(PLACES, "regular", "normal", 2, "type: expected one of regular, special, abroad"),
                new Spoilt(
                        PLACES,
                        "regular,true",
                        "regular,yes",
                        2,
                        "supplementary_registration: expected one of true, false"),
                new Spoilt(PLACES, "Atlantic/Madeira", "Madeira", 3, "time_zone: expected a time zone"),
                new Spoilt(PLACES, "a,,true", "a,,1", 2, "synthetic: expected true or false"),
                new Spoilt(PLACES, "Hall, old\"", "Hall, old", 3, "expected"),
                new Spoilt(TEAMS, "T2,", "T1,", 3, "code: expected one of its own, but line 2 has T1"),
                new Spoilt(TEAMS, "T2,", ",S-1", 3, "code: expected a value"),
                new Spoilt(TEAMS, "S-1; S-2", "S-1; S-3", 2, "areas: expected the id of an area, got \"S-3\""),
                new Spoilt(TEAMS, "code,areas", "code,area", 1, "unknown column area; expected areas"),
                new Spoilt(MAP, "\"id\": \"S-2\"", "\"id\": \"S-3\"", 3, "properties: id: expected the id of an area"),
                new Spoilt(MAP, "FeatureCollection", "Features", 0, "type: expected FeatureCollection"),
                new Spoilt(MAP, "]}", "]]", 4, "expected GeoJSON"));
    }

    static Stream<Spoilt> published() {
        return Stream.of(
                new Spoilt(
                        PUBLISHED,
                        "reports,reports,opened_late",
                        "forms,reports,opened_late",
                        2,
                        "measure: expected one of reports, places, mean, ratio"),
                new Spoilt(
                        PUBLISHED,
                        "reports,reports,opened_late",
                        ",reports,opened_late",
                        2,
                        "measure: expected a value, since"),
                new Spoilt(
                        PUBLISHED,
                        "reports,reports,opened_late",
                        "reports,magic,opened_late",
                        2,
                        "reproduced_by: expected one of reports, coverage"),
                new Spoilt(
                        PUBLISHED,
                        "reports,reports,opened_late",
                        "reports,reports,opened_soon",
                        2,
                        "computes: expected an indicator of form voting"),
                new Spoilt(
                        PUBLISHED,
                        "reports,reports,opened_late",
                        "reports,incident,queue=wide",
                        2,
                        "computes: expected an indicator of form voting"),
                new Spoilt(
                        PUBLISHED,
                        "opened_late,voting",
                        "opened_late,hall",
                        2,
                        "form: expected a form of the mission, got \"hall\""),
                new Spoilt(PUBLISHED, "25.0", "25 %", 2, "percent: expected a number"),
                new Spoilt(PUBLISHED, "opened_late,1,4", "opened_late,one,4", 2, "numerator: expected a whole number"),
                new Spoilt(
                        PUBLISHED, "S-1 P-2", "S-1 P-3", 2, "where: expected the id of an area or place, got \"P-3\""),
                new Spoilt(PUBLISHED, "explicit", "given", 2, "base: expected one of explicit, context, none"));
    }

    static Stream<Spoilt> forms() {
        return Stream.of(
                new Spoilt(FORM, "id: voting", "id: voting/2", 1, "id: expected a lower-case Latin letter"),
                new Spoilt(FORM, "version: 2030-05-01", "version: May 1", 2, "version: expected Latin letters"),
                new Spoilt(FORM, "phase: voting", "phase: vote", 3, "phase: expected one of opening, voting"),
                new Spoilt(
                        FORM,
                        "place: polling_station",
                        "place: station",
                        4,
                        "place: expected one of polling_station, commission, area"),
                new Spoilt(FORM, "translation: draft", "translation: done", 5, "translation: expected draft"),
                new Spoilt(
                        FORM, "title: {en: Voting, ", "title: {de: Voting, en: Voting, ", 6, "title: de: unknown key"),
                new Spoilt(FORM, "id: voting", "id: incident", 1, "id, version: expected one of its own"),
                new Spoilt(
                        FORM,
                        "id: voting\nversion: 2030-05-01",
                        "id: incident\nversion: 2030-06-01",
                        1,
                        "phase, place: expected the same in all versions"),
                new Spoilt(
                        FORM,
                        "id: crowded",
                        "id: opened_on_time",
                        15,
                        "question opened_on_time: id: expected an id of its own, but line 8"),
                new Spoilt(FORM, "id: left_at", "id: left-at", 58, "questions: id: expected a lower-case Latin letter"),
                new Spoilt(
                        FORM,
                        "category: procedural",
                        "categroy: procedural",
                        13,
                        "question opened_on_time: categroy: unknown key"),
                new Spoilt(
                        FORM,
                        "label: {en: Was it crowded?}",
                        "label: {ru: Тесно?}",
                        18,
                        "question crowded: label: en: expected, but missing"));
    }

    static Stream<Spoilt> questions() {
        return Stream.of(
                new Spoilt(
                        FORM, "type: time", "type: date", 59, "question left_at: type: expected one of yes_no, choice"),
                new Spoilt(
                        FORM,
                        "counted: [long]",
                        "counted: [longer]",
                        21,
                        "question queue: counted: expected some of short, long, got \"longer\""),
                new Spoilt(
                        FORM,
                        "    indicator: opened_late\n",
                        "",
                        8,
                        "question opened_on_time: indicator: expected an id other than"),
                new Spoilt(
                        FORM,
                        "indicator: opened_late",
                        "indicator: opened_on_time",
                        11,
                        "question opened_on_time: indicator: expected an id other than"),
                new Spoilt(
                        FORM,
                        "indicator: press_present",
                        "indicator: crowded",
                        27,
                        "question observers: indicator crowded: expected one that is unique"),
                new Spoilt(
                        FORM,
                        "id: left_at\n    type: time",
                        "id: women_over_10\n    type: integer",
                        58,
                        "question women_over_10: indicator women_over_10: expected one that is unique"),
                new Spoilt(
                        FORM,
                        "- {id: short,",
                        "- {id: long,",
                        24,
                        "question queue: options: id: expected an id of its own"),
                new Spoilt(
                        FORM,
                        "- {id: short,",
                        "- {id: not_observed,",
                        23,
                        "question queue: options: id: every question takes not_observed"),
                new Spoilt(
                        FORM,
                        "- {id: short,",
                        "- {id: short, indicator: brief,",
                        23,
                        "question queue: options: indicator: only the options of choices"),
                new Spoilt(
                        FORM,
                        "      - {id: none, label: {en: none}}\n",
                        "",
                        30,
                        "question observers: options: expected an option none"),
                new Spoilt(
                        FORM,
                        "    irregularity: false\n",
                        "    irregularity: false\n    counted: [party]\n",
                        30,
                        "question observers: counted: not expected for type choices"),
                new Spoilt(
                        FORM,
                        "irregularity: false",
                        "irregularity: maybe",
                        29,
                        "question observers: irregularity: expected true or false"),
                new Spoilt(
                        FORM,
                        "reading: cumulative",
                        "reading: total",
                        52,
                        "question voters: reading: expected one of per_report, cumulative"),
                new Spoilt(FORM, "min: 1", "min: -1", 45, "question women: min: expected a whole number from 0"),
                new Spoilt(FORM, "min: 1", "min: 21", 45, "question women: min: expected at most max, which is 20"),
                new Spoilt(
                        FORM, "over: 10", "over: 20", 47, "question women: over: expected less than max, which is 20"),
                new Spoilt(
                        FORM,
                        "ratio: {over: members}",
                        "ratio: {over: overall}",
                        43,
                        "question women: ratio: over: expected another integer question"),
                new Spoilt(
                        FORM,
                        "ratio: {over: members}",
                        "ratio: {over: women}",
                        43,
                        "question women: ratio: over: expected another integer question"),
                new Spoilt(
                        FORM,
                        "type: time",
                        "type: time\n    over: 5",
                        60,
                        "question left_at: over: not expected for type time"),
                new Spoilt(
                        FORM,
                        "type: time",
                        "type: time\n    indicator: gone",
                        60,
                        "question left_at: indicator: not expected for type time"),
                new Spoilt(
                        FORM,
                        "    counted: [bad, very_bad]\n",
                        "    complement: fine\n",
                        37,
                        "question overall: complement: not expected"));
    }

    static Stream<Spoilt> conditions() {
        return Stream.of(
                new Spoilt(
                        FORM,
                        "{question: crowded, is: [yes]}",
                        "{question: overall, is: [bad]}",
                        25,
                        "question queue: askIf: question: expected an earlier question"),
                new Spoilt(
                        FORM,
                        "{question: crowded, is: [yes]}",
                        "{question: queue, is: [long]}",
                        25,
                        "question queue: askIf: question: expected an earlier question"),
                new Spoilt(
                        FORM,
                        "{question: crowded, is: [yes]}",
                        "{question: crowded, is: [maybe]}",
                        25,
                        "question queue: askIf: is: expected some of yes, no"),
                new Spoilt(
                        FORM,
                        "{question: crowded, is: [yes]}",
                        "{question: crowded, is: yes}",
                        25,
                        "question queue: askIf: is: expected a list"),
                new Spoilt(
                        FORM,
                        "{question: crowded, is: [yes]}",
                        "{question: crowded}",
                        25,
                        "question queue: askIf: question: expected either is or moreThan"),
                new Spoilt(
                        FORM,
                        "{question: crowded, is: [yes]}",
                        "{question: crowded, moreThan: 1}",
                        25,
                        "question queue: askIf: moreThan: question crowded is not answered with a number"),
                new Spoilt(
                        FORM,
                        "{question: crowded, is: [yes]}",
                        "{is: [yes]}",
                        25,
                        "question queue: askIf: question: expected exactly one of question, place, all"),
                new Spoilt(
                        FORM,
                        "{question: crowded, is: [yes]}",
                        "{place: size, is: [big]}",
                        25,
                        "question queue: askIf: place: expected one of setting"),
                new Spoilt(
                        FORM,
                        "{place: setting, is: [rural]}",
                        "{place: setting, is: [village]}",
                        55,
                        "question voters: askIf: all: is: expected some of urban, rural"),
                new Spoilt(
                        FORM,
                        "{question: women, moreThan: 0}",
                        "{question: women, moreThan: few}",
                        56,
                        "question voters: askIf: all: moreThan: expected a whole number"),
                new Spoilt(
                        FORM,
                        "{question: women, moreThan: 0}",
                        "{question: women, is: [yes]}",
                        56,
                        "question voters: askIf: all: is: question women is answered with no words"),
                new Spoilt(
                        INCIDENT,
                        "counted: [yes]",
                        "counted: [yes]\n    askIf: {place: setting, is: [rural]}",
                        10,
                        "question violent: askIf: place: a form about an area has no place"));
    }

    @ParameterizedTest
    @MethodSource({"card", "areas", "places", "published", "forms", "questions", "conditions"})
    void shouldNameFileLineAndExpectation(Spoilt spoilt) {
        spoilt.shouldBeTold(directory);
    }

    @Test
    void shouldTakeTheMissionThatNobodySpoilt() {
        assertThat(MissionCopy.of(directory).load().mission().id()).isEqualTo("small-2030");
    }

    @Test
    void shouldTellAllFaultsAtOnceByFileAndLine() {
        MissionCopy mission = MissionCopy.of(directory)
                .replace(PLACES, "urban", "town")
                .replace(CARD, "observation: full", "observation: some")
                .replace(FORM, "type: time", "type: date")
                .replace(PLACES, "P-1,polling_station", "P-1,station");

        assertThat(Spoilt.faults(mission))
                .extracting(FileFault::file, FileFault::line)
                .containsExactly(tuple(FORM, 59), tuple(CARD, 4), tuple(PLACES, 2), tuple(PLACES, 2));
        assertThatThrownBy(mission::load).hasMessageContaining("places.csv:2: setting: expected one of urban, rural");
    }

    @Test
    void shouldNotBlameAConditionForTheUnknownTypeOfItsQuestion() {
        MissionCopy mission = MissionCopy.of(directory)
                .replace(FORM, "- id: crowded\n    type: yes_no", "- id: crowded\n    type: yesno");

        assertThat(Spoilt.faults(mission)).hasSize(1);
    }

    @Test
    void shouldNameEachMissingFile() {
        MissionCopy mission =
                MissionCopy.of(directory).delete(CARD).delete(AREAS).delete(PLACES);

        assertThat(Spoilt.faults(mission))
                .extracting(FileFault::toString)
                .contains(
                        "areas.csv: expected this file, with content, in UTF-8",
                        "mission.yaml: expected this file, with content, in UTF-8",
                        "places.csv: expected this file, with content, in UTF-8");
    }

    @Test
    void shouldLoadWithoutTheOptionalFiles() {
        MissionFiles files = MissionCopy.of(directory)
                .delete(TEAMS)
                .delete(PUBLISHED)
                .delete(MAP)
                .delete("plan.csv")
                .delete("series.csv")
                .delete("cases.csv")
                .delete("checks.yaml")
                .delete("earlier.csv")
                .delete("contests.csv")
                .delete("contestants.csv")
                .delete("forms/counting.yaml")
                .delete("forms/tabulation.yaml")
                .replace(CARD, "sample: probability\nturnout: {form: counting, question: signatures}\n", "")
                .load();

        assertThat(files.teams()).isEmpty();
        assertThat(files.published()).isEmpty();
        assertThat(files.earlier()).isEmpty();
        assertThat(files.map()).isEmpty();
        assertThat(files.series()).isEmpty();
        assertThat(files.cases()).isEmpty();
        assertThat(files.mission().ballot().contests()).isEmpty();
        assertThat(files.mission().plan()).isEmpty();
        assertThat(files.mission().checks()).isEmpty();
    }

    @Test
    void shouldAskForAForm() {
        assertThat(Spoilt.faults(MissionCopy.of(directory)
                        .delete(FORM)
                        .delete(INCIDENT)
                        .delete("forms/counting.yaml")
                        .delete("forms/tabulation.yaml")))
                .extracting(FileFault::toString)
                .contains("forms: expected at least one form, a file that ends in .yaml");
    }

    @Test
    void shouldRefuseAFormThatWouldBePassedOver() {
        assertThat(Spoilt.faults(MissionCopy.of(directory).write("forms/more.yml", "id: more")))
                .extracting(FileFault::toString)
                .containsExactly("forms/more.yml: expected a name that ends in .yaml");
    }

    @Test
    void shouldRefuseTextThatIsNotUtf8() {
        MissionCopy mission =
                MissionCopy.of(directory).write(TEAMS, "code,areas\nT\u00e4,S\n", StandardCharsets.ISO_8859_1);

        assertThat(Spoilt.faults(mission))
                .extracting(FileFault::toString)
                .containsExactly("teams.csv: expected text in UTF-8");
    }

    @Test
    void shouldRefuseATableWithoutRows() {
        assertThat(Spoilt.faults(MissionCopy.of(directory).write(AREAS, "id,parent,level,name_en\n")))
                .anySatisfy(it -> assertThat(it.toString()).isEqualTo("areas.csv:1: expected at least one row"));
    }

    @Test
    void shouldRefuseADirectoryThatIsNotThere() {
        assertThatThrownBy(() -> MissionDirectory.load(directory.resolve("nowhere")))
                .isInstanceOf(MissionFaults.class)
                .hasMessageEndingWith("nowhere: expected a mission's directory");
    }

    @Test
    void shouldSurviveAConditionThatContainsItself() {
        MissionCopy mission =
                MissionCopy.of(directory).replace(FORM, "{question: crowded, is: [yes]}", "&loop {all: [*loop]}");

        assertThat(Spoilt.faults(mission)).isNotEmpty();
    }

    @Test
    void shouldIgnoreColumnsOfTheAuthorsOwn() {
        MissionCopy mission = MissionCopy.of(directory).write(TEAMS, "code,areas,remark\nT1,S-1,early\n");

        assertThat(mission.load().teams()).containsExactly(new TeamPlan("T1", List.of("S-1")));
    }

    @Test
    void shouldReadATableWithAByteOrderMark() {
        MissionCopy mission = MissionCopy.of(directory).write(TEAMS, "\uFEFFcode,areas\nT1,S-1\n");

        assertThat(mission.load().teams()).hasSize(1);
    }
}
