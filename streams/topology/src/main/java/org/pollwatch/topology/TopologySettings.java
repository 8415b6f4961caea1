package org.pollwatch.topology;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How a topology instance runs. Starts from {@link #of}; the rest has defaults that work on a laptop.
 *
 * @param partitions of the topics keyed by report, and of the repartition topic by place
 * @param threads stream threads of this instance
 * @param standbys copies of each state on other instances; from two instances up
 * @param instance tells this instance from others, the same over restarts
 * @param commit how often transactions commit: what a figure waits for at each of two hops
 * @param quickPace how often the country and the regions are published
 * @param slowPace how often districts and hours are published
 * @param cacheBytes for the stores of places and areas, over all threads
 * @param inMemory true keeps no state on disk, for a test driver only
 */
public record TopologySettings(
        String mission,
        String bootstrap,
        String registryUrl,
        Path stateDirectory,
        int partitions,
        int threads,
        int standbys,
        String instance,
        Duration commit,
        Duration quickPace,
        Duration slowPace,
        long cacheBytes,
        short replication,
        boolean inMemory) {

    private static final long CACHE = 48L << 20;

    /** @throws IllegalArgumentException naming every setting that is out of range */
    public TopologySettings {
        List<String> faults = new ArrayList<>();
        expect(partitions >= 1, "partitions: expected 1 or more", faults);
        expect(threads >= 1, "threads: expected 1 or more", faults);
        expect(standbys >= 0, "standbys: expected 0 or more", faults);
        expect(instance.matches("[A-Za-z0-9-]+"), "instance: expected letters, digits and hyphens", faults);
        expect(!commit.isNegative() && !commit.isZero(), "commit: expected more than 0 ms", faults);
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", faults));
        }
    }

    private static void expect(boolean holds, String fault, List<String> faults) {
        if (!holds) {
            faults.add(fault);
        }
    }

    /** One instance with two threads. */
    public static TopologySettings of(String mission, String bootstrap, String registryUrl, Path stateDirectory) {
        return new TopologySettings(
                mission,
                bootstrap,
                registryUrl,
                stateDirectory,
                4,
                2,
                0,
                "1",
                Duration.ofMillis(25),
                Duration.ofMillis(15),
                Duration.ofMillis(200),
                CACHE,
                (short) 1,
                false);
    }

    /** @return the same with other partitions and threads */
    public TopologySettings with(int newPartitions, int newThreads) {
        return new TopologySettings(
                mission,
                bootstrap,
                registryUrl,
                stateDirectory,
                newPartitions,
                newThreads,
                standbys,
                instance,
                commit,
                quickPace,
                slowPace,
                cacheBytes,
                replication,
                inMemory);
    }

    /** @return the same as one of several instances */
    public TopologySettings with(String newInstance, int newStandbys, short newReplication) {
        return new TopologySettings(
                mission,
                bootstrap,
                registryUrl,
                stateDirectory,
                partitions,
                threads,
                newStandbys,
                newInstance,
                commit,
                quickPace,
                slowPace,
                cacheBytes,
                newReplication,
                inMemory);
    }

    /** @return the same without state on disk */
    public TopologySettings forTestDriver() {
        return new TopologySettings(
                mission,
                bootstrap,
                registryUrl,
                stateDirectory,
                partitions,
                threads,
                standbys,
                instance,
                commit,
                quickPace,
                slowPace,
                cacheBytes,
                replication,
                true);
    }

    /** @return the application id: consumer group, and prefix of internal topics and transactional ids */
    public String applicationId() {
        return "pollwatch." + mission + ".topology";
    }
}
