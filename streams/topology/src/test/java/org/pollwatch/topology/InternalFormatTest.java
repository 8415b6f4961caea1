package org.pollwatch.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.pollwatch.contract.RecordSerdes;
import org.pollwatch.counting.AreaTally;
import org.pollwatch.counting.Contribution;
import org.pollwatch.counting.Contribution.PlaceReading;
import org.pollwatch.counting.Counters;
import org.pollwatch.counting.PlaceTally;
import org.pollwatch.counting.ReportGuard.Standing;
import org.pollwatch.counting.Submission.Authority;
import org.pollwatch.topology.avro.AreaDelta;
import org.pollwatch.topology.avro.DeltaPart;
import org.pollwatch.topology.avro.GuardEntry;
import org.pollwatch.topology.avro.PlaceChange;
import org.pollwatch.topology.avro.PlaceState;

/** The bytes in stores and repartition topics: they outlive a release, for as long as the campaign lasts. */
class InternalFormatTest {
    private static final long AT = 1_668_924_000_000L;
    private static final String AT_BYTES = "809cfab99261";
    private static final Counters ONE = Counters.of(Map.of(0, 1L, 3, 2L));
    private static final String ONE_BYTES = "0400020604"; // two slots: 0 = 1, 3 after it = 2
    private static final Contribution CONTRIBUTION = new Contribution(
            "v",
            "P",
            List.of("R", "C"),
            "unknown",
            ONE,
            Counters.of(Map.of(1, 1L)),
            List.of(new PlaceReading(7, AT, "r", Counters.NONE)));
    private static final String READING_BYTES = "0e" + AT_BYTES + "0272" + "0200";
    private static final String CONTRIBUTION_BYTES = "0276" // form v
            + "0250" // subject P
            + "04" + "0252" + "0243" + "00" // path R, C
            + "0e" + "756e6b6e6f776e" // hour
            + "0a" + ONE_BYTES // counters
            + "06" + "020202" // presence
            + "02" + READING_BYTES + "00"; // readings

    /** Avro makes no class that it was not told to trust; the contract's serdes tell it, as in the running topology. */
    @BeforeAll
    static void trustOurRecords() throws Exception {
        new RecordSerdes(new MockSchemaRegistryClient(), "mock://unused").close();
    }

    @Test
    void shouldKeepTheBytesOfTheGuard() {
        Standing standing = new Standing("T", Authority.HEADQUARTERS, 2, new byte[] {9, 8}, false);
        GuardEntry entry =
                InternalRecords.entry(standing, new byte[] {5}, Optional.of(InternalRecords.write(CONTRIBUTION)));

        assertBytes(
                GuardEntry.class,
                entry,
                "01" // version of the format
                        + "0254" // owner
                        + "01" // headquarters
                        + "04" // revision
                        + "040908" // hash
                        + "00" // not withdrawn
                        + "0205" // submission
                        + "02" + CONTRIBUTION_BYTES);
        assertThat(InternalRecords.read(entry.getContribution())).isEqualTo(CONTRIBUTION);
        assertThat(InternalRecords.standing(entry)).usingRecursiveComparison().isEqualTo(standing);
    }

    @Test
    void shouldKeepTheBytesOfAWithdrawal() {
        Standing standing = new Standing("T", Authority.TEAM, 1, new byte[0], true);

        assertBytes(
                GuardEntry.class,
                InternalRecords.entry(standing, new byte[0], Optional.empty()),
                "01" + "0254" + "00" + "02" + "00" + "01" + "00" + "00");
    }

    @Test
    void shouldKeepTheBytesOfAPlace() {
        String report = "3f0f5a8e-0000-4000-8000-000000000001";
        PlaceTally tally =
                new PlaceTally(CONTRIBUTION.presence(), List.of(new PlaceReading(7, AT, report, Counters.NONE)));

        assertBytes(
                PlaceState.class,
                InternalRecords.write(tally),
                "01" // version of the format
                        + "06" + "020202" // presence
                        + "42" // 33 bytes of readings
                        + "00000001" // how many
                        + "00000007" // question
                        + String.format("%016x", AT)
                        + report.replace("-", "")
                        + "00"); // no counters
        assertThat(InternalRecords.read(InternalRecords.write(tally))).isEqualTo(tally);
    }

    @Test
    void shouldKeepTheBytesThatTravelByPlace() {
        assertBytes(
                PlaceChange.class,
                new PlaceChange(null, InternalRecords.write(CONTRIBUTION), AT),
                "01" + "00" + "02" + CONTRIBUTION_BYTES + AT_BYTES);
    }

    @Test
    void shouldKeepTheBytesThatTravelByArea() {
        DeltaPart part = new DeltaPart("v", null, List.of("R", "C"), InternalRecords.bytes(ONE));

        assertBytes(
                AreaDelta.class,
                new AreaDelta(List.of(part), AT),
                "01" + "02" + "0276" + "00" + "04" + "0252" + "0243" + "00" + "0a" + ONE_BYTES + "00" + AT_BYTES);
    }

    @Test
    void shouldKeepTheBytesOfAnArea() {
        AreaTally tally = AreaTally.empty().plus(ONE, AT);
        byte[] bytes = new AreaTallySerde().serializer().serialize("areas", tally);

        assertThat(HexFormat.of().formatHex(bytes)).isEqualTo("01" + AT_BYTES + "08" + "02000004");
        AreaTally read = new AreaTallySerde().deserializer().deserialize("areas", bytes);
        assertThat(read.vector()).isEqualTo(tally.vector());
        assertThat(read.asOf()).isEqualTo(AT);
    }

    @Test
    void shouldRefuseAnotherVersionOfTheFormat() {
        Deserializer<PlaceState> places = new InternalSerde<>(PlaceState.class).deserializer();
        Deserializer<AreaTally> areas = new AreaTallySerde().deserializer();

        assertThatThrownBy(() -> places.deserialize("places", new byte[] {2, 0, 0}))
                .isInstanceOf(SerializationException.class)
                .hasMessage("places: version 2, expected 1; replay from the log");
        assertThatThrownBy(() -> areas.deserialize("areas", new byte[] {2, 0, 0}))
                .isInstanceOf(SerializationException.class);
    }

    @Test
    void shouldCarryTombstones() {
        assertThat(new InternalSerde<>(PlaceState.class).serializer().serialize("places", null))
                .isNull();
        assertThat(new InternalSerde<>(PlaceState.class).deserializer().deserialize("places", null))
                .isNull();
        assertThat(new AreaTallySerde().serializer().serialize("areas", null)).isNull();
        assertThat(new AreaTallySerde().deserializer().deserialize("areas", null))
                .isNull();
    }

    /** Kafka Streams gives all threads of an instance the one serializer of a sink and the one deserializer of a source. */
    @Test
    void shouldServeSeveralThreadsAtOnce() throws Exception {
        Serializer<PlaceChange> serializer = new InternalSerde<>(PlaceChange.class).serializer();
        Deserializer<PlaceChange> deserializer = new InternalSerde<>(PlaceChange.class).deserializer();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<Boolean>> runs = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                PlaceChange change = new PlaceChange(
                        null, InternalRecords.write(withSubject("P".repeat(1 + thread * 40))), (long) thread);
                runs.add(threads.submit(() -> carries(serializer, deserializer, change)));
            }
            for (Future<Boolean> run : runs) {
                assertThat(run.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static boolean carries(
            Serializer<PlaceChange> serializer, Deserializer<PlaceChange> deserializer, PlaceChange change) {
        for (int i = 0; i < 5_000; i++) {
            PlaceChange read = deserializer.deserialize("by-place", serializer.serialize("by-place", change));
            if (!read.equals(change)) {
                return false;
            }
        }
        return true;
    }

    private static Contribution withSubject(String subject) {
        return new Contribution("v", subject, List.of("R", "C"), "unknown", ONE, ONE, List.of());
    }

    private static <V extends SpecificRecord> void assertBytes(Class<V> type, V record, String hex) {
        InternalSerde<V> serde = new InternalSerde<>(type);
        byte[] bytes = serde.serializer().serialize("any", record);

        assertThat(HexFormat.of().formatHex(bytes)).isEqualTo(hex);
        assertThat(serde.deserializer()
                        .deserialize("any", ByteBuffer.wrap(bytes).array()))
                .isEqualTo(record);
    }
}
