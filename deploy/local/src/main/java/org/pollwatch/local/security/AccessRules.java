package org.pollwatch.local.security;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.errors.SecurityDisabledException;
import org.pollwatch.contract.ContractException;

/** Makes the cluster's rules for one mission equal to the {@link AccessTable}, for our services and nobody else. */
public final class AccessRules {
    private static final Set<String> OURS = Stream.of(ServicePrincipal.values())
            .map(ServicePrincipal::kafkaName)
            .collect(Collectors.toUnmodifiableSet());

    private static final Duration VISIBLE = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(50);

    private final Admin admin;

    /** @param admin of somebody who may change rules */
    public AccessRules(Admin admin) {
        this.admin = admin;
    }

    /**
     * What was changed.
     *
     * @param added rules that were not there
     * @param removed rules of our services that the table does not know, or no longer
     * @param total rules of the mission that stand now
     */
    public record Change(int added, int removed, int total) {}

    /**
     * Writes what is missing, then takes away what is too much, and returns when a broker goes by it. The controllers take
     * rules before any broker knows them: one that is still making the mission's topics refuses the services meanwhile.
     *
     * @throws ContractException if the cluster has no rules, does not take them from this client, or no broker that is
     *     asked goes by them within a minute
     */
    public Change write(String mission) {
        Set<AclBinding> wanted = new HashSet<>(AccessTable.rules(mission));
        Set<AclBinding> there = standing(mission);
        List<AclBinding> missing =
                wanted.stream().filter(it -> !there.contains(it)).toList();
        Collection<AclBindingFilter> tooMuch = new ArrayList<>();
        there.stream()
                .filter(it -> !wanted.contains(it))
                .map(AclBinding::toFilter)
                .forEach(tooMuch::add);
        done(admin.createAcls(missing).all());
        done(admin.deleteAcls(tooMuch).all());
        awaitStanding(mission, wanted);
        return new Change(missing.size(), tooMuch.size(), wanted.size());
    }

    /** The mission's rules for our services, as the broker that is asked knows them. */
    private Set<AclBinding> standing(String mission) {
        return done(admin.describeAcls(AclBindingFilter.ANY).values()).stream()
                .filter(it -> OURS.contains(it.entry().principal()) && AccessTable.isOf(mission, it))
                .collect(Collectors.toSet());
    }

    private void awaitStanding(String mission, Set<AclBinding> wanted) {
        long start = System.nanoTime();
        while (!standing(mission).equals(wanted)) {
            if (System.nanoTime() - start > VISIBLE.toNanos()) {
                throw new ContractException("the cluster took the rules, but its brokers do not go by them after "
                        + VISIBLE.toSeconds() + " s: are they well?");
            }
            try {
                Thread.sleep(POLL.toMillis());
            } catch (InterruptedException e) {
                throw interrupted(e);
            }
        }
    }

    private static <T> T done(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SecurityDisabledException) {
                throw new ContractException("this cluster has no authorizer: no rule was made", e.getCause());
            }
            throw new ContractException("the cluster did not give or take the rules", e.getCause());
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static ContractException interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new ContractException("interrupted while changing the rules", cause);
    }
}
