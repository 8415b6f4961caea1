package org.pollwatch.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Changes good inputs at random, as somebody would who wants to see a parser fall. Equal seeds give equal inputs. */
final class Mutations {
    private static final int MOST_CHANGES = 6;
    private static final int LONGEST_RANGE = 64;
    private static final int MOST_REPEATS = 4_000;
    private static final List<byte[]> WORDS = List.of(
                    "\0",
                    "\"",
                    "'",
                    "\\",
                    "\\u0000",
                    "\\ud800",
                    "\uFEFF",
                    "\u202E",
                    "\r\n",
                    "\n\n",
                    "%00",
                    "%zz",
                    "%",
                    "../",
                    "-1",
                    "0",
                    "1e999",
                    "NaN",
                    "9223372036854775808",
                    "99999999999999999999999999",
                    "null",
                    "true",
                    "{}",
                    "[]",
                    "{",
                    "[",
                    "(",
                    "<",
                    "<a>",
                    "]]>",
                    "<!--",
                    "&amp;",
                    "&#0;",
                    "&#x10FFFF;",
                    "<!DOCTYPE x>",
                    "--",
                    "*a",
                    "&a ",
                    "!!java.net.URL x",
                    "? ",
                    ": ",
                    "- ",
                    ",",
                    ";",
                    "=",
                    "&",
                    "#",
                    "%s%n",
                    "${x}",
                    "2026-02-30",
                    "+99999-01-01T00:00:00Z",
                    "1970-01-01T00:00:00Z",
                    "\u0130",
                    "ß",
                    "٣",
                    "Infinity",
                    "0x7f",
                    ".5",
                    "1_000")
            .stream()
            .map(it -> it.getBytes(UTF_8))
            .toList();

    private final Random random;
    private final List<byte[]> seeds;

    Mutations(long seed, List<byte[]> seeds) {
        this.random = new Random(seed);
        this.seeds = seeds;
    }

    byte[] next() {
        byte[] bytes = any();
        for (int changes = 1 + random.nextInt(MOST_CHANGES); changes > 0; changes--) {
            bytes = changed(bytes);
        }
        return bytes;
    }

    private byte[] any() {
        return seeds.get(random.nextInt(seeds.size())).clone();
    }

    private byte[] changed(byte[] bytes) {
        int from = random.nextInt(bytes.length + 1);
        int to = Math.min(bytes.length, from + random.nextInt(LONGEST_RANGE));
        byte[] range = Arrays.copyOfRange(bytes, from, to);
        return switch (random.nextInt(9)) {
            case 0 -> replaced(bytes, from, to, new byte[0]);
            case 1 -> replaced(bytes, from, from, range);
            case 2 -> replaced(bytes, from, Math.min(bytes.length, from + 1), some());
            case 3 -> replaced(bytes, from, to, WORDS.get(random.nextInt(WORDS.size())));
            case 4 -> replaced(bytes, from, from, WORDS.get(random.nextInt(WORDS.size())));
            case 5 -> Arrays.copyOf(bytes, from);
            case 6 -> spliced(bytes, from);
            case 7 -> flipped(bytes, from);
            default -> random.nextInt(10) == 0 ? repeated(bytes, from) : number(bytes);
        };
    }

    private byte[] some() {
        byte[] some = new byte[1 + random.nextInt(4)];
        random.nextBytes(some);
        return some;
    }

    private byte[] flipped(byte[] bytes, int at) {
        if (at < bytes.length) {
            bytes[at] ^= (byte) (1 << random.nextInt(8));
        }
        return bytes;
    }

    private byte[] spliced(byte[] bytes, int from) {
        byte[] other = any();
        int begin = random.nextInt(other.length + 1);
        return replaced(bytes, from, bytes.length, Arrays.copyOfRange(other, begin, other.length));
    }

    /** Deep nesting and long lists. */
    private byte[] repeated(byte[] bytes, int at) {
        byte[] word = random.nextBoolean()
                ? WORDS.get(random.nextInt(WORDS.size()))
                : Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + 12));
        ByteArrayOutputStream many = new ByteArrayOutputStream();
        for (int i = random.nextInt(MOST_REPEATS); i > 0; i--) {
            many.writeBytes(word);
        }
        return replaced(bytes, at, at, many.toByteArray());
    }

    /** Another number in the place of one. */
    private byte[] number(byte[] bytes) {
        for (int tries = 20; tries > 0 && bytes.length > 0; tries--) {
            int at = random.nextInt(bytes.length);
            if (bytes[at] >= '0' && bytes[at] <= '9') {
                bytes[at] = (byte) ('0' + random.nextInt(10));
                return bytes;
            }
        }
        return bytes;
    }

    private static byte[] replaced(byte[] bytes, int from, int to, byte[] by) {
        byte[] result = new byte[bytes.length - (to - from) + by.length];
        System.arraycopy(bytes, 0, result, 0, from);
        System.arraycopy(by, 0, result, from, by.length);
        System.arraycopy(bytes, to, result, from + by.length, bytes.length - to);
        return result;
    }
}
