import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/** What is released of one indicator, read once from the compacted topic: the last word of every key. */
public class ReadReleased {
    public static void main(String[] arguments) {
        String topic = "pollwatch." + arguments[2] + ".released-rates.v1";
        Properties settings = new Properties();
        settings.put("bootstrap.servers", arguments[0]);
        settings.put("schema.registry.url", arguments[1]);
        settings.put("isolation.level", "read_committed");
        settings.put("key.deserializer", "org.apache.kafka.common.serialization.StringDeserializer");
        settings.put("value.deserializer", "io.confluent.kafka.serializers.KafkaAvroDeserializer");

        Map<String, GenericRecord> last = new TreeMap<>();
        try (KafkaConsumer<String, GenericRecord> consumer = new KafkaConsumer<>(settings)) {
            TopicPartition partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).get(partition);
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                    if (record.value() == null) {
                        last.remove(record.key()); // taken back
                    } else {
                        last.put(record.key(), record.value());
                    }
                });
            }
        }
        last.forEach((key, rates) -> print(key, (List<?>) rates.get("indicators")));
    }

    private static void print(String key, List<?> indicators) {
        for (Object one : indicators) {
            GenericRecord it = (GenericRecord) one;
            if (it.get("id").toString().equals("group_voting")) {
                System.out.println(key + "  " + rate(it));
            }
        }
    }

    /** A rate comes from its numerator and denominator, and nothing is said where the numerator is withheld. */
    private static String rate(GenericRecord indicator) {
        Long flagged = (Long) indicator.get("flagged");
        long applicable = (Long) indicator.get("applicable");
        if (flagged == null) {
            return "withheld (" + indicator.get("withheld") + "), of " + applicable;
        }
        return flagged + " of " + applicable
                + (applicable == 0 ? "" : String.format(java.util.Locale.ROOT, " = %.1f %%", 100.0 * flagged / applicable));
    }
}
