package org.pollwatch.headquarters.entry;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.pollwatch.contract.ContractException;
import org.pollwatch.contract.EventHeaders;
import org.pollwatch.contract.RecordSerdes;
import org.pollwatch.contract.Topic;
import org.pollwatch.contract.Topics;
import org.pollwatch.contract.avro.AuditRecord;
import org.pollwatch.contract.avro.CaseNote;
import org.pollwatch.contract.avro.Query;
import org.pollwatch.contract.avro.ReleasedRates;
import org.pollwatch.contract.avro.Review;
import org.pollwatch.contract.avro.SavedView;
import org.pollwatch.contract.avro.SeriesFigure;
import org.pollwatch.contract.avro.Statement;
import org.pollwatch.contract.avro.Submission;
import org.pollwatch.headquarters.board.ReceiptBook.Place;

/** Writes what is entered at headquarters into its topics: one idempotent producer for all missions, acks=all. */
public final class TopicEntryLog implements EntryLog, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration REQUEST = Duration.ofSeconds(5);
    private static final int LARGEST_RECORD = 32 << 20;

    private final Producer<String, byte[]> producer;
    private final RecordSerdes serdes;
    /** Both the registry and a full buffer may keep a sender waiting, which no event loop may. */
    private final ExecutorService sender = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "headquarters-entries");
        thread.setDaemon(true);
        return thread;
    });

    /** @param client where the cluster is, and how to speak to it */
    public TopicEntryLog(Map<String, Object> client, RecordSerdes serdes) {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) REQUEST.toMillis());
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, REQUEST.toMillis());
        // A statement's figures are a megabyte of JSON, and a tenth of it when packed.
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "gzip");
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_RECORD);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, "headquarters-entries");
        this.producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
        this.serdes = serdes;
    }

    @Override
    public CompletionStage<Void> review(String mission, Review review) {
        return write(Topics.of(mission).reviews(), Map.of(review.getReportId(), review));
    }

    @Override
    public CompletionStage<Void> series(String mission, List<SeriesFigure> figures) {
        Map<String, SeriesFigure> byKey = new LinkedHashMap<>();
        figures.forEach(it -> byKey.put(Topics.seriesKey(it), it));
        return write(Topics.of(mission).series(), byKey);
    }

    @Override
    public CompletionStage<Void> audit(String mission, AuditRecord record) {
        return write(Topics.of(mission).audit(), Map.of(record.getAccount(), record));
    }

    @Override
    public CompletionStage<Void> note(String mission, CaseNote note) {
        return write(Topics.of(mission).casework(), Map.of(note.getFindingId(), note));
    }

    @Override
    public CompletionStage<Void> query(String mission, Query query) {
        return write(Topics.of(mission).queries(), Map.of(Topics.queryKey(query), query));
    }

    @Override
    public CompletionStage<Place> correct(String mission, Submission correction) {
        Topic<Submission> topic = Topics.of(mission).submissions();
        return CompletableFuture.supplyAsync(
                () -> {
                    RecordMetadata written = send(topic, Map.of(correction.getReportId(), correction))
                            .get(0);
                    return new Place(written.partition(), written.offset());
                },
                sender);
    }

    @Override
    public CompletionStage<Void> view(String mission, SavedView view) {
        return write(Topics.of(mission).savedViews(), Map.of(view.getViewId(), view));
    }

    @Override
    public CompletionStage<Void> deleteView(String mission, String viewId) {
        return write(Topics.of(mission).savedViews(), Collections.singletonMap(viewId, null));
    }

    @Override
    public CompletionStage<Void> statement(String mission, Statement statement) {
        return write(Topics.of(mission).statements(), Map.of(statement.getId(), statement));
    }

    @Override
    public CompletionStage<Void> released(String mission, SortedMap<String, Optional<ReleasedRates>> rates) {
        Map<String, ReleasedRates> byKey = new LinkedHashMap<>();
        rates.forEach((key, it) -> byKey.put(key, it.orElse(null)));
        return write(Topics.of(mission).releasedRates(), byKey);
    }

    private <V extends IndexedRecord> CompletionStage<Void> write(Topic<V> topic, Map<String, V> values) {
        return CompletableFuture.runAsync(() -> send(topic, values), sender);
    }

    /** @return where they stand, when all of them are taken */
    private <V extends IndexedRecord> List<RecordMetadata> send(Topic<V> topic, Map<String, V> values) {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        values.forEach((key, value) -> sent.add(producer.send(record(topic, key, value))));
        List<RecordMetadata> taken = new ArrayList<>();
        for (Future<RecordMetadata> one : sent) {
            try {
                taken.add(one.get());
            } catch (ExecutionException e) {
                throw new ContractException("topic " + topic.name() + " did not take a record", e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ContractException("interrupted while writing to topic " + topic.name(), e);
            }
        }
        return taken;
    }

    private <V extends IndexedRecord> ProducerRecord<String, byte[]> record(Topic<V> topic, String key, V value) {
        byte[] bytes = value == null ? null : serdes.serializer(topic).serialize(topic.name(), value);
        Headers headers = topic.kind() == Topic.Kind.EVENTS
                ? EventHeaders.of(topic).headers(key, value, bytes)
                : new RecordHeaders();
        return new ProducerRecord<>(topic.name(), null, key, bytes, headers);
    }

    @Override
    public void close() {
        sender.shutdown();
        producer.close(PATIENCE);
    }
}
