package org.pollwatch.headquarters.feed;

import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.pollwatch.contract.RecordSerdes;
import org.pollwatch.contract.Topic;
import org.pollwatch.contract.avro.EffectiveReport;
import org.pollwatch.headquarters.board.IncidentBoard;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Phase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the incidents among the effective reports. A day has 450,000 reports: of each the form alone is read first, and
 * only an incident is read whole; nothing is kept of the others.
 */
final class IncidentReader implements Reader {
    private static final Logger LOG = LoggerFactory.getLogger(IncidentReader.class);
    private static final int TRIES = 10;

    private final RecordDecoder<String> forms;
    private final RecordDecoder<EffectiveReport> reports;
    private final IncidentBoard board;
    private final Supplier<Optional<Mission>> definition;
    private final FeedHealth health;

    /** @param definition says which forms are about incidents */
    IncidentReader(
            Topic<EffectiveReport> topic,
            RecordSerdes serdes,
            IncidentBoard board,
            Supplier<Optional<Mission>> definition,
            FeedHealth health) {
        this.forms = new RecordDecoder<>(serdes.peek(topic, "form"), health);
        this.reports = new RecordDecoder<>(serdes.deserializer(topic), health);
        this.board = board;
        this.definition = definition;
        this.health = health;
    }

    @Override
    public boolean isReady() {
        return definition.get().isPresent();
    }

    @Override
    public void take(ConsumerRecord<String, byte[]> entry, Runnable rest) {
        if (entry.value() == null) {
            board.remove(entry.key());
            return;
        }
        Optional<Mission> incidents = forms.decode(entry, rest).flatMap(form -> missionOfIncident(form, entry, rest));
        if (incidents.isPresent()) {
            reports.decode(entry, rest).ifPresent(report -> put(report, incidents.get()));
        }
    }

    private void put(EffectiveReport report, Mission mission) {
        Optional<Form> form = mission.form(report.getForm(), report.getFormVersion());
        form.or(() -> mission.newest(report.getForm()))
                .ifPresent(known -> board.put(IncidentForm.of(known).read(report)));
    }

    /** A form that the definition does not have yet is waited for: its reports cannot be far ahead. */
    private Optional<Mission> missionOfIncident(String formId, ConsumerRecord<String, byte[]> entry, Runnable rest) {
        for (int i = 0; i < TRIES; i++) {
            Optional<Mission> mission = definition.get();
            Optional<Form> form = mission.flatMap(it -> it.newest(formId));
            if (form.isPresent()) {
                return mission.filter(it -> form.get().phase() == Phase.INCIDENT);
            }
            rest.run();
        }
        LOG.error("{} offset {} has a form that no definition has", entry.topic(), entry.offset());
        health.unreadable();
        return Optional.empty();
    }
}
