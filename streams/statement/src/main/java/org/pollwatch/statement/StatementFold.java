package org.pollwatch.statement;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.pollwatch.contract.ContractException;
import org.pollwatch.contract.RecordReader;
import org.pollwatch.contract.RecordSerdes;
import org.pollwatch.contract.Topics;
import org.pollwatch.contract.avro.Definition;
import org.pollwatch.contract.avro.SeriesFigure;
import org.pollwatch.contract.definition.DefinitionHistory;
import org.pollwatch.contract.review.ReviewReader;
import org.pollwatch.counting.Contributions;
import org.pollwatch.counting.ReviewState;
import org.pollwatch.counting.Submission;
import org.pollwatch.mission.Area;
import org.pollwatch.mission.AreaLevel;
import org.pollwatch.mission.Mission;
import org.pollwatch.statement.StandingReports.Entry;
import org.pollwatch.statement.StandingReports.Spot;

/**
 * Folds submissions, reviews, series and definition up to stated ends into a statement's figures, with the counting core and
 * nothing else. The submissions are read twice: first which of them stands of each report, then what these say. The same log
 * gives the same bytes, wherever and whenever it is folded.
 */
public final class StatementFold {
    private final Map<String, Object> client;
    private final Topics topics;
    private final RecordSerdes serdes;

    /** @param client where the cluster is, and how to speak to it */
    public StatementFold(Map<String, Object> client, Topics topics, RecordSerdes serdes) {
        this.client = Map.copyOf(client);
        this.topics = topics;
        this.serdes = serdes;
    }

    /**
     * @return the committed ends of the log as they are now
     * @throws ContractException if the mission's topics are not there
     */
    public LogEnds ends() {
        try (Consumer<String, byte[]> consumer = LogReader.consumer(client)) {
            return LogEnds.now(consumer, topics);
        }
    }

    /**
     * Blocks for as long as reading the log twice takes.
     *
     * @throws ContractException if the log ends before, cannot be read, or holds a definition that this version cannot read
     */
    public Figures fold(LogEnds ends, FoldProgress progress) {
        long total = 2 * ends.records(topics.submissions())
                + ends.records(topics.reviews())
                + ends.records(topics.series())
                + ends.records(topics.definition());
        long[] passed = {0};
        Runnable step = () -> progress.at(++passed[0], total);
        try (LogReader reader = new LogReader(LogReader.consumer(client), step)) {
            return new Fold(reader, ends).run();
        }
    }

    /** One fold. */
    private final class Fold {
        private final LogReader reader;
        private final LogEnds ends;
        private final Map<String, List<String>> hashes = new TreeMap<>();

        Fold(LogReader reader, LogEnds ends) {
            this.reader = reader;
            this.ends = ends;
        }

        Figures run() {
            FoldRules rules = definition();
            Map<String, ReviewState> reviews = reviews();
            Map<String, SeriesFigure> series = series();
            RecordReader<org.pollwatch.contract.avro.Submission> submissions =
                    RecordReader.of(topics.submissions(), serdes);
            StandingReports reports = new StandingReports(submissions, rules);
            read(
                    topics.submissions(),
                    (partition, offset, key, value) -> reports.take(new Spot(partition, offset), key, value));
            AreaSums sums = new AreaSums(counted(rules.newest().mission()));
            StandingFindings findings = new StandingFindings(rules);
            Effects effects = new Effects(reports, reviews, rules, sums, findings);
            reader.read(topics.submissions(), ends.of(topics.submissions()), effects::take);
            sums.close();
            return FiguresWriter.write(ends, hashes, rules, reports, sums, findings.all(), series);
        }

        private void read(org.pollwatch.contract.Topic<?> topic, LogReader.Sink sink) {
            hashes.put(topic.noun(), reader.read(topic, ends.of(topic), sink));
        }

        private FoldRules definition() {
            RecordReader<Definition> pieces = RecordReader.of(topics.definition(), serdes);
            DefinitionHistory history = new DefinitionHistory();
            read(topics.definition(), (partition, offset, key, value) -> pieces.read(value)
                    .ifPresent(history::add));
            return new FoldRules(history);
        }

        private Map<String, ReviewState> reviews() {
            ReviewReader records = new ReviewReader(RecordReader.of(topics.reviews(), serdes));
            Map<String, ReviewState> states = new HashMap<>();
            read(topics.reviews(), (partition, offset, key, value) -> records.read(key, value, why -> {})
                    .ifPresent(review -> states.put(
                            key, states.getOrDefault(key, ReviewState.NONE).apply(review))));
            return states;
        }

        /** What stands is the last of each key; a tombstone takes it back. */
        private Map<String, SeriesFigure> series() {
            RecordReader<SeriesFigure> records = RecordReader.of(topics.series(), serdes);
            Map<String, SeriesFigure> standing = new TreeMap<>();
            read(topics.series(), (partition, offset, key, value) -> {
                if (value == null) {
                    standing.remove(key);
                } else {
                    records.read(value).ifPresent(it -> standing.put(key, it));
                }
            });
            return standing;
        }

        /** The country and its regions: a statement says nothing of what is smaller. */
        private static Set<String> counted(Mission mission) {
            return mission.areas().all().stream()
                    .filter(it -> it.level() != AreaLevel.DISTRICT)
                    .map(Area::id)
                    .collect(Collectors.toUnmodifiableSet());
        }
    }

    /** The second reading of the submissions: what those that stand contribute. */
    private static final class Effects {
        private final StandingReports reports;
        private final Map<String, ReviewState> reviews;
        private final FoldRules rules;
        private final AreaSums sums;
        private final StandingFindings findings;
        private final Map<String, Submission> contradicted = new HashMap<>();

        Effects(
                StandingReports reports,
                Map<String, ReviewState> reviews,
                FoldRules rules,
                AreaSums sums,
                StandingFindings findings) {
            this.reports = reports;
            this.reviews = reviews;
            this.rules = rules;
            this.sums = sums;
            this.findings = findings;
        }

        void take(int partition, long offset, String key, byte[] value) {
            Optional<Entry> entry = reports.of(key);
            Spot spot = new Spot(partition, offset);
            if (entry.filter(it -> it.at().equals(spot)).isPresent()) {
                stands(entry.get(), reports.again(value));
            } else if (entry.flatMap(Entry::contradiction).filter(spot::equals).isPresent()) {
                contradicts(entry.get(), reports.again(value));
            }
        }

        private OptionalLong countsBy(Submission it) {
            return reviews.getOrDefault(it.report().reportId(), ReviewState.NONE)
                    .countsBy(it.report(), it.definitionRevision(), revision -> rules.at(revision)
                            .mission());
        }

        private void stands(Entry entry, Submission it) {
            OptionalLong revision = countsBy(it);
            if (revision.isEmpty()) {
                return;
            }
            FoldRules.At at = rules.at(revision.getAsLong());
            String owner = entry.standing().owner();
            boolean conflicted = entry.contradiction().isPresent();
            sums.add(Contributions.of(it.report(), at.mission(), at.layouts(), conflicted), owner);
            findings.add(it, owner, at.mission());
            if (conflicted) {
                contradicted.put(it.report().reportId(), it);
            }
        }

        /** The other content lies behind the one that stands, on the same partition. */
        private void contradicts(Entry entry, Submission other) {
            Submission standing = contradicted.remove(other.report().reportId());
            if (standing != null) {
                Mission mission = rules.at(countsBy(standing).orElseThrow()).mission();
                findings.conflict(standing, other, entry.standing().owner(), mission);
            }
        }
    }
}
