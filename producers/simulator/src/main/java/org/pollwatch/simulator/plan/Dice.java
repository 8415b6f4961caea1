package org.pollwatch.simulator.plan;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/**
 * Chance with a name. The same seed and the same labels give the same throws on every machine, and what is thrown under
 * one label does not depend on how often another was asked.
 */
public final class Dice {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final long seed;
    private final Random random;

    private Dice(long seed) {
        this.seed = seed;
        this.random = new Random(seed);
    }

    public static Dice of(long seed) {
        return new Dice(mix(seed));
    }

    /** @return dice of their own, which depend on this seed and the label only */
    public Dice child(String label) {
        long mixed = seed;
        for (byte letter : label.getBytes(StandardCharsets.UTF_8)) {
            mixed = mix(mixed + GOLDEN + letter);
        }
        return new Dice(mixed);
    }

    /** The finaliser of MurmurHash3, so that near seeds give far streams. */
    private static long mix(long value) {
        long mixed = (value ^ (value >>> 33)) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ (mixed >>> 33);
    }

    /** @return from 0 inclusive to 1 exclusive */
    public double unit() {
        return random.nextDouble();
    }

    /** @return from 0 inclusive to the bound exclusive */
    public int below(int bound) {
        return random.nextInt(bound);
    }

    /** @return from the lowest to the highest, both inclusive; the lowest where the highest lies below it */
    public long between(long lowest, long highest) {
        return highest <= lowest ? lowest : lowest + (long) (unit() * (highest - lowest + 1));
    }

    public boolean chance(double probability) {
        return unit() < probability;
    }

    /** @return standard normal */
    public double gaussian() {
        return random.nextGaussian();
    }

    /** @return exponentially distributed with this mean */
    public double exponential(double mean) {
        return -mean * StrictMath.log(1 - unit());
    }

    public <T> T pick(List<T> all) {
        return all.get(below(all.size()));
    }

    /** @return a new list in another order */
    public <T> List<T> shuffled(Collection<T> all) {
        List<T> list = new ArrayList<>(all);
        Collections.shuffle(list, random);
        return list;
    }

    /** @return a random UUID (version 4) in lower case */
    public String uuid() {
        long high = (random.nextLong() & 0xffffffffffff0fffL) | 0x4000L;
        long low = (random.nextLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
        return new UUID(high, low).toString();
    }
}
