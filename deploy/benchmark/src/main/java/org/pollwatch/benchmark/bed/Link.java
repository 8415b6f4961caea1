package org.pollwatch.benchmark.bed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.CommonClientConfigs;
import org.pollwatch.contract.RecordSerdes;
import org.pollwatch.contract.Topics;
import org.pollwatch.gateway.team.TeamRegistry;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.Mission;

/**
 * Where a bed's cluster is, and the mission there.
 *
 * @param bootstrap the broker, {@code host:port}
 * @param registry the registry's Confluent API
 * @param mission at its published revision
 */
public record Link(String bootstrap, String registry, Mission mission) {
    private static final String FORM = "voting";

    public Map<String, Object> client() {
        return new HashMap<>(Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrap));
    }

    public Topics topics() {
        return Topics.of(mission.id());
    }

    /** @return the form that is measured with: the mission's longest that every polling station fills in all day */
    public Form form() {
        return mission.newest(FORM).orElseThrow(() -> new IllegalArgumentException("the mission has no form " + FORM));
    }

    /** @return the country's id */
    public String country() {
        String any = mission.areas().all().iterator().next().id();
        List<String> path = mission.areas().path(any);
        return path.get(path.size() - 1);
    }

    /**
     * Adds teams; each may send 100 reports a second as the gateway comes, so many are needed.
     *
     * @return their tokens
     */
    public List<String> addTeams(int count) {
        Map<String, List<String>> everywhere = new HashMap<>();
        IntStream.range(0, count).forEach(it -> everywhere.put("B" + it, List.of()));
        try (RecordSerdes serdes = new RecordSerdes(registry);
                TeamRegistry teams = new TeamRegistry(bootstrap, serdes, topics())) {
            return new ArrayList<>(teams.addAll(everywhere).values());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
