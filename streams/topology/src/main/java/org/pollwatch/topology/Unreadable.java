package org.pollwatch.topology;

import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What headquarters or a clock wrote and nobody can read: it gets no receipt, so it is told in the log and counted in the
 * metric {@code unreadable-total} of group {@code stream-pollwatch-metrics}.
 */
final class Unreadable {
    private static final Logger LOG = LoggerFactory.getLogger(Unreadable.class);

    private final String noun;
    private final Sensor sensor;

    /** @param noun what the records are, for example {@code reviews} */
    Unreadable(String noun, ProcessorContext<?, ?> context) {
        TaskId task = context.taskId();
        this.noun = noun;
        this.sensor = context.metrics()
                .addRateTotalSensor(
                        "pollwatch", noun, "unreadable", Sensor.RecordingLevel.INFO, "task-id", task.toString());
    }

    /** @param why what is wrong with it, without its content */
    void tell(RecordMetadata at, String why) {
        sensor.record();
        LOG.error("Unreadable {}: {} partition {} offset {}: {}", noun, at.topic(), at.partition(), at.offset(), why);
    }
}
