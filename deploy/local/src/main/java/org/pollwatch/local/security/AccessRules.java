package org.pollwatch.local.security;

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
     * Writes what is missing, then takes away what is too much.
     *
     * @throws ContractException if the cluster has no rules, or does not take them from this client
     */
    public Change write(String mission) {
        Set<AclBinding> wanted = new HashSet<>(AccessTable.rules(mission));
        Set<AclBinding> there = done(admin.describeAcls(AclBindingFilter.ANY).values()).stream()
                .filter(it -> OURS.contains(it.entry().principal()) && AccessTable.isOf(mission, it))
                .collect(Collectors.toSet());
        List<AclBinding> missing =
                wanted.stream().filter(it -> !there.contains(it)).toList();
        Collection<AclBindingFilter> tooMuch = new ArrayList<>();
        there.stream()
                .filter(it -> !wanted.contains(it))
                .map(AclBinding::toFilter)
                .forEach(tooMuch::add);
        done(admin.createAcls(missing).all());
        done(admin.deleteAcls(tooMuch).all());
        return new Change(missing.size(), tooMuch.size(), wanted.size());
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
            Thread.currentThread().interrupt();
            throw new ContractException("interrupted while changing the rules", e);
        }
    }
}
