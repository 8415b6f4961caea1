package org.pollwatch.headquarters.access;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Accounts of this machine: browsers sign in with a password and hold a session, programs send account and password with
 * each request (HTTP Basic). An account that is revoked or changed in the file is out within a second, its streams
 * included.
 */
public final class LocalAccess implements Access {
    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final int VERIFIERS = 2;

    private final Optional<AccountsFile> file;
    private final Optional<URI> publicUrl;
    private final Clock clock;
    private final Passwords passwords;
    private final Attempts attempts;
    private final BasicCache basic = new BasicCache();
    private final Streams streams = new Streams();
    private Sessions sessions;
    private WorkerExecutor verifiers;
    private Map<String, Account> accounts = Map.of();
    private Optional<String> state = Optional.empty();

    /** @param publicUrl where browsers find it, if that is not where it listens; with https, cookies go over it only */
    public LocalAccess(AccountsFile file, Optional<URI> publicUrl, Clock clock) {
        this(Optional.of(file), publicUrl, clock);
    }

    /** @param file where the accounts are; without one nobody has a password */
    public LocalAccess(Optional<AccountsFile> file, Optional<URI> publicUrl, Clock clock) {
        this.file = file;
        this.passwords = file.map(AccountsFile::passwords).orElseGet(Passwords::new);
        this.publicUrl = publicUrl;
        this.clock = clock;
        this.attempts = new Attempts(clock);
    }

    @Override
    public String word() {
        return "local";
    }

    @Override
    public Optional<URI> publicUrl() {
        return publicUrl;
    }

    @Override
    public void mount(Vertx vertx, Router router) {
        boolean https = publicUrl.filter(it -> "https".equals(it.getScheme())).isPresent();
        sessions = new Sessions(vertx, https, clock);
        verifiers = vertx.createSharedWorkerExecutor("headquarters-passwords", VERIFIERS);
        refresh();
        vertx.setPeriodic(1_000, tick -> {
            refresh();
            streams.endThose(context -> callerAgain(context).isEmpty());
        });
        router.route().handler(sessions.handler());
        router.route().handler(this::identify);
    }

    private void refresh() {
        Optional<String> now = file.flatMap(AccountsFile::state);
        if (!now.equals(state)) {
            accounts = file.map(AccountsFile::read).orElseGet(Map::of);
            state = now;
        }
    }

    private void identify(RoutingContext context) {
        Optional<BasicCredentials> credentials = BasicCredentials.of(context.request());
        if (credentials.isPresent()) {
            byPassword(context, credentials.get());
            return;
        }
        Optional<Caller> caller = callerAgain(context);
        if (caller.isPresent() && !READS.contains(context.request().method()) && !sessions.hasToken(context)) {
            Refusal.answer(context, 403, "No token", "X-CSRF-Token: expected what GET /v1/session says");
            return;
        }
        caller.ifPresent(it -> Callers.put(context, it));
        context.next();
    }

    /** The caller of a session, as long as it and the account last. */
    private Optional<Caller> callerAgain(RoutingContext context) {
        return sessions.account(context, this::asItIsNow).map(Account::caller);
    }

    /** Whom a provider vouched for stays so until the session ends; it is asked at the next sign-in. */
    private Optional<Account> asItIsNow(Account then) {
        return then.isLocal() ? Optional.ofNullable(accounts.get(then.name())) : Optional.of(then);
    }

    private void byPassword(RoutingContext context, BasicCredentials given) {
        Account account = accounts.get(given.account());
        if (account != null && basic.knows(account, given.password())) {
            Callers.put(context, account.caller());
            context.next();
            return;
        }
        context.request().pause();
        verify(context, given.account(), given.password()).onComplete(done -> {
            context.request().resume();
            if (done.failed()) {
                context.fail(done.cause());
            } else if (done.result() instanceof SignIn.Done signedIn) {
                basic.remember(accounts.get(given.account()), given.password());
                Callers.put(context, signedIn.caller());
                context.next();
            } else if (done.result() instanceof SignIn.TooSoon soon) {
                Refusal.tooSoon(context, soon.patience());
            } else {
                Refusal.answer(context, 401, "Not signed in", "account or password is not right");
            }
        });
    }

    private Future<SignIn> verify(RoutingContext context, String name, String password) {
        String address = ClientAddress.of(context.request(), publicUrl.isPresent());
        var wait = attempts.wait(name, address);
        if (!wait.isZero()) {
            return Future.succeededFuture(new SignIn.TooSoon(wait));
        }
        Account account = accounts.get(name);
        return verifiers
                .executeBlocking(
                        () -> account == null ? passwords.refuse(password) : passwords.verify(account.hash(), password),
                        false)
                .map(right -> {
                    if (!right || !Objects.equals(account, accounts.get(name))) {
                        attempts.failed(name, address);
                        return new SignIn.Wrong();
                    }
                    attempts.succeeded(name, address);
                    return new SignIn.Done(account.caller());
                });
    }

    @Override
    public Future<SignIn> signIn(RoutingContext context, String account, String password) {
        if (!takesPasswords()) {
            return Future.succeededFuture(new SignIn.NotHere());
        }
        return verify(context, account, password).map(result -> {
            if (result instanceof SignIn.Done) {
                sessions.begin(context, accounts.get(account));
            }
            return result;
        });
    }

    @Override
    public boolean takesPasswords() {
        return file.isPresent();
    }

    /**
     * Begins a session for an account that another vouches for.
     *
     * @param keepsake kept with the session, for {@link #keepsake}
     */
    public void welcome(RoutingContext context, Account account, String keepsake) {
        sessions.begin(context, account);
        sessions.keep(context, keepsake);
    }

    /** @return what was kept with the request's session; empty for a session of a local account, and for none */
    public Optional<String> keepsake(RoutingContext context) {
        return sessions.kept(context);
    }

    @Override
    public Optional<URI> signOut(RoutingContext context, boolean everywhere) {
        Callers.find(context).ifPresent(caller -> {
            if (everywhere) {
                sessions.endAll(caller.account());
            }
            sessions.end(context);
            streams.endThose(stream -> callerAgain(stream).isEmpty());
        });
        return Optional.empty();
    }

    @Override
    public Optional<String> token(RoutingContext context) {
        return sessions.token(context);
    }

    @Override
    public void whenEnded(RoutingContext context, Runnable end) {
        streams.add(context, end);
    }
}
