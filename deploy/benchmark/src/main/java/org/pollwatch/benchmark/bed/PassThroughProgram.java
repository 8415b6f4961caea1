package org.pollwatch.benchmark.bed;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Produced;
import org.pollwatch.topology.TopologySettings;

/**
 * What Kafka Streams itself takes: bytes in, the same bytes out, exactly once, with the topology's partitions, threads,
 * commit interval and compression. Several passes in one JVM, so that the later ones run warm.
 */
public final class PassThroughProgram {
    private static final String HEAP = "-Xmx512m";

    private PassThroughProgram() {}

    /** @param arguments input topic, output topic, bootstrap, state directory, records, passes, threads */
    public static void main(String[] arguments) throws InterruptedException {
        long records = Long.parseLong(arguments[4]);
        int passes = Integer.parseInt(arguments[5]);
        TopologySettings product = TopologySettings.of("none", arguments[2], "none", Path.of(arguments[3]));
        TopologySettings settings = product.withThreads(Integer.parseInt(arguments[6]));
        for (int pass = 1; pass <= passes; pass++) {
            run(pass, arguments[0], arguments[1], settings, records);
        }
        System.exit(0);
    }

    /** @param records in the submissions topic */
    public static Child start(LogBed bed, String output, long records, int passes, int threads) {
        Link link = bed.link();
        return Child.start(
                "pass-through",
                bed.directory("children"),
                List.of(HEAP),
                PassThroughProgram.class,
                List.of(
                        link.topics().submissions().name(),
                        output,
                        link.bootstrap(),
                        bed.directory("pass-through").toString(),
                        "" + records,
                        "" + passes,
                        "" + threads));
    }

    private static void run(int pass, String input, String output, TopologySettings settings, long records)
            throws InterruptedException {
        CountDownLatch left = new CountDownLatch((int) records);
        StreamsBuilder builder = new StreamsBuilder();
        builder.stream(input, Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()))
                .peek((key, value) -> left.countDown())
                .to(output, Produced.with(Serdes.ByteArray(), Serdes.ByteArray()));
        try (KafkaStreams streams = new KafkaStreams(builder.build(), properties(pass, settings))) {
            streams.start();
            left.await();
            streams.close(Duration.ofSeconds(10));
        }
    }

    /** The topology's own, where they matter without state. */
    private static Properties properties(int pass, TopologySettings product) {
        Properties p = new Properties();
        p.put(StreamsConfig.APPLICATION_ID_CONFIG, "pollwatch-pass-through-" + pass);
        p.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, product.bootstrap());
        p.put(StreamsConfig.STATE_DIR_CONFIG, product.stateDirectory().toString());
        p.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        p.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, product.threads());
        p.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, (int) product.copies());
        p.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, product.commit().toMillis());
        p.put(StreamsConfig.POLL_MS_CONFIG, product.commit().toMillis());
        p.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, 0);
        p.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 10_000);
        p.put(StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), 1_000);
        p.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        p.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
        return p;
    }
}
