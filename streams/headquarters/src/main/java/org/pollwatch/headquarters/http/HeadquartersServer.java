package org.pollwatch.headquarters.http;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.ext.web.Router;
import io.vertx.openapi.contract.OpenAPIContract;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.pollwatch.contract.published.PublishedFiles;
import org.pollwatch.headquarters.access.Access;
import org.pollwatch.headquarters.audit.Audit;
import org.pollwatch.headquarters.entry.EntryLog;
import org.pollwatch.headquarters.mission.Missions;
import org.pollwatch.headquarters.statement.FreezeDesk;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server: guards, then the API, then the page. Deployed it is ready, and it answers once it is opened. One event loop
 * serves all, so that nothing of it needs a lock.
 */
public final class HeadquartersServer extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(HeadquartersServer.class);
    private static final int BACKLOG = 1_024;
    private static final int FASTEST_COMPRESSION = 1;
    /** A client that has taken nothing for so long is cut off; watchers who read get a sign of life more often. */
    private static final int SECONDS_STUCK = 30;

    private static final long MILLIS_BETWEEN_COUNTS = 1_000;

    private final Missions missions;
    private final EntryLog entries;
    private final Audit audit;
    private final Access access;
    private final FreezeDesk freezes;
    private final String host;
    private final int port;
    private final Optional<Path> page;
    private final Optional<Path> certificate;
    private final Map<String, Integer> watchers = new ConcurrentHashMap<>();
    private Rooms rooms;
    private HttpServer server;

    /**
     * @param entries where what is entered goes
     * @param audit where it is written down who did what
     * @param access how it is found out who asks
     * @param freezes where statements are frozen
     * @param port 0 for any free one
     * @param page where the page lies instead of on the class path, while somebody works on it
     * @param certificate key and certificate in one PEM file, for TLS
     */
    public HeadquartersServer(
            Missions missions,
            EntryLog entries,
            Audit audit,
            Access access,
            FreezeDesk freezes,
            String host,
            int port,
            Optional<Path> page,
            Optional<Path> certificate) {
        this.missions = missions;
        this.entries = entries;
        this.audit = audit;
        this.access = access;
        this.freezes = freezes;
        this.host = host;
        this.port = port;
        this.page = page;
        this.certificate = certificate;
    }

    @Override
    public Future<?> start() {
        HttpServerOptions options = new HttpServerOptions()
                .setAcceptBacklog(BACKLOG)
                // Closing a connection waits for what is still to be written, for ever if nobody reads; this does not.
                .setWriteIdleTimeout(SECONDS_STUCK)
                .setIdleTimeoutUnit(TimeUnit.SECONDS)
                .setCompressionSupported(true)
                .setCompressionLevel(FASTEST_COMPRESSION);
        certificate.ifPresent(it -> secure(options, it));
        rooms = new Rooms(vertx);
        vertx.setPeriodic(MILLIS_BETWEEN_COUNTS, tick -> count());
        server = vertx.createHttpServer(options);
        return RoutesDocument.load(vertx).map(contract -> server.requestHandler(router(contract)));
    }

    private static void secure(HttpServerOptions options, Path certificate) {
        String pem = certificate.toString();
        options.setSsl(true)
                .setKeyCertOptions(new PemKeyCertOptions().addKeyPath(pem).addCertPath(pem))
                .setEnabledSecureTransportProtocols(Set.of("TLSv1.3"))
                .setUseAlpn(false); // HTTP/1.1, as in clear
    }

    /** Listens, once it is deployed. On its own event loop, whoever calls. */
    public Future<?> open() {
        Promise<HttpServer> opened = Promise.promise();
        context.runOnContext(ignored -> server.listen(port, host).onComplete(opened));
        return opened.future();
    }

    private void count() {
        missions.all().forEach(desk -> watchers.put(desk.id(), rooms.count(desk.id())));
    }

    /** @return how many watched the mission when it was last counted, a second ago at most; for any thread */
    public int watchers(String mission) {
        return watchers.getOrDefault(mission, 0);
    }

    private Router router(OpenAPIContract document) {
        Router router = Router.router(vertx);
        router.errorHandler(400, Problem::unread);
        router.route().handler(Guards::headers);
        if (Guards.isLoopback(host) && access.publicUrl().isEmpty()) {
            router.route().handler(Guards::host);
        } else {
            LOG.info("headquarters listens at {}; access: {}", host, access.word());
        }
        access.publicUrl().ifPresent(it -> Guards.servedAt(router, it));
        access.mount(vertx, router);
        router.route("/*").subRouter(new Api(vertx, missions, rooms, entries, audit, access, freezes).router(document));
        ContractRoutes contract = new ContractRoutes(new PublishedFiles(RoutesDocument.published()));
        router.get(PublishedFiles.FOLDER + "*").handler(contract::send);
        PageRoutes files = new PageRoutes(page);
        router.get("/vendor/*").handler(files::vendor);
        router.get().handler(files::page);
        return router;
    }

    /** @return whether only this machine can reach a server bound to the address */
    public static boolean isLoopback(String host) {
        return Guards.isLoopback(host);
    }

    /** @return the port that it listens on, once it is open */
    public int port() {
        return server.actualPort();
    }

    @Override
    public Future<?> stop() {
        rooms.close();
        return server.close();
    }
}
