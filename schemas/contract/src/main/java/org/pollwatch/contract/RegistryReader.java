package org.pollwatch.contract;

import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/** What a registry says of itself, asked as the services ask it. Changes nothing. */
public final class RegistryReader {
    private static final int NOT_FOUND = 404;
    /** In the client's words: of the registry itself, no subject. */
    private static final String ITS_OWN = null;

    private final SchemaRegistryClient registry;

    /** @param serdes whose registry is asked */
    public RegistryReader(RecordSerdes serdes) {
        this.registry = serdes.registry();
    }

    /**
     * @return the subjects that have a schema
     * @throws ContractException if it answers, but not with subjects
     * @throws IOException if it does not answer
     */
    public Set<String> subjects() throws IOException {
        try {
            return Set.copyOf(registry.getAllSubjects());
        } catch (RestClientException e) {
            throw refused(e);
        }
    }

    /**
     * @return how strictly schemas are compared where a subject says nothing else, for example {@code FULL_TRANSITIVE};
     *     empty if not set
     * @throws ContractException if it answers, but not with a level
     * @throws IOException if it does not answer
     */
    public Optional<String> compatibility() throws IOException {
        return level(ITS_OWN);
    }

    /** As {@link #compatibility()}, of the topic's subject alone; empty where it follows the registry's own. */
    public Optional<String> compatibility(Topic<?> topic) throws IOException {
        return level(topic.subject());
    }

    private Optional<String> level(String subject) throws IOException {
        try {
            return Optional.of(registry.getCompatibility(subject));
        } catch (RestClientException e) {
            if (e.getStatus() == NOT_FOUND) {
                return Optional.empty();
            }
            throw refused(e);
        }
    }

    private static ContractException refused(RestClientException cause) {
        return new ContractException("the registry answers " + cause.getStatus(), cause);
    }
}
