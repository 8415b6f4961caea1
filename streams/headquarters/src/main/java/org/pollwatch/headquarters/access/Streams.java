package org.pollwatch.headquarters.access;

import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Answers that go on for long, each of which ends when its caller may no longer have it. Confined to one event loop. */
final class Streams {
    private final Map<RoutingContext, Runnable> open = new LinkedHashMap<>();

    void add(RoutingContext context, Runnable end) {
        open.put(context, end);
        context.addEndHandler(done -> open.remove(context));
    }

    void endThose(Predicate<RoutingContext> lost) {
        for (RoutingContext context : List.copyOf(open.keySet())) {
            if (lost.test(context)) {
                Runnable end = open.remove(context);
                end.run();
            }
        }
    }
}
