package org.pollwatch.topology;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
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
            text(out, facts.form());
            out.writeLong(facts.observedAt().toEpochMilli());
            out.writeLong(facts.receivedAt().toEpochMilli());
            out.writeLong(facts.definitionRevision());
            out.writeShort(facts.answers().size());
            for (Map.Entry<String, Answer> answer : facts.answers().entrySet()) {
                text(out, answer.getKey());
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
                text(out, word);
            }
        } else if (answer instanceof Answer.Votes given) {
            out.writeByte(VOTES);
            write(out, given.byContestant());
        } else if (answer instanceof Answer.Protocols given) {
            out.writeByte(PROTOCOLS);
            out.writeShort(given.rows().size());
            for (ProtocolRow row : given.rows()) {
                text(out, row.place());
                write(out, row.station());
                write(out, row.commission());
            }
        } else {
            throw new IllegalStateException(
                    "facts: no check asks for " + answer.getClass().getSimpleName());
        }
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeShort(bytes.length);
        out.write(bytes);
    }

    private static void write(DataOutputStream out, Map<String, Long> figures) throws IOException {
        out.writeShort(figures.size());
        for (Map.Entry<String, Long> figure : figures.entrySet()) {
            text(out, figure.getKey());
            out.writeLong(figure.getValue());
        }
    }

    static ReportFacts read(ByteBuffer packed, String reportId, String team, String subject) {
        ByteBuffer in = packed.duplicate();
        String form = readText(in);
        Instant observedAt = Instant.ofEpochMilli(in.getLong());
        Instant receivedAt = Instant.ofEpochMilli(in.getLong());
        long revision = in.getLong();
        SortedMap<String, Answer> answers = new TreeMap<>();
        for (int left = in.getShort(); left > 0; left--) {
            answers.put(readText(in), readAnswer(in));
        }
        return new ReportFacts(reportId, team, form, subject, observedAt, receivedAt, revision, answers);
    }

    private static Answer readAnswer(ByteBuffer in) {
        byte kind = in.get();
        return switch (kind) {
            case AMOUNT -> new Answer.Amount(in.getLong());
            case WORDS -> {
                List<String> words = new ArrayList<>();
                for (int left = in.getShort(); left > 0; left--) {
                    words.add(readText(in));
                }
                yield new Answer.Words(words);
            }
            case VOTES -> new Answer.Votes(readFigures(in));
            case PROTOCOLS -> {
                List<ProtocolRow> rows = new ArrayList<>();
                for (int left = in.getShort(); left > 0; left--) {
                    rows.add(new ProtocolRow(readText(in), readFigures(in), readFigures(in)));
                }
                yield new Answer.Protocols(rows);
            }
            default -> throw new IllegalStateException("facts: unknown kind of answer " + kind);
        };
    }

    private static SortedMap<String, Long> readFigures(ByteBuffer in) {
        SortedMap<String, Long> figures = new TreeMap<>();
        for (int left = in.getShort(); left > 0; left--) {
            figures.put(readText(in), in.getLong());
        }
        return figures;
    }

    private static String readText(ByteBuffer in) {
        int size = in.getShort() & 0xffff;
        String text = new String(in.array(), in.arrayOffset() + in.position(), size, StandardCharsets.UTF_8);
        in.position(in.position() + size);
        return text;
    }
}
