package org.pollwatch.headquarters;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.pollwatch.contract.mission.MissionSnapshot;
import org.pollwatch.headquarters.access.Access;
import org.pollwatch.headquarters.access.OpenAccess;
import org.pollwatch.headquarters.audit.AuditTrail;
import org.pollwatch.headquarters.board.Boards;
import org.pollwatch.headquarters.http.HeadquartersServer;
import org.pollwatch.headquarters.mission.MissionDesk;
import org.pollwatch.headquarters.mission.Missions;
import org.pollwatch.headquarters.statement.FreezeDesk;

/** The real server on a free port, over boards that a test fills itself. */
public final class RunningServer implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client = HttpClient.newHttpClient();
    private final WrittenEntries entries = new WrittenEntries();
    private final HeadquartersServer server;

    private RunningServer(List<MissionDesk> desks, List<MissionSnapshot> archive, Access access) {
        server = new HeadquartersServer(
                new Missions(desks, archive),
                entries,
                new AuditTrail(entries, Clock.systemUTC()),
                access,
                new FreezeDesk(new FoldedBook(), entries, Clock.systemUTC()),
                "127.0.0.1",
                0,
                Optional.empty(),
                Optional.empty());
        vertx.deployVerticle(server)
                .compose(deployed -> server.open())
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }

    public static RunningServer over(Boards boards, MissionSnapshot snapshot) {
        return of(List.of(new MissionDesk(boards, () -> Optional.of(snapshot))), List.of());
    }

    public static RunningServer over(Boards boards, MissionSnapshot snapshot, Access access) {
        MissionDesk desk = new MissionDesk(boards, () -> Optional.of(snapshot));
        return new RunningServer(List.of(desk), List.of(), access);
    }

    public static RunningServer of(MissionDesk desk, Access access) {
        return new RunningServer(List.of(desk), List.of(), access);
    }

    public static RunningServer of(List<MissionDesk> desks, List<MissionSnapshot> archive) {
        return new RunningServer(new ArrayList<>(desks), archive, new OpenAccess());
    }

    /** @return what was entered over HTTP */
    public WrittenEntries entries() {
        return entries;
    }

    public int port() {
        return server.port();
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port() + path);
    }

    public HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return client.send(request(path, headers), HttpResponse.BodyHandlers.ofString());
    }

    public HttpResponse<byte[]> getBytes(String path, String... headers) throws IOException, InterruptedException {
        return client.send(request(path, headers), HttpResponse.BodyHandlers.ofByteArray());
    }

    public HttpResponse<String> post(String path, String type, String body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).POST(HttpRequest.BodyPublishers.ofString(body));
        if (!type.isEmpty()) {
            request.header("Content-Type", type);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return request.build();
    }

    @Override
    public void close() {
        vertx.close()
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }
}
