package org.pollwatch.headquarters.entry;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.pollwatch.contract.avro.Query;
import org.pollwatch.contract.avro.QueryState;
import org.pollwatch.contract.query.QueryPhrase;
import org.pollwatch.contract.query.QueryPhrase.Aim;
import org.pollwatch.counting.Report;
import org.pollwatch.mission.Form;

/**
 * Reads a question back to a team, {@code {"reportId":"…","question":"voters_added","phrase":"check_number"}}, or that one
 * is taken back, {@code {"queryId":"…","action":"withdraw"}}. With a {@code queryId} of its own a question may be sent
 * again.
 *
 * @param queryId of the question
 * @param reportId about which it is; empty of one that is taken back
 * @param question of the report's form; empty where the whole report is meant
 * @param phrase empty of one that is taken back
 */
public record QueryEntry(
        String queryId,
        boolean withdraws,
        String reportId,
        Optional<String> question,
        Optional<QueryPhrase> phrase,
        String by) {
    private static final Set<String> FIELDS = Set.of("queryId", "action", "reportId", "question", "phrase", "by");
    private static final String QUESTION = "question";
    private static final int LONGEST_ID = 100;

    /**
     * @param account who asks; empty where everybody on this machine may do everything and the entry says who
     * @throws EntryRefused naming every field at fault
     */
    public static QueryEntry read(String text, Optional<String> account) {
        EntryObject body = new EntryObject(text, FIELDS);
        String action = body.has("action") ? body.word("action") : "ask";
        boolean withdraws = action.equals("withdraw");
        if (!withdraws && !action.equals("ask")) {
            body.fault("action", "ask or withdraw");
        }
        String queryId = withdraws || body.has("queryId")
                ? body.uuid("queryId", "a question's id, a UUID")
                : UUID.randomUUID().toString();
        String by = Signature.read(body, account);
        if (withdraws) {
            body.check();
            return new QueryEntry(queryId, true, "", Optional.empty(), Optional.empty(), by);
        }
        String reportId = body.uuid("reportId", "a report's id, a UUID");
        Optional<QueryPhrase> phrase = QueryPhrase.find(body.word("phrase"));
        if (phrase.isEmpty()) {
            body.fault("phrase", "one of " + phrases());
        }
        Optional<String> question =
                body.optionalLine(QUESTION, "the id of a question of the report's form", LONGEST_ID);
        if (phrase.isPresent() && phrase.get().aim() == Aim.QUESTION && question.isEmpty()) {
            body.fault(QUESTION, "the id of the question that this phrase is about");
        }
        body.check();
        return new QueryEntry(queryId, false, reportId, question, phrase, by);
    }

    private static String phrases() {
        return Arrays.stream(QueryPhrase.values()).map(QueryPhrase::id).collect(Collectors.joining(", "));
    }

    /**
     * @param team to which the report belongs
     * @param report as it stands
     * @param form of the report, which must have the question
     * @throws EntryRefused if it has not
     */
    public Query ask(String team, Report report, Optional<Form> form, Instant at) {
        if (question.isPresent()
                && form.flatMap(it -> it.question(question.get())).isEmpty()) {
            throw EntryRefused.of(QUESTION, "the id of a question of form " + report.form());
        }
        return new Query(
                queryId,
                team,
                reportId,
                report.form(),
                report.place(),
                question.orElse(null),
                phrase.orElseThrow().id(),
                QueryState.ASKED,
                report.revision(),
                at,
                by,
                null,
                null,
                null);
    }

    /** @return the question as taken back; whoever asked, and what, stays */
    public static Query withdrawn(Query asked, String by, Instant at) {
        return closed(asked, QueryState.WITHDRAWN, null, at, by);
    }

    /**
     * @param revision that answers it
     * @param receivedAt when the gateway took that revision, so that every headquarters writes the same
     */
    public static Query answered(Query asked, long revision, Instant receivedAt) {
        return closed(asked, QueryState.ANSWERED, revision, receivedAt, null);
    }

    private static Query closed(Query asked, QueryState state, Long revision, Instant at, String by) {
        return new Query(
                asked.getQueryId(),
                asked.getTeam(),
                asked.getReportId(),
                asked.getForm(),
                asked.getPlace(),
                asked.getQuestion(),
                asked.getPhrase(),
                state,
                asked.getAskedRevision(),
                asked.getAskedAt(),
                asked.getAskedBy(),
                revision,
                at,
                by);
    }
}
