package org.pollwatch.topology;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.FinalizedVersionRange;
import org.pollwatch.contract.ContractException;
import org.pollwatch.contract.TopicSetup;
import org.pollwatch.contract.Topics;

/** Fails at start, in one clear line, where going on would count wrong or not at all. */
final class StartupCheck {
    private static final String TRANSACTION_VERSION = "transaction.version";
    private static final short TRANSACTIONS_V2 = 2;

    private final Admin admin;
    private final TopicSetup setup;
    private final Map<String, Object> client;

    StartupCheck(Admin admin, TopicSetup setup, Map<String, Object> client) {
        this.admin = admin;
        this.setup = setup;
        this.client = client;
    }

    /** @throws ContractException naming everything that is not as needed */
    void run(Topics topics) {
        setup.verify(topics);
        setup.verifyRegistered(topics);
        transactionFault().ifPresent(fault -> {
            throw new ContractException(fault);
        });
        StateFormat.kept(client, topics.mission()).stream()
                .filter(it -> it != StateFormat.OURS)
                .forEach(it -> {
                    throw new ContractException("the state of mission " + topics.mission() + " is of format " + it
                            + ", expected " + StateFormat.OURS + ": go on with the release that wrote it, or restore"
                            + " a backup into an empty cluster");
                });
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
}
