package org.pollwatch.topology;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.pollwatch.topology.SubmissionBuilder.id;
import static org.pollwatch.topology.SubmissionBuilder.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.streams.errors.StreamsException;
import org.pollwatch.contract.avro.Receipt;
import org.pollwatch.fuzz.Target;
import org.pollwatch.mission.Mission;
import org.pollwatch.oracle.SmallMission;

/**
 * Bytes on the topics that the topology reads. The first byte is the topic: {@code s} submissions, {@code r} reviews, {@code a}
 * announced figures; the key is the report that the seeds are about. Each submission gets its one receipt, whatever it is.
 */
public final class RecordTarget implements Target {
    /** The driver keeps all that was ever written. */
    private static final int A_DRIVERS_LIFE = 2_000;

    private final Mission mission = SmallMission.create();
    private TopologyDriver driver = new TopologyDriver(mission);
    private int taken;

    @Override
    public List<byte[]> seeds() {
        List<byte[]> seeds = new ArrayList<>();
        seeds.add(
                input('s', driver.bytes(report(1).answer("group_voting", "yes").build())));
        seeds.add(input('s', driver.bytes(report(1).revision(2).withdrawn().build())));
        seeds.add(input('r', driver.bytes(report(1).build())));
        seeds.add(input('r', new byte[] {0, 0, 0, 0, 5, 2}));
        seeds.add(input('a', new byte[] {0, 0, 0, 0, 6, 2}));
        for (int schema = 1; schema < 20; schema++) {
            seeds.add(input('s', new byte[] {0, 0, 0, 0, (byte) schema, 2, 2, 2}));
            seeds.add(input('r', new byte[] {0, 0, 0, 0, (byte) schema, 2, 2, 2}));
        }
        return seeds;
    }

    @Override
    public void take(byte[] input) {
        if (input.length == 0) {
            return;
        }
        byte[] record = Arrays.copyOfRange(input, 1, input.length);
        switch (input[0]) {
            case 'r' -> driver.sendReviewBytes(id(1), record);
            case 'a' -> driver.sendSeriesBytes("turnout|C|", record);
            default -> submission(record);
        }
        taken++;
        if (taken % A_DRIVERS_LIFE == 0) {
            stillCounts();
            driver.close();
            driver = new TopologyDriver(mission);
        }
    }

    private void submission(byte[] record) {
        try {
            driver.sendBytes(id(1), record);
        } catch (StreamsException waiting) {
            awaitsItsDefinition(waiting);
            return;
        }
        List<Receipt> receipts = driver.receipts();
        if (receipts.size() != 1) {
            throw new AssertionError("one submission, receipts " + receipts);
        }
    }

    /** A definition revision that may yet be read is waited for, and then stopped at: nothing else may stop it. */
    private void awaitsItsDefinition(StreamsException waiting) {
        if (!String.valueOf(waiting.getCause().getMessage()).startsWith("definition revision ")) {
            throw waiting;
        }
        driver.close();
        driver = new TopologyDriver(mission);
    }

    private void stillCounts() {
        driver.send(report(2).answer("group_voting", "yes").build());
        if (!driver.reports().containsKey(id(2))) {
            throw new AssertionError("a good report no longer counts");
        }
        driver.publish();
        driver.published().forEach(it -> {
            if (it.getSuspect()) {
                throw new AssertionError("suspect figures were published");
            }
        });
    }

    private static byte[] input(char topic, byte[] record) {
        byte[] all = new byte[record.length + 1];
        all[0] = String.valueOf(topic).getBytes(UTF_8)[0];
        System.arraycopy(record, 0, all, 1, record.length);
        return all;
    }

    @Override
    public void close() {
        driver.close();
    }
}
