package org.pollwatch.headquarters.access;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.pollwatch.fuzz.Requests;
import org.pollwatch.fuzz.Target;

/** Accounts, cookies, tokens against forgery, and whatever stands in their place. */
public final class SignInTarget implements Target {
    private static final String SESSION = "pollwatch-session=" + "a".repeat(64);

    private final String password;
    private final DeskUnderFuzz desk;

    public SignInTarget() throws Exception {
        AccountsFile accounts = new AccountsFile(
                Files.createTempDirectory("pollwatch-fuzz").resolve("accounts.json"), new Passwords(1));
        password = accounts.add("desk-west", Role.REGIONAL_DESK, List.of("AA-1"));
        desk = new DeskUnderFuzz(new LocalAccess(accounts, Optional.empty(), Clock.systemUTC()));
    }

    @Override
    public List<byte[]> seeds() {
        String basic = Base64.getEncoder().encodeToString(("desk-west:" + password).getBytes(StandardCharsets.UTF_8));
        List<byte[]> seeds = new ArrayList<>();
        String host = "Host: 127.0.0.1:" + desk.port();
        String json = "Content-Type: application/json";
        String credentials = "{\"account\":\"desk-west\",\"password\":\"" + password + "\"}";
        seeds.add(Requests.input("POST /v1/session", List.of(host, json), credentials));
        seeds.add(Requests.input(
                "POST /v1/session", List.of(host, json, "Cookie: " + SESSION, "X-CSRF-Token: x"), credentials));
        seeds.add(Requests.input("GET /v1/session", List.of(host, "Cookie: " + SESSION), ""));
        seeds.add(Requests.input("DELETE /v1/session?everywhere=true", List.of(host, "Cookie: " + SESSION), ""));
        seeds.add(Requests.input("GET /v1/session/provider/return?code=a&state=b", List.of(host), ""));
        seeds.addAll(desk.operations(List.of("Authorization: Basic " + basic)));
        return seeds;
    }

    @Override
    public void take(byte[] input) throws Exception {
        desk.take(input);
    }

    @Override
    public int weight() {
        return 8;
    }

    @Override
    public void close() throws IOException {
        desk.close();
    }
}
