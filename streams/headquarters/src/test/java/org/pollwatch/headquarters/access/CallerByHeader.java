package org.pollwatch.headquarters.access;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** For tests of what a caller may: a request says itself who asks, as {@code X-Caller: regional_desk AA-1,AA-3}. */
public final class CallerByHeader implements Access {
    public static final String HEADER = "X-Caller";

    @Override
    public String word() {
        return "test";
    }

    @Override
    public void mount(Vertx vertx, Router router) {
        router.route().handler(context -> {
            Optional.ofNullable(context.request().getHeader(HEADER))
                    .map(CallerByHeader::read)
                    .ifPresent(caller -> Callers.put(context, caller));
            context.next();
        });
    }

    private static Caller read(String words) {
        String[] parts = words.split(" ", -1);
        List<String> areas = parts.length == 1 ? List.of() : Arrays.asList(parts[1].split(",", -1));
        Role role = Role.of(parts[0]).orElseThrow();
        return new Caller("the-" + role.word(), role, Scope.of(areas));
    }
}
