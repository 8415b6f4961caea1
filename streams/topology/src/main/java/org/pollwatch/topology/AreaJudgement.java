package org.pollwatch.topology;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/**
 * Judges what is above places when something changed, at most once a second: coverage, findings and the quick count. All of
 * them are functions of what is there, so how often they are asked does not show at rest.
 */
final class AreaJudgement {
    private final Rulebook rulebook;
    private final Function<AreaBook, LiveAreas> view;
    private final CoveragePublisher coverage;
    private final FindingsPublisher findings;
    private final QuickCountPublisher quickCount;
    private final Pace covering;
    private final Pace judging;
    private Optional<AreaBook> book = Optional.empty();
    private boolean needed = true;

    AreaJudgement(
            ProcessorContext<String, SpecificRecord> context,
            Rulebook rulebook,
            Function<AreaBook, LiveAreas> view,
            CoveragePublisher coverage,
            QuickCountPublisher quickCount,
            Paces paces) {
        this.rulebook = rulebook;
        this.view = view;
        this.coverage = coverage;
        this.quickCount = quickCount;
        this.findings = new FindingsPublisher(context, context.getStateStore(StoreNames.AREA_FINDINGS));
        this.covering = Pace.keep(context, paces.slow(), this::coverChanged);
        this.judging = Pace.keep(context, paces.judging(), this::judge);
    }

    /** Something has changed since it was last judged. */
    void needed() {
        needed = true;
        judging.wake();
    }

    /** @param path of areas where something was counted or heard */
    void covered(List<String> path, String form) {
        coverage.changed(path, form);
        covering.wake();
    }

    /** A newer definition is judged by at once. */
    void definitionChanged() {
        covering.wake();
        needed();
    }

    void stop() {
        covering.stop();
        judging.stop();
    }

    private void coverChanged(long now) {
        book().ifPresent(it -> coverage.publishChanged(it, view.apply(it), now));
    }

    private void judge(long now) {
        Optional<AreaBook> newest = book();
        if (newest.isEmpty() || !needed) {
            return;
        }
        needed = false;
        LiveAreas areas = view.apply(newest.get());
        coverage.publishAll(newest.get(), areas, now);
        findings.publish(newest.get().findings().of(areas), areas.asOf(), now);
        newest.get().sample().ifPresent(it -> quickCount.publish(it, areas.receivedUpTo(), now));
    }

    private Optional<AreaBook> book() {
        rulebook.newest()
                .filter(it ->
                        it.mission().revision() != book.map(AreaBook::revision).orElse(0L))
                .ifPresent(it -> book = Optional.of(AreaBook.of(it)));
        return book;
    }
}
