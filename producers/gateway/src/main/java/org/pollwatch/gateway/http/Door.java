package org.pollwatch.gateway.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.pollwatch.gateway.intake.MissionDesk;
import org.pollwatch.gateway.intake.TeamIdentity;
import org.pollwatch.gateway.intake.Teams;

/** Which mission, which team, and whether it may send now; the same for every way in. Nothing of a body is read before. */
public final class Door {
    private static final int LONGEST_TOKEN = 128;
    private static final int STALE_RETRY = 2;
    private static final int DRAINING_RETRY = 1;

    private final Map<String, MissionDesk> desks;
    private final Map<String, Map<String, TokenBucket>> buckets = new ConcurrentHashMap<>();
    private final Teams teams;
    private final RateLimit limit;
    private final BooleanSupplier draining;

    /** @param draining whether the gateway is about to stop */
    Door(Map<String, MissionDesk> desks, Teams teams, RateLimit limit, BooleanSupplier draining) {
        this.desks = Map.copyOf(desks);
        this.teams = teams;
        this.limit = limit;
        this.draining = draining;
        desks.keySet().forEach(mission -> buckets.put(mission, new ConcurrentHashMap<>()));
    }

    /**
     * Lets a team in to the mission that the path names.
     *
     * @param token what was given for one; empty if nothing was
     * @return the team, which later handlers get by {@link Caller#of}
     * @throws Problem.Raised if it may not, or not now
     */
    public Caller admit(RoutingContext context, Optional<String> token) {
        return admit(
                context, identify(context, desk -> token.filter(it -> !it.isEmpty() && it.length() <= LONGEST_TOKEN)
                        .flatMap(it -> teams.find(desk.id(), it))));
    }

    /**
     * Lets a team in for which something else than its token speaks, that the caller has asked for.
     *
     * @param code the team's
     * @throws Problem.Raised if it may not, or not now
     */
    public Caller admitTeam(RoutingContext context, String code) {
        return admit(context, identify(context, desk -> teams.byCode(desk.id(), code)));
    }

    private static Caller admit(RoutingContext context, Caller caller) {
        int wait = caller.bucket().take();
        if (wait > 0) {
            throw Problem.later(Problem.Kind.TOO_MANY, "", wait).raised();
        }
        caller.attach(context);
        return caller;
    }

    private Caller identify(RoutingContext context, Function<MissionDesk, Optional<TeamIdentity>> asked) {
        if (draining.getAsBoolean()) {
            context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            throw Problem.later(Problem.Kind.NOT_TAKEN, "This gateway is stopping.", DRAINING_RETRY)
                    .raised();
        }
        MissionDesk desk = desks.get(context.pathParam("mission"));
        if (desk == null) {
            throw Problem.of(Problem.Kind.UNKNOWN_MISSION).raised();
        }
        if (!teams.isFresh()) {
            throw Problem.later(Problem.Kind.NOT_TAKEN, "Whether a token was revoked cannot be known now.", STALE_RETRY)
                    .raised();
        }
        TeamIdentity team = asked.apply(desk)
                .orElseThrow(() -> Problem.of(Problem.Kind.UNAUTHORISED).raised());
        TokenBucket bucket =
                buckets.get(desk.id()).computeIfAbsent(team.code(), code -> new TokenBucket(limit, System::nanoTime));
        return new Caller(desk, team, bucket);
    }
}
