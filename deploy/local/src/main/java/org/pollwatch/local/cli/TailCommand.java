package org.pollwatch.local.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.AuthorizationException;
import org.pollwatch.contract.ContractException;
import org.pollwatch.contract.RecordSerdes;
import org.pollwatch.contract.Topic;
import org.pollwatch.contract.Topics;
import org.pollwatch.contract.definition.DefinitionLog;
import org.pollwatch.local.tail.RecordFilter;
import org.pollwatch.local.tail.TailedTopic;
import org.pollwatch.local.tail.TopicTail;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pollwatch tail}: watches a topic, decoded. */
@Command(
        name = "tail",
        description =
                "Watches a topic, decoded: what comes from now on, from --from, or all that is there with --once.")
final class TailCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @Spec
    private CommandSpec command;

    @Mixin
    private ClusterOptions cluster;

    @Parameters(paramLabel = "TOPIC", description = "its noun, for example rates, or its whole name")
    private String given;

    @Option(
            names = "--mission",
            paramLabel = "ID",
            description = "whose topic (default: the only mission that is there)")
    private Optional<String> mission = Optional.empty();

    @Option(names = "--area", paramLabel = "ID", description = "only what is about this area or lies in it")
    private Optional<String> area = Optional.empty();

    @Option(names = "--form", paramLabel = "ID", description = "only what is about this form")
    private Optional<String> form = Optional.empty();

    @Option(names = "--indicator", paramLabel = "ID", description = "only this indicator")
    private Optional<String> indicator = Optional.empty();

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description =
                    "what was written since: 14:00, when it last was that in the mission's zone, or an instant such"
                            + " as 2022-11-20T08:00:00Z")
    private Optional<String> from = Optional.empty();

    @Option(names = "--once", description = "ends with what is there now")
    private boolean once;

    @Option(names = "--json", description = "one JSON object a line, with partition, offset and headers")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        PrintWriter err = command.commandLine().getErr();
        Map<String, Object> client = cluster.client();
        try (RecordSerdes serdes = cluster.serdes();
                Admin admin = Admin.create(client)) {
            Topic<?> topic = TailedTopic.find(admin, given, mission);
            RecordFilter filter = new RecordFilter(area, form, indicator);
            List<String> faults = filter.faults(topic);
            if (!faults.isEmpty()) {
                faults.forEach(err::println);
                return 2;
            }
            ZoneId zone = zone(client, topic, serdes);
            Optional<Instant> begin = from.map(it -> instant(it, zone, Clock.systemUTC()));
            TopicTail.Wanted wanted = new TopicTail.Wanted(filter, begin, once, json, zone);
            new TopicTail(topic, wanted, serdes, command.commandLine().getOut(), err).run(client);
            return 0;
        } catch (IllegalArgumentException unknown) {
            err.println(unknown.getMessage());
            return 1;
        }
    }

    /** The mission's own, or UTC where its definition cannot be read, or not by this client. */
    private static ZoneId zone(Map<String, Object> client, Topic<?> topic, RecordSerdes serdes) {
        try (DefinitionLog log = DefinitionLog.open(client, Topics.of(topic.mission()), serdes)) {
            return log.awaitFirst(PATIENCE).card().zone();
        } catch (ContractException | AuthorizationException e) {
            return ZoneOffset.UTC;
        }
    }

    /**
     * @return an instant as it is; of a time of day the last moment at which it was that in the zone
     * @throws IllegalArgumentException if it is neither
     */
    static Instant instant(String text, ZoneId zone, Clock clock) {
        try {
            if (text.length() > "23:59:59".length()) {
                return OffsetDateTime.parse(text).toInstant();
            }
            ZonedDateTime now = clock.instant().atZone(zone);
            ZonedDateTime today = now.with(LocalTime.parse(text));
            return (today.isAfter(now) ? today.minusDays(1) : today).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "--from: expected a time of day such as 14:00, or an instant such as 2022-11-20T08:00:00Z", e);
        }
    }
}
