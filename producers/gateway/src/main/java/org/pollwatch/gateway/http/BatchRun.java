package org.pollwatch.gateway.http;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.pollwatch.gateway.intake.Channel;
import org.pollwatch.gateway.intake.Intake;
import org.pollwatch.gateway.intake.Outcome;

/**
 * One batch on its way: a window of reports at a time, in slices between which the event loop serves others. Once the
 * log fails to take one, the rest is not tried: the sender comes back with it.
 */
final class BatchRun {
    private static final int WINDOW = 1_000;
    private static final int LOW = 250;
    private static final int SLICE = 100;
    private static final Outcome NOT_TAKEN = new Outcome(Outcome.Kind.NOT_TAKEN, Optional.empty(), 0, List.of());

    private final Intake intake;
    private final Caller caller;
    private final Context loop;
    private final GatewayMetrics metrics;
    private final byte[] body;
    private final BatchLines lines;
    private final int[] numbers;
    private final AtomicReferenceArray<Outcome> outcomes;
    private final AtomicInteger onTheirWay = new AtomicInteger();
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private final AtomicBoolean stalled = new AtomicBoolean();
    private final Promise<Void> done = Promise.promise();
    private int started;

    /** @param reports lines in the body that hold something */
    BatchRun(Intake intake, Caller caller, Context loop, GatewayMetrics metrics, byte[] body, int reports) {
        this.intake = intake;
        this.caller = caller;
        this.loop = loop;
        this.metrics = metrics;
        this.body = body;
        this.lines = new BatchLines(body);
        this.numbers = new int[reports];
        this.outcomes = new AtomicReferenceArray<>(reports);
    }

    /** @return completes on the event loop once every report has its outcome */
    Future<Void> run() {
        step();
        return done.future();
    }

    int reports() {
        return numbers.length;
    }

    int line(int report) {
        return numbers[report];
    }

    Outcome outcome(int report) {
        return outcomes.get(report);
    }

    private void step() {
        scheduled.set(false);
        int slice = SLICE;
        while (started < numbers.length && slice > 0 && onTheirWay.get() < WINDOW) {
            startNext();
            slice--;
        }
        if (started < numbers.length) {
            if (onTheirWay.get() <= LOW || slice == 0) {
                schedule();
            }
        } else if (onTheirWay.get() == 0) {
            done.tryComplete();
        }
    }

    private void startNext() {
        int report = started++;
        lines.advance();
        numbers[report] = lines.line();
        if (stalled.get()) {
            finish(report, NOT_TAKEN);
            return;
        }
        CompletionStage<Outcome> taken;
        try {
            taken = intake.take(caller.desk(), caller.team(), body, lines.from(), lines.to(), Channel.BATCH);
        } catch (RuntimeException fault) {
            // A fault of ours with this one: its sender may come back with it, and the others are tried.
            ProblemHandler.log(fault);
            finish(report, NOT_TAKEN);
            return;
        }
        onTheirWay.incrementAndGet();
        taken.thenAccept(outcome -> {
            if (outcome.kind() == Outcome.Kind.NOT_TAKEN || outcome.kind() == Outcome.Kind.END_UNKNOWN) {
                stalled.set(true);
            }
            finish(report, outcome);
            if (onTheirWay.decrementAndGet() <= LOW) {
                schedule();
            }
        });
    }

    private void finish(int report, Outcome outcome) {
        metrics.count(caller.desk().id(), Channel.BATCH, outcome.kind());
        outcomes.set(report, outcome);
    }

    private void schedule() {
        if (scheduled.compareAndSet(false, true)) {
            loop.runOnContext(nothing -> step());
        }
    }
}
