package org.pollwatch.local.access;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialDeletion;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AccessControlEntryFilter;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.ResourceNotFoundException;
import org.apache.kafka.common.errors.SecurityDisabledException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourcePatternFilter;
import org.apache.kafka.common.resource.ResourceType;
import org.pollwatch.contract.ContractException;
import org.pollwatch.contract.Topic;

/**
 * Lets others read topics, and nothing else: a SCRAM credential, reading and describing of the topics named, and groups
 * that begin with the reader's name. A principal is known as one of these readers by that rule about groups.
 */
public final class ReadAccess {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,62}");
    private static final ScramMechanism MECHANISM = ScramMechanism.SCRAM_SHA_256;
    private static final int ITERATIONS = 8_192;
    private static final int PASSWORD_BYTES = 24;
    private static final String USER = "User:";
    private static final String ANY_HOST = "*";

    private final Admin admin;

    /** @param admin of somebody who may change rules and credentials */
    public ReadAccess(Admin admin) {
        this.admin = admin;
    }

    /** Thrown where the cluster has no authorizer, so that a rule would be a pretence. */
    public static final class OpenCluster extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private OpenCluster(Throwable cause) {
            super("the cluster has no authorizer", cause);
        }
    }

    /** @return what groups of the reader begin with */
    public static String groupPrefix(String name) {
        return name + ".";
    }

    /**
     * Adds a reader, or gives one more topics and a new password. Rules come first: a credential without rules opens
     * nothing.
     *
     * @return the password, which is kept nowhere
     * @throws IllegalArgumentException if the name cannot be one, is somebody else's, or a topic is for no consumer
     * @throws OpenCluster if the cluster has no rules
     */
    public String add(String name, Collection<Topic<?>> topics) {
        check(name, topics);
        List<AclBinding> rules = new ArrayList<>();
        for (Topic<?> topic : topics) {
            rules.add(rule(name, ResourceType.TOPIC, topic.name(), PatternType.LITERAL, AclOperation.READ));
            rules.add(rule(name, ResourceType.TOPIC, topic.name(), PatternType.LITERAL, AclOperation.DESCRIBE));
        }
        rules.add(groupRule(name));
        done("rules", admin.createAcls(rules).all());
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        alter(new UserScramCredentialUpsertion(
                name, new ScramCredentialInfo(MECHANISM, ITERATIONS), password.getBytes(StandardCharsets.UTF_8)));
        return password;
    }

    private void check(String name, Collection<Topic<?>> topics) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("NAME: expected letters, digits and hyphens, 63 at most");
        }
        for (Topic<?> topic : topics) {
            if (topic.readers() == Topic.Readers.GATEWAY) {
                throw new IllegalArgumentException("--topics: " + topic.noun() + " is for the gateway alone");
            }
        }
        Collection<AclBinding> rules = rules(USER + name);
        if (!rules.isEmpty() && !rules.contains(groupRule(name))) {
            throw new IllegalArgumentException(
                    "NAME: " + name + " has rules that were not made here; choose another name");
        }
    }

    /**
     * Takes the rules away, which ends open connections' reading, and then the credential.
     *
     * @return false if there is no such reader
     * @throws OpenCluster if the cluster has no rules
     */
    public boolean revoke(String name) {
        if (!rules(USER + name).contains(groupRule(name))) {
            return false;
        }
        done("rules", admin.deleteAcls(List.of(of(USER + name))).all());
        try {
            alter(new UserScramCredentialDeletion(name, MECHANISM));
        } catch (ContractException e) {
            if (!(e.getCause() instanceof ResourceNotFoundException)) {
                throw e;
            }
        }
        return true;
    }

    /**
     * @return the readers, each with the names of its topics, sorted
     * @throws OpenCluster if the cluster has no rules
     */
    public Map<String, Set<String>> list() {
        Collection<AclBinding> rules = rules(null);
        Map<String, Set<String>> readers = new TreeMap<>();
        for (AclBinding rule : rules) {
            String name = rule.entry().principal().substring(USER.length());
            if (rule.pattern().resourceType() == ResourceType.TOPIC && rules.contains(groupRule(name))) {
                readers.computeIfAbsent(name, it -> new TreeSet<>())
                        .add(rule.pattern().name());
            }
        }
        return readers;
    }

    /** @param principal null for everybody */
    private Collection<AclBinding> rules(String principal) {
        return done("rules", admin.describeAcls(of(principal)).values());
    }

    private static AclBindingFilter of(String principal) {
        return new AclBindingFilter(
                ResourcePatternFilter.ANY,
                new AccessControlEntryFilter(principal, null, AclOperation.ANY, AclPermissionType.ANY));
    }

    private static AclBinding groupRule(String name) {
        return rule(name, ResourceType.GROUP, groupPrefix(name), PatternType.PREFIXED, AclOperation.READ);
    }

    private static AclBinding rule(
            String name, ResourceType type, String resource, PatternType pattern, AclOperation operation) {
        return new AclBinding(
                new ResourcePattern(type, resource, pattern),
                new AccessControlEntry(USER + name, ANY_HOST, operation, AclPermissionType.ALLOW));
    }

    private void alter(UserScramCredentialAlteration alteration) {
        done("credential", admin.alterUserScramCredentials(List.of(alteration)).all());
    }

    private static <T> T done(String what, KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SecurityDisabledException) {
                throw new OpenCluster(e.getCause());
            }
            throw new ContractException("the cluster did not take or give the " + what, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ContractException("interrupted while changing the " + what, e);
        }
    }
}
