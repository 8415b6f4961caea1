package org.pollwatch.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
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
import org.pollwatch.counting.Answer;
import org.pollwatch.counting.AreaTally;
import org.pollwatch.counting.Contribution;
import org.pollwatch.counting.Contribution.PlaceReading;
import org.pollwatch.counting.Counters;
import org.pollwatch.counting.PlaceTally;
import org.pollwatch.counting.ProtocolRow;
import org.pollwatch.counting.ReportGuard.Standing;
import org.pollwatch.counting.ReviewState;
import org.pollwatch.counting.Submission.Authority;
import org.pollwatch.counting.finding.ReportFacts;
import org.pollwatch.topology.avro.AreaDelta;
import org.pollwatch.topology.avro.DeltaPart;
import org.pollwatch.topology.avro.GuardEntry;
import org.pollwatch.topology.avro.Heard;
import org.pollwatch.topology.avro.PlaceChange;
import org.pollwatch.topology.avro.PlaceState;
import org.pollwatch.topology.avro.SampleRecord;

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
        Remembered remembered = new Remembered(
                Optional.of(new Standing("T", Authority.HEADQUARTERS, 2, new byte[] {9, 8}, false)),
                ByteBuffer.wrap(new byte[] {5}),
                Optional.of(InternalRecords.write(CONTRIBUTION)),
                OptionalLong.of(3),
                new ReviewState(false, 3),
                Optional.of(ByteBuffer.wrap(new byte[] {6})),
                List.of("P"));

        assertBytes(
                GuardEntry.class,
                remembered.write(),
                "02" // version of the format
                        + "0254" // owner
                        + "01" // headquarters
                        + "04" // revision
                        + "040908" // hash
                        + "00" // not withdrawn
                        + "0205" // submission
                        + "02" + CONTRIBUTION_BYTES
                        + "06" // counted by definition revision 3
                        + "00" // not quarantined
                        + "06" // restated to revision 3
                        + "020206" // contradiction
                        + "02025000"); // facts at P
        assertThat(InternalRecords.read(remembered.write().getContribution())).isEqualTo(CONTRIBUTION);
        assertThat(Remembered.read(remembered.write()))
                .usingRecursiveComparison()
                .isEqualTo(remembered);
    }

    @Test
    void shouldKeepTheBytesOfAReviewThatCameBeforeItsReport() {
        Remembered remembered = Remembered.NOTHING.reviewed(new ReviewState(true, 0));

        assertBytes(
                GuardEntry.class,
                remembered.write(),
                "02" + "00" + "00" + "00" + "00" + "00" + "00" + "00" + "00" + "01" + "00" + "00" + "00");
        assertThat(Remembered.read(remembered.write())).isEqualTo(remembered);
    }

    @Test
    void shouldKeepTheBytesOfAPlace() {
        String report = "3f0f5a8e-0000-4000-8000-000000000001";
        PlaceTally tally =
                new PlaceTally(CONTRIBUTION.presence(), List.of(new PlaceReading(7, AT, report, Counters.NONE)));

        assertBytes(
                PlaceState.class,
                InternalRecords.write(tally),
                "02" // version of the format
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
                new PlaceChange(
                        "r",
                        "T",
                        null,
                        InternalRecords.write(CONTRIBUTION),
                        Heard.COUNTED,
                        true,
                        ByteBuffer.wrap(new byte[] {7}),
                        false,
                        AT),
                "02" + "0272" + "0254" + "00" + "02" + CONTRIBUTION_BYTES + "02" + "01" + "020207" + "00" + AT_BYTES);
    }

    @Test
    void shouldKeepTheBytesThatTravelByArea() {
        DeltaPart part = new DeltaPart("v", null, List.of("R", "C"), InternalRecords.bytes(ONE), true);
        SampleRecord sample = new SampleRecord("s", InternalRecords.bytes(ONE));

        assertBytes(
                AreaDelta.class,
                new AreaDelta(List.of(part), "T", true, AT, List.of(sample)),
                "02" // version of the format
                        + "02" + "0276" + "00" + "04" + "0252" + "0243" + "00" + "020a" + ONE_BYTES + "01"
                        + "00" // part
                        + "0254" + "01" + AT_BYTES // team, by itself, when
                        + "02" + "0273" + "0a" + ONE_BYTES + "00"); // sample
    }

    @Test
    void shouldKeepTheBytesOfAnArea() {
        OwnTally own = new OwnTally(List.of("R", "C"), AreaTally.empty().plus(ONE, AT));
        byte[] bytes = new OwnTallySerde().serializer().serialize("areas", own);

        assertThat(HexFormat.of().formatHex(bytes))
                .isEqualTo("02" + "02" + "0152" + "0143" + AT_BYTES + "08" + "02000004");
        OwnTally read = new OwnTallySerde().deserializer().deserialize("areas", bytes);
        assertThat(read).usingRecursiveComparison().isEqualTo(own);
    }

    @Test
    void shouldKeepTheBytesOfFacts() {
        SortedMap<String, Long> votes = new TreeMap<>(Map.of("a", 1L));
        ReportFacts facts = new ReportFacts(
                "r",
                "T",
                "v",
                "P",
                Instant.ofEpochMilli(1),
                Instant.ofEpochMilli(2),
                3,
                Map.of(
                        "m",
                        Answer.amount(4),
                        "n",
                        Answer.word("y"),
                        "o",
                        new Answer.Votes(votes),
                        "p",
                        new Answer.Protocols(List.of(new ProtocolRow("P", votes, new TreeMap<>())))));

        ByteBuffer packed = PackedFacts.write(facts);

        String vote = "0001" + "000161" + "0000000000000001";
        assertThat(HexFormat.of().formatHex(bytes(packed)))
                .isEqualTo("000176" + "0000000000000001" + "0000000000000002" + "0000000000000003" + "0004"
                        + ("00016d" + "6e" + "0000000000000004")
                        + ("00016e" + "77" + "0001" + "000179")
                        + ("00016f" + "76" + vote)
                        + ("000170" + "70" + "0001" + "000150" + vote + "0000"));
        assertThat(PackedFacts.read(packed, "r", "T", "P")).isEqualTo(facts);
    }

    @Test
    void shouldRefuseAnotherVersionOfTheFormat() {
        Deserializer<PlaceState> places = new InternalSerde<>(PlaceState.class).deserializer();
        Deserializer<OwnTally> areas = new OwnTallySerde().deserializer();

        assertThatThrownBy(() -> places.deserialize("places", new byte[] {1, 0, 0}))
                .isInstanceOf(SerializationException.class)
                .hasMessage("places: version 1, expected 2");
        assertThatThrownBy(() -> areas.deserialize("areas", new byte[] {1, 0, 0}))
                .isInstanceOf(SerializationException.class);
    }

    @Test
    void shouldCarryTombstones() {
        assertThat(new InternalSerde<>(PlaceState.class).serializer().serialize("places", null))
                .isNull();
        assertThat(new InternalSerde<>(PlaceState.class).deserializer().deserialize("places", null))
                .isNull();
        assertThat(new OwnTallySerde().serializer().serialize("areas", null)).isNull();
        assertThat(new OwnTallySerde().deserializer().deserialize("areas", null))
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
                        "r",
                        "T",
                        null,
                        InternalRecords.write(withSubject("P".repeat(1 + thread * 40))),
                        Heard.NO,
                        false,
                        null,
                        false,
                        (long) thread);
                runs.add(threads.submit(() -> carries(serializer, deserializer, change)));
            }
            for (Future<Boolean> run : runs) {
                assertThat(run.get()).isTrue();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
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
