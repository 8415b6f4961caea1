package org.pollwatch.headquarters.board;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.pollwatch.contract.Topics;
import org.pollwatch.contract.avro.Query;
import org.pollwatch.contract.avro.QueryState;

/** The questions back to teams, each as it stands last. One thread writes, any may read. */
public final class QueryBoard {
    private final Sheet<Query> sheet = new Sheet<>();
    private final Map<String, String> keys = new ConcurrentHashMap<>();

    public Sheet<Query> sheet() {
        return sheet;
    }

    /** Takes a record of the queries topic. */
    public void put(long offset, Query query) {
        String key = Topics.queryKey(query);
        sheet.put(offset, key, query);
        keys.put(query.getQueryId(), key);
    }

    /** @return the question of that id; empty where none was asked under it */
    public Optional<Query> find(String queryId) {
        return Optional.ofNullable(keys.get(queryId)).flatMap(sheet::find).map(BoardEntry::value);
    }

    /** @return what waits for an answer, in the order of teams */
    public Stream<Query> asked() {
        return sheet.all().stream().map(BoardEntry::value).filter(it -> it.getState() == QueryState.ASKED);
    }

    /** @return what waits for an answer about one report */
    public List<Query> askedAbout(String reportId) {
        return asked().filter(it -> it.getReportId().equals(reportId)).toList();
    }

    /** @return the questions that a filter asks for, by team and in the order of their ids */
    public Stream<BoardEntry<Query>> select(QueryFilter filter) {
        return sheet.all().stream().filter(it -> filter.takes(it.value()));
    }
}
