package org.pollwatch.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.pollwatch.counting.Answer;
import org.pollwatch.counting.ProtocolRow;
import org.pollwatch.counting.Report;

/** Two contents of one report under the same revision, held against each other figure by figure. */
final class Contents {
    /** What a conflict shows at most, in the order of the names. */
    private static final int MOST = 1_000;

    private Contents() {}

    /** @param it with another content */
    static List<String> compared(Counted it) {
        Map<String, Object> standing = of(it.report());
        Map<String, Object> other = of(it.other().orElseThrow());
        TreeSet<String> names = new TreeSet<>(standing.keySet());
        names.addAll(other.keySet());
        List<String> compared = new ArrayList<>();
        for (String name : names) {
            if (!Objects.equals(standing.get(name), other.get(name))) {
                say(name, "standing", standing, compared);
                say(name, "other", other, compared);
            }
        }
        return compared.subList(0, Math.min(MOST, compared.size()));
    }

    private static void say(String name, String source, Map<String, Object> content, List<String> compared) {
        if (content.containsKey(name)) {
            compared.add(Raised.value(name, source, content.get(name)));
        }
    }

    private static Map<String, Object> of(Report report) {
        Map<String, Object> all = new TreeMap<>();
        all.put("/form", report.form() + " " + report.formVersion());
        all.put("/observed_at", report.observedAt());
        all.put("/place", report.place());
        all.put("/withdrawn", report.withdrawn() ? "yes" : "no");
        report.answers().forEach((question, answer) -> {
            if (answer instanceof Answer.Amount it) {
                all.put(question, it.amount());
            } else if (answer instanceof Answer.Words it) {
                all.put(question, String.join(", ", it.words().stream().sorted().toList()));
            } else if (answer instanceof Answer.Votes it) {
                it.byContestant().forEach((name, votes) -> all.put(question + "/" + name, votes));
            } else if (answer instanceof Answer.Attachment it) {
                all.put(question, it.sha256());
            } else {
                for (ProtocolRow row : ((Answer.Protocols) answer).rows()) {
                    String at = question + "/" + row.place();
                    row.station().forEach((name, figure) -> all.put(at + "/station/" + name, figure));
                    row.commission().forEach((name, figure) -> all.put(at + "/commission/" + name, figure));
                }
            }
        });
        return all;
    }
}
