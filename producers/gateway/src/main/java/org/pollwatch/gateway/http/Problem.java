package org.pollwatch.gateway.http;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.Serial;
import java.util.List;
import org.pollwatch.gateway.intake.FieldFault;

/**
 * A problem detail (RFC 9457). Names fields and expectations, and never holds what was sent.
 *
 * @param retryAfter seconds; 0 where nothing is said
 */
public record Problem(Kind kind, String detail, List<FieldFault> errors, int retryAfter) {
    static final String MEDIA_TYPE = "application/problem+json";
    private static final String TYPE = "urn:pollwatch:problem:";
    private static final int ERRORS_SHOWN = 50;

    /** The kinds of problem. */
    public enum Kind {
        MALFORMED(400, "malformed", "Not readable"),
        UNAUTHORISED(401, "unauthorised", "A valid token of a team of this mission is needed"),
        FOREIGN_TEAM(403, "foreign-team", "The report belongs to another team"),
        UNKNOWN_MISSION(404, "unknown-mission", "No such mission here"),
        NOT_FOUND(404, "not-found", "Nothing here"),
        WRONG_METHOD(405, "wrong-method", "Another method is expected here"),
        CONFLICT(409, "conflict", "Other content stands under this revision"),
        TOO_LARGE(413, "too-large", "The body is too large"),
        WRONG_MEDIA_TYPE(415, "wrong-media-type", "Another content type or encoding is expected"),
        INVALID(422, "invalid", "Not a report that this mission takes"),
        TOO_MANY(429, "too-many", "Too much from this team"),
        INTERNAL(500, "internal", "The gateway failed; the fault is in its log"),
        NOT_TAKEN(503, "not-taken", "Not taken now: send the same again"),
        END_UNKNOWN(503, "end-unknown", "Perhaps taken, perhaps not: send the same again");

        private final int status;
        private final String slug;
        private final String title;

        Kind(int status, String slug, String title) {
            this.status = status;
            this.slug = slug;
            this.title = title;
        }

        public int status() {
            return status;
        }

        public String title() {
            return title;
        }
    }

    public Problem {
        errors = List.copyOf(errors);
    }

    public static Problem of(Kind kind) {
        return new Problem(kind, "", List.of(), 0);
    }

    public static Problem of(Kind kind, String detail) {
        return new Problem(kind, detail, List.of(), 0);
    }

    static Problem of(Kind kind, List<FieldFault> errors) {
        return new Problem(kind, "", errors, 0);
    }

    /** @param retryAfter seconds */
    public static Problem later(Kind kind, String detail, int retryAfter) {
        return new Problem(kind, detail, List.of(), retryAfter);
    }

    JsonObject toJson() {
        JsonObject json = new JsonObject()
                .put("type", TYPE + kind.slug)
                .put("title", kind.title)
                .put("status", kind.status);
        if (!detail.isEmpty()) {
            json.put("detail", detail);
        }
        if (!errors.isEmpty()) {
            json.put("errors", errors(errors));
        }
        return json;
    }

    static JsonArray errors(List<FieldFault> faults) {
        JsonArray errors = new JsonArray();
        faults.stream()
                .limit(ERRORS_SHOWN)
                .forEach(fault -> errors.add(new JsonObject()
                        .put("field", fault.field())
                        .put("code", fault.code())
                        .put("expected", fault.expected())));
        return errors;
    }

    /** Carries a problem to where problems are answered. */
    public static final class Raised extends RuntimeException {
        @Serial
        private static final long serialVersionUID = 1L;

        private final transient Problem problem;

        Raised(Problem problem) {
            super(problem.kind().title(), null, false, false);
            this.problem = problem;
        }

        public Problem problem() {
            return problem;
        }
    }

    public Raised raised() {
        return new Raised(this);
    }
}
