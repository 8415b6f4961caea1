package org.pollwatch.topology;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.pollwatch.counting.Answer;
import org.pollwatch.counting.ProtocolRow;
import org.pollwatch.counting.finding.ReportFacts;

/**
 * The facts of one report at one subject in a run of bytes: form, observedAt and receivedAt in milliseconds, definition
 * revision, then the answers by question, each with a letter for its kind. Report, team and subject stand beside them.
 */
final class PackedFacts {
    private static final byte WORDS = 'w';
    private static final byte AMOUNT = 'n';
    private static final byte VOTES = 'v';
    private static final byte PROTOCOLS = 'p';

    private PackedFacts() {}

    static ByteBuffer write(ReportFacts facts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF(facts.form());
            out.writeLong(facts.observedAt().toEpochMilli());
            out.writeLong(facts.receivedAt().toEpochMilli());
            out.writeLong(facts.definitionRevision());
            out.writeShort(facts.answers().size());
            for (Map.Entry<String, Answer> answer : facts.answers().entrySet()) {
                out.writeUTF(answer.getKey());
                write(out, answer.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ByteBuffer.wrap(bytes.toByteArray());
    }

    private static void write(DataOutputStream out, Answer answer) throws IOException {
        if (answer instanceof Answer.Amount given) {
            out.writeByte(AMOUNT);
            out.writeLong(given.amount());
        } else if (answer instanceof Answer.Words given) {
            out.writeByte(WORDS);
            out.writeShort(given.words().size());
            for (String word : given.words()) {
                out.writeUTF(word);
            }
        } else if (answer instanceof Answer.Votes given) {
            out.writeByte(VOTES);
            write(out, given.byContestant());
        } else if (answer instanceof Answer.Protocols given) {
            out.writeByte(PROTOCOLS);
            out.writeShort(given.rows().size());
            for (ProtocolRow row : given.rows()) {
                out.writeUTF(row.place());
                write(out, row.station());
                write(out, row.commission());
            }
        }
    }

    private static void write(DataOutputStream out, Map<String, Long> figures) throws IOException {
        out.writeShort(figures.size());
        for (Map.Entry<String, Long> figure : figures.entrySet()) {
            out.writeUTF(figure.getKey());
            out.writeLong(figure.getValue());
        }
    }

    static ReportFacts read(ByteBuffer packed, String reportId, String team, String subject) {
        ByteArrayInputStream bytes =
                new ByteArrayInputStream(packed.array(), packed.arrayOffset() + packed.position(), packed.remaining());
        try (DataInputStream in = new DataInputStream(bytes)) {
            String form = in.readUTF();
            Instant observedAt = Instant.ofEpochMilli(in.readLong());
            Instant receivedAt = Instant.ofEpochMilli(in.readLong());
            long revision = in.readLong();
            SortedMap<String, Answer> answers = new TreeMap<>();
            for (int left = in.readShort(); left > 0; left--) {
                answers.put(in.readUTF(), readAnswer(in));
            }
            return new ReportFacts(reportId, team, form, subject, observedAt, receivedAt, revision, answers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Answer readAnswer(DataInputStream in) throws IOException {
        byte kind = in.readByte();
        return switch (kind) {
            case AMOUNT -> new Answer.Amount(in.readLong());
            case WORDS -> {
                List<String> words = new ArrayList<>();
                for (int left = in.readShort(); left > 0; left--) {
                    words.add(in.readUTF());
                }
                yield new Answer.Words(words);
            }
            case VOTES -> new Answer.Votes(readFigures(in));
            case PROTOCOLS -> {
                List<ProtocolRow> rows = new ArrayList<>();
                for (int left = in.readShort(); left > 0; left--) {
                    rows.add(new ProtocolRow(in.readUTF(), readFigures(in), readFigures(in)));
                }
                yield new Answer.Protocols(rows);
            }
            default -> throw new IOException("facts: unknown kind of answer " + kind);
        };
    }

    private static SortedMap<String, Long> readFigures(DataInputStream in) throws IOException {
        SortedMap<String, Long> figures = new TreeMap<>();
        for (int left = in.readShort(); left > 0; left--) {
            figures.put(in.readUTF(), in.readLong());
        }
        return figures;
    }
}
