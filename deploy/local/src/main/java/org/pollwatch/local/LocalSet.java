package org.pollwatch.local;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;

/**
 * Everything on this machine: broker and registry, then the services in the order given, each started when the one
 * before it is ready; stopped in reverse. One set at a time holds a data directory.
 */
public final class LocalSet implements AutoCloseable {

    private final Settings settings;
    private final StartedParts started = new StartedParts();

    private LocalSet(Settings settings) {
        this.settings = settings;
    }

    /**
     * Where a set lives.
     *
     * @param data the directory that keeps everything
     * @param host the address that all parts listen on
     * @param kafkaPort the broker's
     * @param registryPort the registry's
     */
    public record Settings(Path data, String host, int kafkaPort, int registryPort) {}

    /**
     * What the services connect to.
     *
     * @param bootstrap the broker
     * @param registry the registry's Confluent API
     * @param state the directory for what a service keeps itself
     */
    public record Base(String bootstrap, URI registry, Path state) {}

    /** Something that runs on broker and registry. */
    public interface Service {

        /** A word for the reader. */
        String name();

        /**
         * Starts and returns when it is ready.
         *
         * @param base what to connect to
         * @throws Exception with a message for the operator
         */
        Running start(Base base) throws Exception;
    }

    /**
     * A service that is ready.
     *
     * @param address for the reader: where it is, or what it did
     * @param part stopped with the set
     * @param alive false once it has stopped by itself, for good
     */
    public record Running(String address, AutoCloseable part, BooleanSupplier alive) {
        /** One that never stops by itself. */
        public Running(String address, AutoCloseable part) {
            this(address, part, () -> true);
        }
    }

    /**
     * Holds the data directory; nothing is started yet.
     *
     * @param settings where the set lives
     * @return to be started, and closed
     * @throws IllegalStateException when another set holds it
     */
    public static LocalSet hold(Settings settings) {
        LocalSet set = new LocalSet(settings);
        set.started.add("data directory", DataDirectory.hold(settings.data()));
        return set;
    }

    /**
     * Starts everything and returns when all of it is ready. When a part fails, what was started is stopped.
     *
     * @param services in the order of their start
     * @param announce told the name and the address of each part that is ready
     * @return what the services connect to
     * @throws Exception the first failure
     */
    public Base start(List<Service> services, BiConsumer<String, String> announce) throws Exception {
        try {
            Base base = startBase(announce);
            for (Service service : services) {
                Running running = service.start(base);
                started.add(service.name(), running.part());
                announce.accept(service.name(), running.address());
            }
            return base;
        } catch (Exception failed) {
            close();
            throw failed;
        }
    }

    /** Stops what runs, the last started first, and lets go of the data directory. */
    @Override
    public void close() {
        started.close();
    }

    /** The registry is a process of its own and needs no broker: both start at once. */
    private Base startBase(BiConsumer<String, String> announce) {
        Path data = settings.data();
        CompletableFuture<RegistryProcess> registry = CompletableFuture.supplyAsync(() -> started.add(
                "registry",
                RegistryProcess.start(
                        RegistrySettings.in(data.resolve("registry")).at(settings.host(), settings.registryPort()))));
        try {
            EmbeddedBroker broker = started.add(
                    "broker",
                    EmbeddedBroker.start(
                            BrokerSettings.in(data.resolve("broker")).at(settings.host(), settings.kafkaPort())));
            announce.accept("broker", broker.bootstrap());
            URI url = registry.join().url();
            announce.accept("registry", url.toString());
            return new Base(broker.bootstrap(), url, data.resolve("state"));
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof RuntimeException reason ? reason : failed;
        } catch (RuntimeException failed) {
            // The other one may still be starting; it is taken over first, so that it is stopped too.
            registry.handle((running, trouble) -> running).join();
            throw failed;
        }
    }
}
