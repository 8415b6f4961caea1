package org.pollwatch.topology;

import java.util.Optional;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.pollwatch.contract.RecordReader;
import org.pollwatch.contract.Topics;
import org.pollwatch.contract.avro.ClockTick;
import org.pollwatch.contract.avro.SeriesFigure;

/** What comes to the areas beside counts: announced figures and the time. */
final class AreaInputs {
    private final ProcessorContext<?, ?> context;
    private final RecordReader<SeriesFigure> figures;
    private final RecordReader<ClockTick> ticks;
    private final Unreadable unreadableFigures;
    private final Unreadable unreadableTicks;
    private final AreaSeries series;
    private final LogClock clock;

    AreaInputs(ProcessorContext<?, ?> context, Surroundings around) {
        this.context = context;
        this.figures = RecordReader.of(around.topics().series(), around.serdes());
        this.ticks = RecordReader.of(around.topics().clock(), around.serdes());
        this.unreadableFigures = new Unreadable("series", context);
        this.unreadableTicks = new Unreadable("clock", context);
        this.series = new AreaSeries(context.getStateStore(StoreNames.SERIES));
        this.clock = new LogClock(context.getStateStore(StoreNames.CLOCK));
    }

    AreaSeries series() {
        return series;
    }

    LogClock clock() {
        return clock;
    }

    /** @return whether anything may have changed by it */
    boolean take(String key, AreaNews news) {
        RecordMetadata at = context.recordMetadata().orElseThrow();
        if (news instanceof AreaNews.Ticked ticked) {
            Optional<ClockTick> tick = ticks.read(ticked.bytes());
            if (tick.isEmpty()) {
                unreadableTicks.tell(at, "expected a record of the clock contract");
            }
            return tick.isPresent() && clock.tick(tick.get());
        }
        return news instanceof AreaNews.Announced announced && announce(key, announced.bytes(), at);
    }

    private boolean announce(String key, byte[] bytes, RecordMetadata at) {
        if (key == null) {
            unreadableFigures.tell(at, "expected a key");
            return false;
        }
        if (bytes == null) {
            series.remove(key);
            return true;
        }
        Optional<SeriesFigure> figure = figures.read(bytes);
        if (figure.isEmpty()) {
            unreadableFigures.tell(at, "expected a record of the series contract");
            return false;
        }
        if (!Topics.seriesKey(figure.get()).equals(key)) {
            unreadableFigures.tell(at, "expected series, area and hour to be the record's key");
            return false;
        }
        boolean taken = series.put(key, figure.get());
        if (!taken) {
            unreadableFigures.tell(at, "percent: expected a decimal number");
        }
        return taken;
    }
}
