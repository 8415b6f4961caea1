package org.pollwatch.headquarters;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.pollwatch.contract.mission.EarlierArea;
import org.pollwatch.contract.mission.MissionSnapshot;
import org.pollwatch.contract.mission.PublishedFigure;
import org.pollwatch.mission.Area;
import org.pollwatch.mission.AreaLevel;
import org.pollwatch.mission.AreaTree;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.FormSubject;
import org.pollwatch.mission.Labels;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Phase;
import org.pollwatch.mission.Question;
import org.pollwatch.mission.QuestionType;
import org.pollwatch.mission.Reading;
import org.pollwatch.mission.Sample;

/** A small mission: one country, two regions, one district; a voting and an opening form. */
public final class SampleMission {
    public static final ZoneId ZONE = ZoneId.of("Asia/Almaty");

    private final String id;
    private LocalDate day = LocalDate.of(2022, 11, 20);
    private Mission.Observation observation = Mission.Observation.FULL;
    private Mission.PartnerFeed partnerFeed = Mission.PartnerFeed.RELEASED;
    private boolean reconstruction;
    private String regionName = "West";
    private Optional<String> map = Optional.empty();
    private List<PublishedFigure> published = List.of();
    private List<EarlierArea> earlier = List.of();
    private boolean reviewed;
    private boolean east;
    private Sample sample = Sample.NONE;

    private SampleMission(String id) {
        this.id = id;
    }

    public static SampleMission of(String id) {
        return new SampleMission(id);
    }

    public SampleMission day(LocalDate date) {
        this.day = date;
        return this;
    }

    public SampleMission limited() {
        this.observation = Mission.Observation.LIMITED;
        return this;
    }

    public SampleMission partnerFeed(Mission.PartnerFeed feed) {
        this.partnerFeed = feed;
        return this;
    }

    public SampleMission reconstruction() {
        this.reconstruction = true;
        return this;
    }

    public SampleMission regionName(String name) {
        this.regionName = name;
        return this;
    }

    /** Adds a form about incidents, a contest and a check. */
    public SampleMission reviewed() {
        this.reviewed = true;
        return this;
    }

    /** As above, and a station in the other region. */
    public SampleMission reviewedWithEast() {
        this.east = true;
        return reviewed();
    }

    public SampleMission probabilitySample() {
        this.sample = Sample.PROBABILITY;
        return this;
    }

    /** Declares that an area of an earlier mission corresponds to one of this. */
    public SampleMission earlier(String mission, String earlierArea, String area) {
        this.earlier = Stream.concat(earlier.stream(), Stream.of(new EarlierArea(mission, earlierArea, area)))
                .toList();
        return this;
    }

    public SampleMission map(String geoJson) {
        this.map = Optional.of(geoJson);
        return this;
    }

    public SampleMission published(String indicator, long numerator, long denominator) {
        return published(indicator, numerator, denominator, PublishedFigure.Origin.PRINTED);
    }

    /** Adds what only a replay needs, beside what was printed. */
    public SampleMission gate(String indicator, long numerator, long denominator) {
        return published(indicator, numerator, denominator, PublishedFigure.Origin.GATE);
    }

    private SampleMission published(String indicator, long numerator, long denominator, PublishedFigure.Origin origin) {
        PublishedFigure figure = new PublishedFigure(
                id,
                "voting",
                indicator,
                Optional.of("voting"),
                Optional.of(PublishedFigure.Measure.REPORTS),
                PublishedFigure.ReproducedBy.REPORTS,
                Optional.of(indicator),
                Optional.of(numerator),
                Optional.empty(),
                Optional.empty(),
                Optional.of(denominator),
                Optional.of(new BigDecimal("3.0")),
                PublishedFigure.Base.EXPLICIT,
                Optional.empty(),
                origin,
                "observations",
                Optional.empty(),
                Optional.empty(),
                List.of(),
                "in three per cent",
                "");
        this.published = Stream.concat(published.stream(), Stream.of(figure)).toList();
        return this;
    }

    public MissionSnapshot build() {
        AreaTree areas = new AreaTree(
                List.of(
                        area("AA", null, AreaLevel.COUNTRY, "Aland", null),
                        area("AA-1", "AA", AreaLevel.REGION, regionName, new Area.Tile(0, 1)),
                        area("AA-2", "AA", AreaLevel.REGION, "East", new Area.Tile(0, 2)),
                        area("AA-1-1", "AA-1", AreaLevel.DISTRICT, "Lake", null)),
                ZONE);
        Mission.Card card = new Mission.Card(
                id,
                new Labels("Election", "Выборы", "Сайлау"),
                day,
                observation,
                ZONE,
                5,
                partnerFeed,
                reconstruction,
                sample,
                Optional.empty(),
                Optional.empty());
        List<Form> forms = new ArrayList<>(List.of(
                new Form(
                        "voting",
                        "1",
                        Phase.VOTING,
                        FormSubject.POLLING_STATION,
                        Labels.same("Voting"),
                        List.of(
                                question("group_voting", QuestionType.YES_NO, Set.of("yes")),
                                question("voters_added", QuestionType.INTEGER, Set.of()))),
                new Form(
                        "opening",
                        "1",
                        Phase.OPENING,
                        FormSubject.POLLING_STATION,
                        Labels.same("Opening"),
                        List.of(question("opened_late", QuestionType.YES_NO, Set.of("yes"))))));
        if (!reviewed) {
            return new MissionSnapshot(new Mission(card, 1, areas, List.of(), forms), published, earlier, map);
        }
        forms.add(SampleReview.incidentForm());
        Mission mission = new Mission(
                card,
                1,
                areas,
                east ? List.of(SampleReview.station(), SampleReview.eastStation()) : List.of(SampleReview.station()),
                forms,
                SampleReview.ballot(),
                List.of(),
                List.of(SampleReview.check()));
        return new MissionSnapshot(mission, published, map);
    }

    private static Area area(String id, String parent, AreaLevel level, String name, Area.Tile tile) {
        Labels names = new Labels(name, name + " (ru)", name + " (kk)");
        return new Area(id, Optional.ofNullable(parent), level, names, Optional.empty(), Optional.ofNullable(tile));
    }

    private static Question question(String id, QuestionType type, Set<String> counted) {
        return new Question(
                id,
                type,
                new Labels("Was there " + id + "?", "Было ли?", "Болды ма?"),
                List.of(),
                counted,
                Optional.empty(),
                Optional.empty(),
                true,
                "malfeasance",
                Optional.empty(),
                0,
                1_000,
                Reading.PER_REPORT,
                OptionalLong.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
