package org.pollwatch.topology;

import java.util.Map;
import java.util.Set;
import org.apache.kafka.streams.processor.api.FixedKeyProcessor;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorContext;
import org.apache.kafka.streams.processor.api.FixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.FixedKeyRecord;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.ProcessorWrapper;
import org.apache.kafka.streams.processor.api.WrappedFixedKeyProcessorSupplier;
import org.apache.kafka.streams.processor.api.WrappedProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.pollwatch.contract.avro.AreaRates;
import org.pollwatch.topology.management.FigureMeters;

/**
 * Listens where receipts and rates go out, by Kafka Streams' own way to do so (KIP-1112): the data flow is the same with and
 * without it. Made by Kafka Streams from its settings, where the meters stand under {@link #METERS}.
 */
public final class MeteredProcessors implements ProcessorWrapper {
    /** The setting that holds the {@link FigureMeters}. */
    static final String METERS = "pollwatch.figure.meters";

    /** Steps whose records are rulings or rates; the names are the topology's. */
    private static final Set<String> HEARD = Set.of("receipt", "rates-event", "rates-by-hour-event");

    private FigureMeters meters;

    @Override
    public void configure(Map<String, ?> settings) {
        meters = (FigureMeters) settings.get(METERS);
    }

    @Override
    public <A, B, C, D> WrappedProcessorSupplier<A, B, C, D> wrapProcessorSupplier(
            String name, ProcessorSupplier<A, B, C, D> supplier) {
        return ProcessorWrapper.asWrapped(supplier);
    }

    @Override
    public <A, B, C> WrappedFixedKeyProcessorSupplier<A, B, C> wrapFixedKeyProcessorSupplier(
            String name, FixedKeyProcessorSupplier<A, B, C> supplier) {
        if (!HEARD.contains(name)) {
            return ProcessorWrapper.asWrappedFixedKey(supplier);
        }
        return ProcessorWrapper.asWrappedFixedKey(new FixedKeyProcessorSupplier<A, B, C>() {
            @Override
            public FixedKeyProcessor<A, B, C> get() {
                return new Heard<>(name, supplier.get(), meters);
            }

            @Override
            public Set<StoreBuilder<?>> stores() {
                return supplier.stores();
            }
        });
    }

    /** A step that tells what it takes, and then does what it always does. */
    private static final class Heard<A, B, C> implements FixedKeyProcessor<A, B, C> {
        private final String name;
        private final FixedKeyProcessor<A, B, C> step;
        private final FigureMeters meters;

        Heard(String name, FixedKeyProcessor<A, B, C> step, FigureMeters meters) {
            this.name = name;
            this.step = step;
            this.meters = meters;
        }

        @Override
        public void init(FixedKeyProcessorContext<A, C> context) {
            meters.forget(name);
            step.init(context);
        }

        @Override
        public void process(FixedKeyRecord<A, B> record) {
            if (record.value() instanceof Ruling ruling) {
                ruling.receipt().ifPresent(meters::judged);
            } else if (record.value() instanceof AreaRates rates) {
                meters.published(name, String.valueOf(record.key()), rates);
            }
            step.process(record);
        }

        @Override
        public void close() {
            meters.forget(name);
            step.close();
        }
    }
}
