package org.pollwatch.topology;

import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.FinalizedVersionRange;
import org.pollwatch.contract.ContractException;
import org.pollwatch.contract.Topic;
import org.pollwatch.contract.TopicSetup;
import org.pollwatch.contract.Topics;

/** Fails at start, in one clear line, where going on would count wrong or not at all. */
final class StartupCheck {
    private static final String TRANSACTION_VERSION = "transaction.version";
    private static final short TRANSACTIONS_V2 = 2;

    private final Admin admin;
    private final SchemaRegistryClient registry;

    StartupCheck(Admin admin, SchemaRegistryClient registry) {
        this.admin = admin;
        this.registry = registry;
    }

    /** @throws ContractException naming everything that is not as needed */
    void run(Topics topics) {
        new TopicSetup(admin, registry).verify(topics);
        List<String> faults = new ArrayList<>();
        transactionFault().ifPresent(faults::add);
        topics.all().forEach(topic -> subjectFault(topic).ifPresent(faults::add));
        if (!faults.isEmpty()) {
            throw new ContractException(String.join("; ", faults));
        }
    }

    private Optional<String> transactionFault() {
        try {
            FinalizedVersionRange range = admin.describeFeatures()
                    .featureMetadata()
                    .get()
                    .finalizedFeatures()
                    .get(TRANSACTION_VERSION);
            boolean enough = range != null && range.maxVersionLevel() >= TRANSACTIONS_V2;
            return enough
                    ? Optional.empty()
                    : Optional.of("the cluster's " + TRANSACTION_VERSION + " is "
                            + (range == null ? "0" : range.maxVersionLevel()) + ", expected " + TRANSACTIONS_V2
                            + " (kafka-features upgrade --feature " + TRANSACTION_VERSION + "=" + TRANSACTIONS_V2
                            + ")");
        } catch (ExecutionException e) {
            throw new ContractException("the cluster did not tell its features", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ContractException("interrupted while starting", e);
        }
    }

    private Optional<String> subjectFault(Topic<?> topic) {
        try {
            registry.getLatestSchemaMetadata(topic.subject());
            return Optional.empty();
        } catch (RestClientException e) {
            return Optional.of("the registry does not give subject " + topic.subject() + " (status " + e.getStatus()
                    + "); mission publish registers it");
        } catch (IOException e) {
            throw new ContractException("the schema registry cannot be reached", e);
        }
    }
}
