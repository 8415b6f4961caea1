package org.pollwatch.headquarters.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * The local accounts, in a file that only its owner reads and that is replaced as a whole. Written by the command line while
 * headquarters reads it; two writers wait for each other.
 */
public final class AccountsFile {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._@-]{0,63}");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Path path;
    private final Passwords passwords;

    public AccountsFile(Path path) {
        this(path, new Passwords());
    }

    AccountsFile(Path path, Passwords passwords) {
        this.path = path;
        this.passwords = passwords;
    }

    Passwords passwords() {
        return passwords;
    }

    /** @return the accounts by name; none where there is no file yet */
    public Map<String, Account> read() {
        Map<String, Account> accounts = new TreeMap<>();
        if (!Files.exists(path)) {
            return accounts;
        }
        try {
            for (JsonNode it : JSON.readTree(path.toFile()).path("accounts")) {
                Set<String> areas = new HashSet<>();
                it.path("areas").forEach(area -> areas.add(area.asText()));
                Role role = Role.of(it.path("role").asText())
                        .orElseThrow(() -> new IOException("an account without a role that is known"));
                Account account = new Account(
                        it.path("name").asText(), role, areas, it.path("hash").asText());
                accounts.put(account.name(), account);
            }
            return accounts;
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the accounts in " + path + " cannot be read", unreadable);
        }
    }

    /**
     * Adds an account, or gives it a new password, role and areas: whoever is signed in with it is no longer.
     *
     * @param areas it is kept to; empty for the whole mission
     * @return the password, which is kept nowhere
     * @throws IllegalArgumentException for a name that cannot be one, or a regional desk without areas
     */
    public String add(String name, Role role, Collection<String> areas) {
        if (!NAME.matcher(name).matches() || name.equals(Caller.LOCAL.account())) {
            throw new IllegalArgumentException(
                    "account: expected up to 64 of a-z, 0-9, dot, dash, underscore and @, and"
                            + " another name than local");
        }
        if (role == Role.REGIONAL_DESK && areas.isEmpty()) {
            throw new IllegalArgumentException("areas: expected at least one for a regional desk");
        }
        String password = passwords.generate();
        Account account = new Account(name, role, Set.copyOf(areas), passwords.hash(password));
        change(accounts -> {
            accounts.put(name, account);
            return accounts;
        });
        return password;
    }

    /** @return whether there was such an account */
    public boolean revoke(String name) {
        boolean[] known = new boolean[1];
        change(accounts -> {
            known[0] = accounts.remove(name) != null;
            return accounts;
        });
        return known[0];
    }

    /** @return what changes whenever the file does; empty where there is none */
    Optional<String> state() {
        try {
            return Files.exists(path)
                    ? Optional.of(Files.getLastModifiedTime(path).toMillis() + ":" + Files.size(path) + ":"
                            + Files.readAttributes(path, java.nio.file.attribute.BasicFileAttributes.class)
                                    .fileKey())
                    : Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the accounts in " + path + " cannot be read", unreadable);
        }
    }

    private void change(UnaryOperator<Map<String, Account>> change) {
        try {
            Files.createDirectories(path.toAbsolutePath().getParent());
            Path guard = path.resolveSibling(path.getFileName() + ".lock");
            try (FileChannel channel = FileChannel.open(guard, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.lock()) {
                assert lock.isValid();
                write(change.apply(read()).values());
            }
        } catch (IOException unwritable) {
            throw new UncheckedIOException("the accounts in " + path + " cannot be written", unwritable);
        }
    }

    private void write(Collection<Account> accounts) throws IOException {
        ObjectNode json = JSON.createObjectNode();
        ArrayNode all = json.putArray("accounts");
        for (Account account : accounts) {
            ObjectNode it = all.addObject();
            it.put("name", account.name()).put("role", account.role().word());
            account.areas().stream().sorted().forEach(it.putArray("areas")::add);
            it.put("hash", account.hash());
        }
        Path fresh = Files.createTempFile(path.toAbsolutePath().getParent(), "accounts", ".new");
        if (Files.getFileStore(fresh).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-------"));
        }
        Files.write(fresh, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(json));
        try {
            Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(fresh, path, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
