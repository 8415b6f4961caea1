package org.pollwatch.headquarters.statement;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.pollwatch.contract.avro.ReleasedRates;
import org.pollwatch.contract.avro.Statement;
import org.pollwatch.contract.avro.StatementState;
import org.pollwatch.headquarters.entry.EntryLog;
import org.pollwatch.headquarters.mission.MissionDesk;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Mission.PartnerFeed;
import org.pollwatch.statement.Figures;
import org.pollwatch.statement.Recomputed;
import org.pollwatch.statement.StatementBook;

/** Decides about statements, and reads what they say. */
public final class StatementDesk {
    private final EntryLog entries;
    private final Clock clock;
    /** What a statement's bytes say never changes, and is asked for again and again. */
    private final Map<String, StatementBook> books = new ConcurrentHashMap<>();

    public StatementDesk(EntryLog entries, Clock clock) {
        this.entries = entries;
        this.clock = clock;
    }

    /** @throws IllegalArgumentException if its bytes are no figures that this version can read */
    public StatementBook book(Statement statement) {
        return books.computeIfAbsent(
                statement.getId() + statement.getSha256(),
                key -> Figures.read(Recomputed.bytes(statement)).book());
    }

    /**
     * Makes a draft public; of one that is public already it writes anew what partners read.
     *
     * @return done when the log has both
     */
    public CompletionStage<Statement> release(MissionDesk desk, Mission mission, Statement statement, String by) {
        Statement released = statement.getState() == StatementState.RELEASED
                ? statement
                : Statement.newBuilder(statement)
                        .setState(StatementState.RELEASED)
                        .setReleasedAt(now())
                        .setReleasedBy(by)
                        .build();
        List<String> before = keysOf(desk.boards().statements().released());
        return write(desk, released)
                .thenCompose(done -> feed(desk, mission, Optional.of(released), before))
                .thenApply(done -> released);
    }

    /** Takes a statement back for ever; what was released before it stands again for partners. */
    public CompletionStage<Statement> withdraw(
            MissionDesk desk, Mission mission, Statement statement, String by, String why) {
        boolean wasReleased = statement.getState() == StatementState.RELEASED;
        Statement withdrawn = Statement.newBuilder(statement)
                .setState(StatementState.WITHDRAWN)
                .setWithdrawnAt(now())
                .setWithdrawnBy(by)
                .setWithdrawnBecause(why)
                .build();
        List<Statement> released = desk.boards().statements().released();
        Optional<Statement> left = released.stream()
                .filter(it -> !it.getId().equals(statement.getId()))
                .findFirst();
        return write(desk, withdrawn)
                .thenCompose(done -> wasReleased
                        ? feed(desk, mission, left, keysOf(released))
                        : CompletableFuture.completedFuture(null))
                .thenApply(done -> withdrawn);
    }

    private CompletionStage<Void> write(MissionDesk desk, Statement statement) {
        return entries.statement(desk.id(), statement);
    }

    private CompletionStage<Void> feed(
            MissionDesk desk, Mission mission, Optional<Statement> stands, List<String> before) {
        if (mission.card().partnerFeed() != PartnerFeed.RELEASED) {
            // Nothing goes to partners, or the live figures do.
            return CompletableFuture.completedFuture(null);
        }
        SortedMap<String, Optional<ReleasedRates>> records =
                ReleasedFeed.records(stands, stands.map(this::book), before);
        return entries.released(desk.id(), records);
    }

    private List<String> keysOf(List<Statement> released) {
        return released.stream()
                .flatMap(it -> ReleasedFeed.keys(book(it)).stream())
                .distinct()
                .toList();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
