package org.pollwatch.headquarters.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pollwatch.headquarters.SampleMission;
import org.pollwatch.headquarters.SampleRates;
import org.pollwatch.headquarters.access.Scope;
import org.pollwatch.headquarters.board.Around;
import org.pollwatch.headquarters.board.Boards;
import org.pollwatch.headquarters.board.Seen;
import org.pollwatch.headquarters.mission.MissionDesk;

final class HeartbeatTest {
    private static final Duration BEAT = Duration.ofMillis(100);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Vertx vertx = Vertx.vertx();
    private final Boards boards = new Boards("aa-2022", "log1");
    private final Room room = new Room(boards);

    @BeforeEach
    void serve() {
        vertx.deployVerticle(room)
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }

    @AfterEach
    void stop() {
        vertx.close()
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(20, TimeUnit.SECONDS)
                .join();
    }

    @Test
    void shouldShowThatAQuietStreamLives() throws Exception {
        try (EventSource watcher = EventSource.open(room.port(), "aa-2022", "")) {
            await().atMost(PATIENCE).until(() -> watcher.pings() >= 3);
            assertThat(room.watchers.count()).isEqualTo(1);
        }
        await().atMost(PATIENCE).until(() -> room.watchers.count() == 0);
    }

    @Test
    void shouldCloseAWatcherThatTakesNothing() throws Exception {
        try (EventSource stuck = EventSource.connect(room.port(), "aa-2022", "")) {
            await().atMost(PATIENCE).until(() -> room.watchers.count() == 1);
            // More than socket buffers hold; then no write ends for as long as the server waits.
            for (int offset = 0; room.watchers.count() > 0 && offset < 1_000_000; offset++) {
                boards.rates().putDay(offset, wide("AA-" + offset % 500));
                boards.announce();
            }
            await().atMost(PATIENCE).until(() -> room.watchers.count() == 0);
            assertThat(stuck.pings()).isZero();
        }
    }

    private static org.pollwatch.contract.avro.AreaRates wide(String area) {
        SampleRates rates = SampleRates.of(area, "voting");
        for (int i = 0; i < 40; i++) {
            rates.rate("indicator_" + i, 1, 10);
        }
        return rates.build();
    }

    private static final class Room extends VerticleBase {
        private final Boards boards;
        private volatile Watchers watchers;
        private volatile HttpServer server;

        Room(Boards boards) {
            this.boards = boards;
        }

        @Override
        public Future<?> start() {
            watchers = new Watchers(vertx, boards, shown(), BEAT);
            HttpServerOptions options =
                    new HttpServerOptions().setWriteIdleTimeout(300).setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
            server =
                    vertx.createHttpServer(options).requestHandler(request -> watchers.join(request, Optional.empty()));
            return server.listen(0, "127.0.0.1");
        }

        private List<Seen<?>> shown() {
            return new MissionDesk(boards, Optional::empty)
                    .seenBy(
                            Scope.WHOLE,
                            Around.EVERYTHING,
                            SampleMission.of("aa-2022").build().mission());
        }

        int port() {
            return server.actualPort();
        }
    }
}
