package org.pollwatch.local.doctor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.TopicDescription;
import org.pollwatch.contract.RecordSerdes;
import org.pollwatch.contract.RegistryReader;
import org.pollwatch.contract.Topics;

/** Goes through an installation, check by check. One that cannot be made is a failure of its own and ends no other. */
public final class Doctor {
    private static final int ANSWER_MILLIS = 10_000;
    private static final double GIGABYTE = 1e9;

    private final Installation installation;
    private final Consumer<Diagnosis> told;
    private final Clock clock = Clock.systemUTC();
    private final Web web = new Web();
    private final List<Diagnosis> all = new ArrayList<>();

    /** A check that may fail to be made. */
    private interface Check {
        Diagnosis make() throws IOException;
    }

    /** @param told each diagnosis as it is made */
    public Doctor(Installation installation, Consumer<Diagnosis> told) {
        this.installation = installation;
        this.told = told;
    }

    /** @return every diagnosis, in the order of the checks */
    public List<Diagnosis> examine() {
        Map<String, Object> client = installation.kafka();
        client.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, ANSWER_MILLIS / 2);
        client.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, ANSWER_MILLIS);
        try (Admin admin = Admin.create(client)) {
            Cluster cluster = new Cluster(admin, installation.mission());
            ClusterChecks brokers = new ClusterChecks(cluster);
            if (check("brokers", "are they up, and is --bootstrap right?", brokers::brokers)) {
                ofCluster(cluster, brokers);
            }
        }
        ofRegistry();
        installation.gateway().ifPresent(this::ofGateway);
        installation.headquarters().ifPresent(this::ofHeadquarters);
        if (!failed("brokers")) {
            ClockCheck clocks = new ClockCheck(installation, clock);
            check("clocks", "may this principal read the clock topic?", () -> clocks.check(web.apart()));
        }
        installation.data().ifPresent(it -> check("disk", "does it exist?", () -> disk(it)));
        return List.copyOf(all);
    }

    private void ofCluster(Cluster cluster, ClusterChecks brokers) {
        String rights = "may this principal describe the cluster and the mission's topics?";
        check("transaction.version", rights, brokers::transactionVersion);
        check("brokers' disks", rights, brokers::disks);
        Map<String, TopicDescription> found = cluster.topics();
        check("copies", rights, () -> brokers.copies(found));
        TopicChecks topics = new TopicChecks(cluster, found);
        check("topics", rights, topics::existence);
        check("safety of writes", rights, topics::safety);
        check("teams", rights, topics::teams);
        GroupChecks groups = new GroupChecks(cluster, found, clock);
        check("topology", rights, groups::topology);
        check("state", rights, () -> new StateCheck(installation).check());
        check("committed offsets", rights, groups::offsets);
        check("open transactions", rights, () -> groups.transactions(installation.oldest()));
    }

    private void ofRegistry() {
        String rights = "may this principal read it?";
        try (RecordSerdes serdes = installation.client().serdes(installation.registry())) {
            RegistryChecks registry = new RegistryChecks(new RegistryReader(serdes), installation.registry());
            if (check("registry", rights, registry::answers)) {
                Topics topics = Topics.of(installation.mission());
                check("compatibility", rights, () -> registry.compatibility(topics));
                check("schemas", rights, () -> registry.schemas(topics));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the registry's client cannot be closed", e);
        }
    }

    private void ofGateway(URI at) {
        check("gateway", "is it up?", () -> new ServiceChecks(web).gateway(at, installation.mission()));
    }

    private void ofHeadquarters(URI at) {
        check("headquarters", "is it up?", () -> new ServiceChecks(web).headquarters(at));
    }

    private static Diagnosis disk(Path directory) throws IOException {
        FileStore store = Files.getFileStore(directory);
        double free = (double) store.getUsableSpace() / store.getTotalSpace();
        String found = String.format(
                Locale.ROOT, "%.0f %% free (%.1f GB) at %s", 100 * free, store.getUsableSpace() / GIGABYTE, directory);
        return ClusterChecks.room("disk", free, found);
    }

    /** @return whether what was checked is no failure */
    private boolean check(String what, String otherwise, Check check) {
        Diagnosis made;
        try {
            made = check.make();
        } catch (IOException | RuntimeException e) {
            made = Diagnosis.failure(what, "cannot be checked: " + e.getMessage(), otherwise);
        }
        all.add(made);
        told.accept(made);
        return made.state() != Diagnosis.State.FAILURE;
    }

    private boolean failed(String what) {
        return all.stream().anyMatch(it -> it.what().equals(what) && it.state() == Diagnosis.State.FAILURE);
    }
}
