package org.pollwatch.headquarters.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.pollwatch.contract.avro.Statement;
import org.pollwatch.headquarters.mission.MissionDesk;
import org.pollwatch.headquarters.statement.StatementDesk;
import org.pollwatch.headquarters.statement.StatementJson;
import org.pollwatch.mission.Mission;
import org.pollwatch.statement.Reading;
import org.pollwatch.statement.StatementHtml;
import org.pollwatch.statement.StatementReading;

/**
 * What anybody may see, and nothing that was not released: before the first release the answer is the same whether or not
 * there are drafts. Confined to the server's event loop.
 */
final class PublicRoutes {
    private static final int SECONDS_FRESH = 30;

    private final MissionRoutes missions;
    private final StatementDesk statements;
    private final Map<String, Made> made = new HashMap<>();

    PublicRoutes(MissionRoutes missions, StatementDesk statements) {
        this.missions = missions;
        this.statements = statements;
    }

    void json(RoutingContext context) {
        missions.withMissionForAll(context, (desk, snapshot) -> {
            Mission mission = snapshot.mission();
            Buffer answer =
                    kept(desk, mission, "json", released -> StatementJson.released(mission, released, statements)
                            .toString());
            fresh(context).putHeader("Content-Type", "application/json");
            context.end(answer);
        });
    }

    void page(RoutingContext context) {
        missions.withMissionForAll(context, (desk, snapshot) -> {
            Mission mission = snapshot.mission();
            String language = Parameters.language(context);
            Buffer page = kept(
                    desk,
                    mission,
                    language,
                    released -> StatementHtml.page(
                            title(mission, language),
                            language,
                            readings(released, language),
                            context.normalizedPath()));
            fresh(context).putHeader("Content-Type", "text/html; charset=utf-8");
            context.end(page);
        });
    }

    /** Many read the same, and none of them may keep the desk waiting: it is made once for what is released. */
    private Buffer kept(MissionDesk desk, Mission mission, String what, Function<List<Statement>, String> content) {
        List<Statement> released = desk.boards().statements().released();
        String state = mission.revision()
                + released.stream().map(Statement::getId).toList().toString();
        return made.compute(
                        desk.id() + " " + what,
                        (key, before) -> before != null && before.state().equals(state)
                                ? before
                                : new Made(state, Buffer.buffer(content.apply(released))))
                .content()
                .copy();
    }

    private record Made(String state, Buffer content) {}

    private static String title(Mission mission, String language) {
        return mission.card().titles().in(language);
    }

    private List<Reading> readings(List<Statement> released, String language) {
        return released.stream().map(it -> reading(it, language)).toList();
    }

    private Reading reading(Statement it, String language) {
        return StatementReading.released(it, statements.book(it), language);
    }

    private static HttpServerResponse fresh(RoutingContext context) {
        return context.response().putHeader("Cache-Control", "public, max-age=" + SECONDS_FRESH);
    }
}
