package org.pollwatch.headquarters.board;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pollwatch.contract.avro.Statement;
import org.pollwatch.contract.avro.StatementState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The statements of one mission as their topic has them: the last record of each holds, the figures are those of the first,
 * and what was withdrawn never comes back. One thread writes, any may read.
 */
public final class StatementBoard {
    private static final Logger LOG = LoggerFactory.getLogger(StatementBoard.class);

    private volatile Map<String, Statement> byId = Map.of();

    /** Takes a record of the statements topic. */
    public void put(Statement statement) {
        Statement before = byId.get(statement.getId());
        if (before != null && before.getState() == StatementState.WITHDRAWN) {
            return;
        }
        if (before != null && !before.getSha256().equals(statement.getSha256())) {
            LOG.error("statement {}: a later record has other figures; it is passed over", statement.getId());
            return;
        }
        Map<String, Statement> next = new LinkedHashMap<>(byId);
        next.put(statement.getId(), statement);
        byId = Collections.unmodifiableMap(next);
    }

    public Optional<Statement> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** @return all of them, the newest first */
    public List<Statement> all() {
        List<Statement> all = new ArrayList<>(byId.values());
        all.sort(Comparator.comparing(Statement::getFrozenAt).reversed());
        return all;
    }

    /** @return what anybody may see, the newest release first */
    public List<Statement> released() {
        return byId.values().stream()
                .filter(it -> it.getState() == StatementState.RELEASED)
                .sorted(Comparator.comparing(Statement::getReleasedAt).reversed())
                .toList();
    }
}
