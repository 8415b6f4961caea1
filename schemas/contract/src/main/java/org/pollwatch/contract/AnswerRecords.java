package org.pollwatch.contract;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.pollwatch.contract.avro.EffectiveAnswer;
import org.pollwatch.contract.avro.EffectiveAttachment;
import org.pollwatch.contract.avro.EffectiveProtocol;
import org.pollwatch.contract.avro.EffectiveVotes;
import org.pollwatch.contract.avro.GivenAnswer;
import org.pollwatch.contract.avro.GivenAttachment;
import org.pollwatch.contract.avro.GivenProtocol;
import org.pollwatch.contract.avro.GivenVotes;
import org.pollwatch.counting.Answer;
import org.pollwatch.counting.ProtocolRow;

/** Between the answers of records and those of the counting core. */
public final class AnswerRecords {
    private AnswerRecords() {}

    /** @throws IllegalArgumentException if the record gives two kinds of answer at once, or one contestant or place twice */
    static Answer read(GivenAnswer given) {
        long kinds = Stream.of(given.getNumber(), given.getVotes(), given.getProtocols(), given.getAttachment())
                        .filter(it -> it != null)
                        .count()
                + (given.getWords().isEmpty() ? 0 : 1);
        if (kinds > 1) {
            throw new IllegalArgumentException(
                    "answers: expected words, a number, votes, protocols or an attachment, one of them");
        }
        if (given.getVotes() != null) {
            return new Answer.Votes(figures(given.getVotes()));
        }
        if (given.getProtocols() != null) {
            return new Answer.Protocols(given.getProtocols().stream()
                    .map(it -> new ProtocolRow(it.getPlace(), figures(it.getStation()), figures(it.getCommission())))
                    .toList());
        }
        if (given.getAttachment() != null) {
            return new Answer.Attachment(
                    given.getAttachment().getSha256(), given.getAttachment().getBytes());
        }
        return given.getNumber() == null ? new Answer.Words(given.getWords()) : Answer.amount(given.getNumber());
    }

    /** The reports topic's own records of the same answers; only what was accepted stands there. */
    static Answer read(EffectiveAnswer counted) {
        if (counted.getVotes() != null) {
            return new Answer.Votes(effectiveFigures(counted.getVotes()));
        }
        if (counted.getProtocols() != null) {
            return new Answer.Protocols(counted.getProtocols().stream()
                    .map(it -> new ProtocolRow(
                            it.getPlace(), effectiveFigures(it.getStation()), effectiveFigures(it.getCommission())))
                    .toList());
        }
        if (counted.getAttachment() != null) {
            return new Answer.Attachment(
                    counted.getAttachment().getSha256(), counted.getAttachment().getBytes());
        }
        return counted.getNumber() == null ? new Answer.Words(counted.getWords()) : Answer.amount(counted.getNumber());
    }

    private static SortedMap<String, Long> effectiveFigures(List<EffectiveVotes> counted) {
        SortedMap<String, Long> figures = new TreeMap<>();
        counted.forEach(it -> figures.put(it.getContestant(), it.getVotes()));
        return figures;
    }

    private static SortedMap<String, Long> figures(List<GivenVotes> given) {
        SortedMap<String, Long> figures = new TreeMap<>();
        for (GivenVotes it : given) {
            if (figures.put(it.getContestant(), it.getVotes()) != null) {
                throw new IllegalArgumentException("answers: expected the votes of each contestant once");
            }
        }
        return figures;
    }

    static GivenAnswer write(String question, Answer answer) {
        if (answer instanceof Answer.Words it) {
            return new GivenAnswer(question, it.words(), null, null, null, null);
        }
        if (answer instanceof Answer.Amount it) {
            return new GivenAnswer(question, List.of(), it.amount(), null, null, null);
        }
        if (answer instanceof Answer.Votes it) {
            return new GivenAnswer(question, List.of(), null, votes(it.byContestant()), null, null);
        }
        if (answer instanceof Answer.Attachment it) {
            GivenAttachment attachment = new GivenAttachment(it.sha256(), it.bytes());
            return new GivenAnswer(question, List.of(), null, null, null, attachment);
        }
        List<GivenProtocol> rows = sorted((Answer.Protocols) answer)
                .map(it -> new GivenProtocol(it.place(), votes(it.station()), votes(it.commission())))
                .toList();
        return new GivenAnswer(question, List.of(), null, null, rows, null);
    }

    private static List<GivenVotes> votes(Map<String, Long> figures) {
        List<GivenVotes> votes = new ArrayList<>(figures.size());
        figures.forEach((name, figure) -> votes.add(new GivenVotes(name, figure)));
        return votes;
    }

    /** @return the same answer as it stands in the reports topic */
    public static EffectiveAnswer effective(String question, Answer answer) {
        if (answer instanceof Answer.Words it) {
            return new EffectiveAnswer(question, it.words(), null, null, null, null);
        }
        if (answer instanceof Answer.Amount it) {
            return new EffectiveAnswer(question, List.of(), it.amount(), null, null, null);
        }
        if (answer instanceof Answer.Votes it) {
            return new EffectiveAnswer(question, List.of(), null, effectiveVotes(it.byContestant()), null, null);
        }
        if (answer instanceof Answer.Attachment it) {
            EffectiveAttachment attachment = new EffectiveAttachment(it.sha256(), it.bytes());
            return new EffectiveAnswer(question, List.of(), null, null, null, attachment);
        }
        List<EffectiveProtocol> rows = sorted((Answer.Protocols) answer)
                .map(it -> new EffectiveProtocol(
                        it.place(), effectiveVotes(it.station()), effectiveVotes(it.commission())))
                .toList();
        return new EffectiveAnswer(question, List.of(), null, null, rows, null);
    }

    private static List<EffectiveVotes> effectiveVotes(Map<String, Long> figures) {
        List<EffectiveVotes> votes = new ArrayList<>(figures.size());
        figures.forEach((name, figure) -> votes.add(new EffectiveVotes(name, figure)));
        return votes;
    }

    private static Stream<ProtocolRow> sorted(Answer.Protocols answer) {
        return answer.rows().stream().sorted(Comparator.comparing(ProtocolRow::place));
    }
}
