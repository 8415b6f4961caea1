package org.pollwatch.counting;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Tells whether two submissions say the same: SHA-256, first 16 bytes, over report id, revision, withdrawn, form,
 * version, place, observedAt as an instant and the sorted answers. Not over what differs between two sendings of the
 * same thing (sentAt, receivedAt, channel) nor over team and definition revision, else every retry were a conflict.
 */
public final class ContentHash {
    private static final int BYTES = 16;

    private ContentHash() {}

    /** @return 16 bytes */
    public static byte[] of(Report report) {
        MessageDigest digest = sha256();
        text(digest, report.reportId());
        number(digest, report.revision());
        digest.update((byte) (report.withdrawn() ? 1 : 0));
        text(digest, report.form());
        text(digest, report.formVersion());
        text(digest, report.place());
        number(digest, report.observedAt().toEpochMilli());
        for (Map.Entry<String, Answer> entry : report.answers().entrySet()) {
            text(digest, entry.getKey());
            answer(digest, entry.getValue());
        }
        return Arrays.copyOf(digest.digest(), BYTES);
    }

    private static void answer(MessageDigest digest, Answer answer) {
        if (answer instanceof Answer.Amount given) {
            digest.update((byte) 'n');
            number(digest, given.amount());
        } else if (answer instanceof Answer.Votes given) {
            digest.update((byte) 'v');
            figures(digest, given.byContestant());
        } else if (answer instanceof Answer.Protocols given) {
            digest.update((byte) 'p');
            List<ProtocolRow> rows = given.rows().stream()
                    .sorted(Comparator.comparing(ProtocolRow::place))
                    .toList();
            number(digest, rows.size());
            for (ProtocolRow row : rows) {
                text(digest, row.place());
                figures(digest, row.station());
                figures(digest, row.commission());
            }
        } else if (answer instanceof Answer.Attachment given) {
            digest.update((byte) 'a');
            text(digest, given.sha256());
            number(digest, given.bytes());
        } else {
            List<String> words =
                    ((Answer.Words) answer).words().stream().sorted().toList();
            digest.update((byte) 'w');
            number(digest, words.size());
            words.forEach(word -> text(digest, word));
        }
    }

    private static void figures(MessageDigest digest, SortedMap<String, Long> figures) {
        number(digest, figures.size());
        figures.forEach((name, figure) -> {
            text(digest, name);
            number(digest, figure);
        });
    }

    private static void text(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        number(digest, bytes.length);
        digest.update(bytes);
    }

    private static void number(MessageDigest digest, long number) {
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(number).array());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
