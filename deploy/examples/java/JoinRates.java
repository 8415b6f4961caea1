import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KTable;

/** Joins rates with a series of one's own, here complaints by area (key: area, value: a number in digits). */
public class JoinRates {
    private static final int KEYS = 2;

    public static void main(String[] arguments) throws Exception {
        String mission = arguments[2];
        Properties settings = new Properties();
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, arguments[0]);
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "media.complaints");
        settings.put(StreamsConfig.STATE_DIR_CONFIG, Files.createTempDirectory("complaints").toString());
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);

        Serde<GenericRecord> avro = avro(arguments[1]);
        StreamsBuilder builder = new StreamsBuilder();
        KTable<String, String> complaints =
                builder.table("media.complaints", Consumed.with(Serdes.String(), Serdes.String()));
        KTable<String, GenericRecord> rates = builder.table(
                "pollwatch." + mission + ".rates.v1", Consumed.with(Serdes.String(), avro));
        SortedMap<String, String> lines = new ConcurrentSkipListMap<>();
        CountDownLatch seen = new CountDownLatch(KEYS);
        rates.filter((key, value) -> key.endsWith("|voting"))
                .join(complaints, (key, value) -> key.substring(0, key.indexOf('|')), JoinRates::line)
                .toStream()
                .foreach((key, line) -> {
                    if (lines.put(key, line) == null) {
                        seen.countDown();
                    }
                });
        try (KafkaStreams streams = new KafkaStreams(builder.build(), settings)) {
            streams.start();
            seen.await();
        }
        lines.values().forEach(System.out::println); // a service would go on; this ends with what is there
    }

    private static String line(GenericRecord rates, String complaints) {
        for (Object one : (List<?>) rates.get("indicators")) {
            GenericRecord it = (GenericRecord) one;
            if (it.get("id").toString().equals("group_voting")) {
                return rates.get("area") + ": " + it.get("flagged") + " of " + it.get("applicable") + " reports, "
                        + complaints + " complaints";
            }
        }
        return rates.get("area") + ": nothing counted, " + complaints + " complaints";
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // Confluent's deserializer says Object
    private static Serde<GenericRecord> avro(String registry) {
        Map<String, Object> settings = Map.of("schema.registry.url", registry);
        KafkaAvroSerializer serializer = new KafkaAvroSerializer();
        KafkaAvroDeserializer deserializer = new KafkaAvroDeserializer();
        serializer.configure(settings, false);
        deserializer.configure(settings, false);
        return (Serde) Serdes.serdeFrom(serializer, deserializer);
    }
}
