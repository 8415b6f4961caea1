package org.pollwatch.contract.mission;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.pollwatch.contract.attachment.AttachmentKeys;
import org.pollwatch.mission.Labels;
import org.pollwatch.mission.Mission.Card;
import org.pollwatch.mission.Mission.Observation;
import org.pollwatch.mission.Mission.PartnerFeed;
import org.pollwatch.mission.Mission.Turnout;
import org.pollwatch.mission.Sample;

/** Reads {@code mission.yaml}. */
final class CardReader {
    private static final long MINIMUM_REPORTS = 5;
    static final String SAMPLE = "sample";
    static final String TURNOUT = "turnout";
    static final String PUBLIC_KEY = "publicKey";
    private static final long MOST = 1_000_000;

    /** Stands in for a card that could not be read, so that the other files are still checked. */
    static final ReadCard UNREADABLE = new ReadCard(
            new Card(
                    "",
                    Labels.same(""),
                    LocalDate.EPOCH,
                    Observation.LIMITED,
                    ZoneOffset.UTC,
                    0,
                    PartnerFeed.OFF,
                    false,
                    Sample.NONE,
                    Optional.empty(),
                    Optional.empty()),
            Spot.wholeFile("mission"),
            Map.of());

    private CardReader() {}

    static ReadCard read(String file, String text, Faults faults) {
        return YamlMap.parse(file, text, faults)
                .map(map -> new ReadCard(
                        card(map),
                        map.at(),
                        Map.of(SAMPLE, map.at(SAMPLE), TURNOUT, map.at(TURNOUT), PUBLIC_KEY, map.at(PUBLIC_KEY))))
                .orElse(UNREADABLE);
    }

    private static Card card(YamlMap map) {
        try (map) {
            TranslationState.read(map);
            return new Card(
                    map.need("id").flatMap(it -> it.id(IdRule.MISSION)).orElse(""),
                    map.labels("title"),
                    map.need("electionDay").flatMap(Scalar::date).orElse(LocalDate.EPOCH),
                    map.need("observation")
                            .flatMap(it -> it.word(Observation.class))
                            .orElse(Observation.LIMITED),
                    map.need("timeZone").flatMap(Scalar::zone).orElse(ZoneId.of("UTC")),
                    map.find("minimumReports")
                            .flatMap(it -> it.number(1, MOST))
                            .orElse(MINIMUM_REPORTS)
                            .intValue(),
                    map.find("partnerFeed")
                            .flatMap(it -> it.word(PartnerFeed.class))
                            .orElse(PartnerFeed.RELEASED),
                    map.find("reconstruction").flatMap(Scalar::flag).orElse(false),
                    map.find(SAMPLE).flatMap(it -> it.word(Sample.class)).orElse(Sample.NONE),
                    turnout(map),
                    map.find(PUBLIC_KEY).flatMap(CardReader::publicKey));
        }
    }

    private static Optional<String> publicKey(Scalar key) {
        return AttachmentKeys.read(key.text()).isPresent()
                ? Optional.of(key.text())
                : key.expected(AttachmentKeys.EXPECTED);
    }

    private static Optional<Turnout> turnout(YamlMap map) {
        Optional<YamlMap> found = map.findMap(TURNOUT);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        try (YamlMap turnout = found.get()) {
            Optional<String> form = turnout.need("form").map(Scalar::text);
            Optional<String> question = turnout.need("question").map(Scalar::text);
            return form.flatMap(it -> question.map(number -> new Turnout(it, number)));
        }
    }
}
