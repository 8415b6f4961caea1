package org.pollwatch.contract.definition;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.pollwatch.contract.ContractException;
import org.pollwatch.contract.RecordSerdes;
import org.pollwatch.contract.Topics;
import org.pollwatch.contract.avro.Definition;
import org.pollwatch.contract.avro.DefinitionKind;
import org.pollwatch.contract.mission.MissionAssembly;
import org.pollwatch.contract.mission.MissionFiles;
import org.pollwatch.contract.mission.Piece;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.Mission;

/**
 * Publishes a mission's definition: only what changed, as one revision, in one transaction with the mission piece last.
 * One publisher at a time: a later one fences an earlier one, and undoes what that left unfinished.
 */
public final class DefinitionPublisher implements AutoCloseable {
    private final Topics topics;
    private final Producer<String, Definition> producer;
    private final DefinitionReader reader;
    private boolean initialised;

    DefinitionPublisher(Topics topics, Producer<String, Definition> producer, Consumer<String, Definition> consumer) {
        this.topics = topics;
        this.producer = producer;
        this.reader = new DefinitionReader(topics, consumer);
    }

    /** @param bootstrap where the cluster is, {@code host:port} */
    public static DefinitionPublisher open(String bootstrap, Topics topics, RecordSerdes serdes) {
        return open(Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrap), topics, serdes);
    }

    /** @param client settings of every Kafka client here: where the cluster is, and how to speak to it */
    public static DefinitionPublisher open(Map<String, Object> client, Topics topics, RecordSerdes serdes) {
        Map<String, Object> settings = new HashMap<>(client);
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, topics.definition().name() + ".publisher");
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        return new DefinitionPublisher(
                topics,
                new KafkaProducer<>(settings, new StringSerializer(), serdes.serializer(topics.definition())),
                DefinitionReader.consumer(client, topics, serdes));
    }

    /**
     * What became of it.
     *
     * @param revision the revision that now stands for the files
     * @param changed how many pieces differ from the revision before; 0 if nothing was written
     */
    public record Publication(long revision, int changed) {
        public boolean isUnchanged() {
            return changed == 0;
        }
    }

    /**
     * Makes the definition equal to the files.
     *
     * @throws DefinitionRefused if that changes what must not change; nothing is written then
     * @throws ContractException if another publisher is at work, or the cluster or the registry do not take it
     */
    public Publication publish(MissionFiles files) {
        if (!files.mission().id().equals(topics.mission())) {
            throw new ContractException("mission " + files.mission().id() + " cannot be published as mission "
                    + topics.mission() + ": a mission's topics are its own");
        }
        try {
            if (!initialised) {
                producer.initTransactions();
                initialised = true;
            }
            DefinitionFold fold = reader.read(Duration.ofMinutes(1));
            refuseForbidden(fold, files.mission());
            long revision = fold.highestRevision() + 1;
            List<Definition> changes = changes(fold, files.pieces(), revision);
            if (changes.isEmpty() && fold.highestRevision() == fold.revision()) {
                return new Publication(fold.revision(), 0);
            }
            write(changes, missionPiece(files, revision));
            return new Publication(revision, Math.max(1, changes.size()));
        } catch (ProducerFencedException e) {
            throw new ContractException("another publisher of mission " + topics.mission() + " took over", e);
        } catch (KafkaException e) {
            throw new ContractException("the definition of mission " + topics.mission() + " was not published", e);
        }
    }

    private void refuseForbidden(DefinitionFold fold, Mission after) {
        if (fold.revision() == 0) {
            return;
        }
        List<Form> forms = fold.formsEver().stream()
                .map(DefinitionReader::piece)
                .map(MissionAssembly::form)
                .toList();
        List<String> reasons = new ArrayList<>(FormRules.check(forms, after));
        reasons.addAll(BallotRules.check(fold.pieces(), after));
        if (reader.hasSubmissions()) {
            List<Piece> before =
                    fold.pieces().stream().map(DefinitionReader::piece).toList();
            reasons.addAll(AreaRules.check(
                    MissionAssembly.assemble(fold.revision(), before).mission(), after));
        }
        if (!reasons.isEmpty()) {
            throw new DefinitionRefused(reasons);
        }
    }

    /** @return what to write, apart from the mission piece where only its revision is new */
    private static List<Definition> changes(DefinitionFold fold, List<Piece> pieces, long revision) {
        Map<DefinitionFold.Key, Definition> there = fold.piecesWithUnfinished();
        List<Definition> changes = new ArrayList<>();
        for (Piece piece : pieces) {
            Optional<Definition> old =
                    Optional.ofNullable(there.remove(new DefinitionFold.Key(piece.kind(), piece.id())));
            if (old.map(Definition::getDocument)
                    .filter(piece.document()::equals)
                    .isEmpty()) {
                changes.add(definition(piece, revision, false));
            }
        }
        for (Definition gone : there.values()) {
            changes.add(definition(new Piece(gone.getKind(), gone.getId(), ""), revision, true));
        }
        return changes;
    }

    private static Definition missionPiece(MissionFiles files, long revision) {
        return files.pieces().stream()
                .filter(it -> it.kind() == DefinitionKind.MISSION)
                .map(it -> definition(it, revision, false))
                .findFirst()
                .orElseThrow();
    }

    private static Definition definition(Piece piece, long revision, boolean removed) {
        return Definition.newBuilder()
                .setKind(piece.kind())
                .setId(piece.id())
                .setRevision(revision)
                .setRemoved(removed)
                .setDocument(piece.document())
                .build();
    }

    private void write(List<Definition> changes, Definition mission) {
        producer.beginTransaction();
        try {
            changes.stream()
                    .filter(it -> it.getKind() != DefinitionKind.MISSION)
                    .forEach(this::send);
            send(mission);
            producer.commitTransaction();
        } catch (ProducerFencedException e) {
            throw e;
        } catch (RuntimeException e) {
            abort(e);
            throw e;
        }
    }

    private void abort(RuntimeException cause) {
        try {
            producer.abortTransaction();
        } catch (KafkaException e) {
            cause.addSuppressed(e);
        }
    }

    /** What becomes of it, the commit tells: it fails if any send of its transaction failed. */
    private void send(Definition piece) {
        String topic = topics.definition().name();
        Future<RecordMetadata> unused = producer.send(new ProducerRecord<>(topic, Topics.definitionKey(piece), piece));
    }

    @Override
    public void close() {
        producer.close();
        reader.close();
    }
}
