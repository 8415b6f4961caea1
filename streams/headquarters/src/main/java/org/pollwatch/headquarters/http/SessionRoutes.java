package org.pollwatch.headquarters.http;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pollwatch.contract.avro.AuditAction;
import org.pollwatch.headquarters.access.Access;
import org.pollwatch.headquarters.access.Caller;
import org.pollwatch.headquarters.access.Callers;
import org.pollwatch.headquarters.access.Departure;
import org.pollwatch.headquarters.access.Permission;
import org.pollwatch.headquarters.access.Refusal;
import org.pollwatch.headquarters.access.SignIn;
import org.pollwatch.headquarters.audit.Audit;
import org.pollwatch.headquarters.mission.Missions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who is signed in; signing in and out. */
final class SessionRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(SessionRoutes.class);
    private static final int LONGEST = 200;

    private final Access access;
    private final Missions missions;
    private final Audit audit;

    SessionRoutes(Access access, Missions missions, Audit audit) {
        this.access = access;
        this.missions = missions;
        this.audit = audit;
    }

    void show(RoutingContext context) {
        answer(context, Callers.find(context));
    }

    void signIn(RoutingContext context) {
        if (!Taken.isJson(context)) {
            return;
        }
        Optional<JsonObject> body = body(context);
        String account = body.map(it -> it.getString("account")).orElse("");
        String password = body.map(it -> it.getString("password")).orElse("");
        if (account.isEmpty() || password.isEmpty() || account.length() > LONGEST || password.length() > LONGEST) {
            Problem.of(422, "Not taken", "body: expected account and password, each in 1 to " + LONGEST + " characters")
                    .answer(context);
            return;
        }
        access.signIn(context, account, password)
                .map(result -> {
                    concluded(context, result);
                    return result;
                })
                .onFailure(context::fail);
    }

    private static Optional<JsonObject> body(RoutingContext context) {
        try {
            JsonObject body = new JsonObject(Taken.text(context));
            boolean words = body.getValue("account") instanceof String && body.getValue("password") instanceof String;
            return Optional.of(body).filter(it -> words);
        } catch (DecodeException notJson) {
            return Optional.empty();
        }
    }

    /** To the provider, where there is one. */
    void leave(RoutingContext context) {
        if (access.provider().isEmpty()) {
            noProvider(context);
            return;
        }
        access.leave(context, Parameters.of(context, "lang"))
                .onSuccess(departure -> go(
                        context,
                        departure instanceof Departure.To to
                                ? to.address().toString()
                                : "/?signIn="
                                        + ((Departure.NotNow) departure).why().word()))
                .onFailure(context::fail);
    }

    /** From the provider, to the page: it says what came of it. */
    void comeBack(RoutingContext context) {
        access.comeBack(context)
                .onSuccess(result -> {
                    if (result instanceof SignIn.Done done) {
                        begun(done.caller());
                        go(context, "/?signIn=done");
                    } else if (result instanceof SignIn.Refused refused) {
                        go(context, "/?signIn=" + refused.why().word());
                    } else {
                        noProvider(context);
                    }
                })
                .onFailure(context::fail);
    }

    private static void noProvider(RoutingContext context) {
        Problem.of(409, "No sign-in", "nobody signs in at a provider here").answer(context);
    }

    private static void go(RoutingContext context, String address) {
        context.response().setStatusCode(303).putHeader("Location", address).putHeader("Cache-Control", "no-store");
        context.end();
    }

    private void begun(Caller caller) {
        LOG.info("account {} has signed in", caller.account());
        note(caller, AuditAction.SIGN_IN);
    }

    private void concluded(RoutingContext context, SignIn result) {
        if (result instanceof SignIn.Done done) {
            begun(done.caller());
            answer(context, Optional.of(done.caller()));
        } else if (result instanceof SignIn.TooSoon soon) {
            Refusal.tooSoon(context, soon.patience());
        } else if (result instanceof SignIn.NotHere) {
            Problem.of(409, "No sign-in", "nobody signs in with a password here")
                    .answer(context);
        } else {
            Problem.of(401, "Not signed in", "account or password is not right").answer(context);
        }
    }

    void signOut(RoutingContext context) {
        boolean everywhere =
                Parameters.of(context, "everywhere").filter("true"::equals).isPresent();
        Optional<URI> further = Callers.find(context).flatMap(caller -> {
            Optional<URI> address = access.signOut(context, everywhere);
            note(caller, AuditAction.SIGN_OUT);
            return address;
        });
        // What this browser was shown is not for whoever sits down next.
        context.response().putHeader("Clear-Site-Data", "\"cache\"");
        if (further.isPresent()) {
            Taken.json(
                    context,
                    200,
                    new JsonObject().put("signOut", further.get().toString()).toBuffer());
        } else {
            context.response().setStatusCode(204);
            context.end();
        }
    }

    /** In the trail of each mission that the account reaches. A trail that cannot be written keeps nobody out or in. */
    private void note(Caller caller, AuditAction action) {
        missions.published().stream()
                .filter(mission -> caller.scope().reaches(mission.areas()))
                .forEach(mission -> audit.record(caller, mission.id(), action, List.of(), Map.of())
                        .whenComplete((done, failure) -> {
                            if (failure != null) {
                                LOG.warn("a sign-in or sign-out was not written down");
                            }
                        }));
    }

    private void answer(RoutingContext context, Optional<Caller> caller) {
        JsonArray permissions = new JsonArray();
        for (Permission permission : Permission.values()) {
            if (permission == Permission.PUBLIC
                    || caller.filter(it -> it.may(permission)).isPresent()) {
                permissions.add(permission.word());
            }
        }
        JsonArray areas = caller.map(Caller::scope)
                .filter(it -> !it.wholeMission())
                .map(it -> new JsonArray(it.areas().stream().sorted().toList()))
                .orElse(null);
        Taken.json(
                context,
                200,
                new JsonObject()
                        .put("access", access.word())
                        .put("account", caller.map(Caller::account).orElse(null))
                        .put("role", caller.map(it -> it.role().word()).orElse(null))
                        .put("permissions", permissions)
                        .put("areas", areas)
                        .put("token", access.token(context).orElse(null))
                        .put("passwords", access.takesPasswords())
                        .put("provider", access.provider().orElse(null))
                        .toBuffer());
    }
}
