package org.pollwatch.topology;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.pollwatch.contract.ClientSettings;
import org.pollwatch.contract.Topics;

/**
 * How a topology instance runs. Starts from {@link #of}; the rest has defaults that work on a laptop.
 *
 * @param partitions of the topics keyed by report, and of the repartition topic by place; the service takes what is there
 * @param threads stream threads of this instance
 * @param standbys copies of each state on other instances; from two instances up
 * @param instance tells this instance from others, the same over restarts
 * @param commit how often transactions commit: what a figure waits for at each of two hops
 * @param paces how often what changed is published
 * @param cacheBytes for the stores of places and areas, over all threads
 * @param copies of the internal topics; the service takes as many as the submissions have
 * @param inMemory true keeps no state on disk, for a test driver only
 * @param client how to speak to a secured cluster and its registry
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
        Paces paces,
        long cacheBytes,
        short copies,
        boolean inMemory,
        ClientSettings client) {

    private static final long CACHE = 48L << 20;

    /** @throws IllegalArgumentException naming every setting that is out of range */
    public TopologySettings {
        List<String> faults = new ArrayList<>();
        expect(partitions >= 1, "partitions: expected 1 or more", faults);
        expect(threads >= 1, "threads: expected 1 or more", faults);
        expect(standbys >= 0, "standbys: expected 0 or more", faults);
        expect(instance.matches("[A-Za-z0-9-]+"), "instance: expected letters, digits and hyphens", faults);
        expect(!commit.isNegative() && !commit.isZero(), "commit: expected more than 0 ms", faults);
        expect(!paces.clock().isNegative(), "clock: expected 0 ms or more", faults);
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
                Topics.DEFAULT_PARTITIONS,
                2,
                0,
                "1",
                Duration.ofMillis(25),
                Paces.USUAL,
                CACHE,
                (short) 1,
                false,
                ClientSettings.NONE);
    }

    /** @return the same with another number of stream threads */
    public TopologySettings withThreads(int number) {
        return new TopologySettings(
                mission,
                bootstrap,
                registryUrl,
                stateDirectory,
                partitions,
                number,
                standbys,
                instance,
                commit,
                paces,
                cacheBytes,
                copies,
                inMemory,
                client);
    }

    /** @return the same with transactions that commit at another period */
    public TopologySettings withCommit(Duration period) {
        return new TopologySettings(
                mission,
                bootstrap,
                registryUrl,
                stateDirectory,
                partitions,
                threads,
                standbys,
                instance,
                period,
                paces,
                cacheBytes,
                copies,
                inMemory,
                client);
    }

    /** @return the same as one of several instances, each with a name of its own */
    public TopologySettings as(String name, int copiesOfState) {
        return new TopologySettings(
                mission,
                bootstrap,
                registryUrl,
                stateDirectory,
                partitions,
                threads,
                copiesOfState,
                name,
                commit,
                paces,
                cacheBytes,
                copies,
                inMemory,
                client);
    }

    /** @return the same telling the log the time at another period; zero for never */
    public TopologySettings withClock(Duration period) {
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
                paces.withClock(period),
                cacheBytes,
                copies,
                inMemory,
                client);
    }

    /** @return the same on a cluster that asks for more than an address */
    public TopologySettings with(ClientSettings secured) {
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
                paces,
                cacheBytes,
                copies,
                inMemory,
                secured);
    }

    /** @return the same on topics of this many partitions, with internal topics in so many copies */
    TopologySettings on(int found, short foundCopies) {
        return new TopologySettings(
                mission,
                bootstrap,
                registryUrl,
                stateDirectory,
                found,
                threads,
                standbys,
                instance,
                commit,
                paces,
                cacheBytes,
                foundCopies,
                inMemory,
                client);
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
                paces,
                cacheBytes,
                copies,
                true,
                client);
    }

    /** @return the application id: consumer group, and prefix of internal topics and transactional ids */
    public String applicationId() {
        return applicationId(mission);
    }

    /** @return by what name the topology of a mission is known to Kafka: its group, and what its own topics begin with */
    public static String applicationId(String mission) {
        return "pollwatch." + mission + ".topology";
    }
}
