package org.pollwatch.gateway;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.pollwatch.contract.mission.MissionDirectory;
import org.pollwatch.mission.Ballot;
import org.pollwatch.mission.By;
import org.pollwatch.mission.Contest;
import org.pollwatch.mission.Contestant;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.FormSubject;
import org.pollwatch.mission.Labels;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Option;
import org.pollwatch.mission.Phase;
import org.pollwatch.mission.Question;
import org.pollwatch.mission.QuestionType;
import org.pollwatch.mission.Reading;

/**
 * The fictional mission of the repository, as the tests see it. To whatever results it asks for itself, the tests add a
 * contest of their own: forms {@code results} and {@code table} for the votes of {@code harbour_master}.
 */
public final class Arvenia {
    public static final String ID = "river-2026";
    public static final String STATION = "AV-N1-001";
    public static final String COMMISSION = "AV-N1-DC";
    public static final String RESULTS_VERSION = "1";

    /** An older version of the results that phones may still have. */
    public static final String OLD_RESULTS_VERSION = "0";

    private static final String CONTEST = "harbour_master";

    private Arvenia() {}

    public static Mission mission() {
        Mission read = MissionDirectory.load(Path.of(System.getProperty("pollwatch.root"), "schemas", "missions", ID))
                .mission();
        List<Form> forms = new ArrayList<>(read.forms());
        for (String version : List.of(OLD_RESULTS_VERSION, RESULTS_VERSION)) {
            forms.add(form("results", version, Phase.COUNTING, FormSubject.POLLING_STATION, votes()));
        }
        forms.add(form("table", RESULTS_VERSION, Phase.TABULATION, FormSubject.COMMISSION, protocols()));
        return new Mission(
                read.card(),
                read.revision(),
                read.areas(),
                read.places(),
                forms,
                ballot(read.ballot()),
                read.plan(),
                read.checks());
    }

    /** Pilot stands everywhere, keeper in the Delta alone. */
    private static Ballot ballot(Ballot own) {
        List<Contest> contests = new ArrayList<>(own.contests());
        List<Contestant> contestants = new ArrayList<>();
        own.contests().forEach(contest -> contestants.addAll(own.contestants(contest.id())));
        contests.add(new Contest(CONTEST, Labels.same("Harbour master")));
        contestants.add(new Contestant(CONTEST, "pilot", Optional.empty(), Labels.same("The pilot")));
        contestants.add(new Contestant(CONTEST, "keeper", Optional.of("AV-S"), Labels.same("The keeper")));
        return new Ballot(contests, contestants);
    }

    private static Form form(String id, String version, Phase phase, FormSubject subject, List<Question> questions) {
        return new Form(id, version, phase, subject, Labels.same(id), questions);
    }

    private static List<Question> votes() {
        Optional<By> by = Optional.of(new By("seen", List.of("self", "told")));
        return List.of(
                question("votes", QuestionType.VOTES, List.of(), Optional.of(CONTEST), Optional.empty()),
                question("seen", QuestionType.CHOICE, List.of("self", "told"), Optional.empty(), Optional.empty()),
                question("note", QuestionType.TEXT, List.of(), Optional.empty(), Optional.empty()),
                question("lamp", QuestionType.CHOICE, List.of("on", "off"), Optional.empty(), by));
    }

    private static List<Question> protocols() {
        return List.of(question("rows", QuestionType.PROTOCOLS, List.of(), Optional.of(CONTEST), Optional.empty()));
    }

    private static Question question(
            String id, QuestionType type, List<String> options, Optional<String> contest, Optional<By> by) {
        return new Question(
                id,
                type,
                Labels.same(id),
                options.stream()
                        .map(it -> new Option(it, Labels.same(it), Optional.empty()))
                        .toList(),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                false,
                "results_protocol",
                Optional.empty(),
                0,
                Long.MAX_VALUE,
                Reading.PER_REPORT,
                OptionalLong.empty(),
                Optional.empty(),
                contest,
                by);
    }
}
