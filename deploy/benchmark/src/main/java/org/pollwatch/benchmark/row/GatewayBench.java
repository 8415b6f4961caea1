package org.pollwatch.benchmark.row;

import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.pollwatch.benchmark.bed.Link;
import org.pollwatch.benchmark.bed.LogBed;
import org.pollwatch.benchmark.check.LogCheck;
import org.pollwatch.benchmark.load.HttpLoad;
import org.pollwatch.benchmark.load.Latencies;
import org.pollwatch.benchmark.load.Pace;
import org.pollwatch.benchmark.load.PostBatches;
import org.pollwatch.benchmark.load.PostReports;
import org.pollwatch.benchmark.load.Stock;
import org.pollwatch.contract.mission.MissionFiles;
import org.pollwatch.gateway.Gateway;
import org.pollwatch.gateway.GatewaySettings;
import org.pollwatch.gateway.intake.TeamIdentity;
import org.pollwatch.gateway.twin.TwinParts;

/**
 * The gateway as it comes, in this JVM, beside its twin without Kafka and beside a loop without HTTP. They take turns,
 * so that whatever drifts on the machine drifts for both.
 */
public final class GatewayBench {
    private static final int CONNECTIONS = 64;
    private static final int BATCH_CONNECTIONS = 4;
    private static final int BATCH = 500;
    private static final int ROUNDS = 2;
    /** Each may send 100 reports a second. */
    private static final int TEAMS = 1_000;

    private final Plan plan;
    private final Progress progress;
    private final BitSet acknowledged = new BitSet();
    private final BitSet twins = new BitSet();
    private int next;

    public GatewayBench(Plan plan, Progress progress) {
        this.plan = plan;
        this.progress = progress;
    }

    /** @param single and {@code batch}: which of them is measured */
    public List<Row> run(MissionFiles files, boolean single, boolean batch) {
        progress.say("gateway: starting a broker, a registry, the gateway and its twin");
        try (LogBed bed = LogBed.start(plan.work().resolve("gateway"), files)) {
            Link link = bed.link();
            Stock stock = Stock.of(link.mission(), link.form(), place -> true, plan.seed());
            List<String> tokens = link.addTeams(TEAMS);
            try (Gateway gateway = Gateway.start(settings(link));
                    Gateway twin =
                            Gateway.start(settings(link), TwinParts.of(List.of(link.mission()), teams(link, tokens)))) {
                List<Row> rows = new ArrayList<>();
                if (single) {
                    rows.addAll(new Singles(stock, tokens, link, gateway.port(), twin.port()).run());
                }
                if (batch) {
                    rows.add(new Batches(stock, tokens, link, gateway.port()).run());
                }
                progress.say("gateway: comparing " + acknowledged.cardinality() + " acknowledged with the log");
                Optional<String> difference = LogCheck.onceEach(link, acknowledged);
                return rows.stream()
                        .map(row -> row.isOk() ? row.checked(difference) : row)
                        .toList();
            }
        }
    }

    private static GatewaySettings settings(Link link) {
        return GatewaySettings.of(
                        link.bootstrap(),
                        link.registry(),
                        List.of(link.mission().id()))
                .at("127.0.0.1", 0, 0);
    }

    private static Map<String, Map<String, TeamIdentity>> teams(Link link, List<String> tokens) {
        Map<String, TeamIdentity> byToken = new HashMap<>();
        for (String token : tokens) {
            byToken.put(token, new TeamIdentity("B" + byToken.size(), List.of()));
        }
        return Map.of(link.mission().id(), byToken);
    }

    /** What a run of requests came to. */
    private record Measured(long taken, double seconds, Latencies latencies, Optional<String> fault) {
        static final Measured NOTHING = new Measured(0, 0, new Latencies(), Optional.empty());

        double perSecond() {
            return taken / seconds;
        }

        Measured plus(Measured other) {
            Latencies both = new Latencies();
            both.addAll(latencies);
            both.addAll(other.latencies);
            return new Measured(taken + other.taken, seconds + other.seconds, both, fault.or(other::fault));
        }
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    /** Measures two in turns. */
    private List<Measured> inTurns(String what, Supplier<Measured> one, Supplier<Measured> other) {
        Measured ones = Measured.NOTHING;
        Measured others = Measured.NOTHING;
        for (int round = 1; round <= ROUNDS; round++) {
            progress.say(what + ": round " + round + " of " + ROUNDS);
            ones = ones.plus(one.get());
            others = others.plus(other.get());
        }
        return List.of(ones, others);
    }

    /** One report a request. */
    private final class Singles {
        private final Stock stock;
        private final List<String> tokens;
        private final Link link;
        private final int gateway;
        private final int twin;

        Singles(Stock stock, List<String> tokens, Link link, int gateway, int twin) {
            this.stock = stock;
            this.tokens = tokens;
            this.link = link;
            this.gateway = gateway;
            this.twin = twin;
        }

        List<Row> run() {
            progress.say("gateway: warming up both");
            post(twin, twins, new Pace.Closed(plan.warmUp()));
            post(gateway, acknowledged, new Pace.Closed(plan.warmUp()));
            List<Measured> measured = inTurns(
                    "gateway, twin",
                    () -> post(gateway, acknowledged, new Pace.Closed(plan.span())),
                    () -> post(twin, twins, new Pace.Closed(plan.span())));
            Measured real = measured.get(0);
            Measured without = measured.get(1);
            double half = real.perSecond() / 2;
            progress.say(String.format("gateway: half load, %,.0f reports/s whatever is answered", half));
            Measured atHalf = post(gateway, acknowledged, new Pace.Open(plan.warmUp(), half));
            return List.of(
                    Row.of("gateway, POST one report", "reports/s", real.perSecond(), real.taken())
                            .against("twin without Kafka", without.perSecond())
                            .ratioAtLeast(0.7)
                            .checked(real.fault().or(without::fault))
                            .noting(CONNECTIONS + " connections, closed loop, acks=all; " + times(real) + "; twin "
                                    + times(without)),
                    Row.of("gateway, p99 at half load", "ms", atHalf.latencies().millis(0.99), atHalf.taken())
                            .atMost(20)
                            .checked(atHalf.fault())
                            .noting(String.format(
                                    "open loop at %,.0f/s, from when each was due; %s", half, times(atHalf))));
        }

        private Measured post(int port, BitSet taken, Pace pace) {
            PostReports exchange = new PostReports(stock, link.mission().id(), tokens, taken);
            try (HttpLoad load = new HttpLoad("127.0.0.1", port, CONNECTIONS, exchange.requestBytes())) {
                Duration lasted = load.run(next, pace, exchange);
                next = (int) load.next();
                Optional<String> fault = exchange.allCreated()
                        ? Optional.empty()
                        : Optional.of("answers by status " + exchange.statuses());
                return new Measured(exchange.created(), seconds(lasted), exchange.latencies(), fault);
            }
        }

        private static String times(Measured measured) {
            Latencies it = measured.latencies();
            return String.format("p50 %.1f ms, p99 %.1f ms", it.millis(0.5), it.millis(0.99));
        }
    }

    /** Many reports a request. */
    private final class Batches {
        private final Stock stock;
        private final List<String> tokens;
        private final Link link;
        private final int gateway;

        Batches(Stock stock, List<String> tokens, Link link, int gateway) {
            this.stock = stock;
            this.tokens = tokens;
            this.link = link;
            this.gateway = gateway;
        }

        Row run() {
            try (DirectLoop loop = new DirectLoop(link, stock)) {
                progress.say("batch: warming up both");
                direct(loop, plan.span());
                post(plan.span());
                List<Measured> measured =
                        inTurns("batch, loop without HTTP", () -> post(plan.span()), () -> direct(loop, plan.span()));
                Measured real = measured.get(0);
                return Row.of("gateway, batch", "reports/s", real.perSecond(), real.taken())
                        .against(
                                "loop that parses, validates, sends",
                                measured.get(1).perSecond())
                        .ratioAtLeast(0.4)
                        .checked(real.fault().or(measured.get(1)::fault))
                        .noting(BATCH_CONNECTIONS + " connections, " + BATCH + " reports a batch");
            }
        }

        private Measured post(Duration span) {
            PostBatches exchange = new PostBatches(stock, BATCH, link.mission().id(), tokens, acknowledged);
            try (HttpLoad load = new HttpLoad("127.0.0.1", gateway, BATCH_CONNECTIONS, exchange.requestBytes())) {
                int first = next / BATCH + 1;
                Duration lasted = load.run(first, new Pace.Closed(span), exchange);
                next = (int) load.next() * BATCH;
                Optional<String> fault =
                        exchange.allCreated() ? Optional.empty() : Optional.of("a batch was not taken whole");
                return new Measured(exchange.created(), seconds(lasted), new Latencies(), fault);
            }
        }

        private Measured direct(DirectLoop loop, Duration span) {
            DirectLoop.Sent sent = loop.run(next, span);
            acknowledged.set(next, sent.end());
            Measured measured =
                    new Measured(sent.end() - (long) next, seconds(sent.lasted()), new Latencies(), sent.fault());
            next = sent.end();
            return measured;
        }
    }
}
