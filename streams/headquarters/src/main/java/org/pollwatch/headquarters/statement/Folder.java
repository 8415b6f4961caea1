package org.pollwatch.headquarters.statement;

import java.util.Map;
import org.pollwatch.contract.RecordSerdes;
import org.pollwatch.contract.Topics;
import org.pollwatch.statement.Figures;
import org.pollwatch.statement.FoldProgress;
import org.pollwatch.statement.LogEnds;
import org.pollwatch.statement.StatementFold;

/** Folds a mission's log. Both methods block. */
public interface Folder {

    /** @return the committed ends of the log as they are now */
    LogEnds ends(String mission);

    Figures fold(String mission, LogEnds ends, FoldProgress progress);

    /** @param client where the cluster is, and how to speak to it */
    static Folder of(Map<String, Object> client, RecordSerdes serdes) {
        return new Folder() {
            @Override
            public LogEnds ends(String mission) {
                return new StatementFold(client, Topics.of(mission), serdes).ends();
            }

            @Override
            public Figures fold(String mission, LogEnds ends, FoldProgress progress) {
                return new StatementFold(client, Topics.of(mission), serdes).fold(ends, progress);
            }
        };
    }
}
