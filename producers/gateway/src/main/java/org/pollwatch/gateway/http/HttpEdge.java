package org.pollwatch.gateway.http;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.micrometer.MetricsDomain;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;
import io.vertx.openapi.contract.OpenAPIContract;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.pollwatch.contract.published.PublishedFiles;
import org.pollwatch.gateway.attachment.AttachmentStore;
import org.pollwatch.gateway.intake.Intake;
import org.pollwatch.gateway.intake.MissionDesk;
import org.pollwatch.gateway.intake.Queries;
import org.pollwatch.gateway.intake.Receipts;
import org.pollwatch.gateway.intake.Teams;

/** The HTTP server of the gateway, on one event loop per core, and its management port. */
public final class HttpEdge implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(2);
    private static final int IDLE_SECONDS = 60;
    private static final int BACKLOG = 1_024;

    private final Vertx vertx;
    private final PrometheusMeterRegistry meters;
    private final GatewayMetrics metrics;
    private final AtomicBoolean draining = new AtomicBoolean();
    private final List<HttpServer> servers = new CopyOnWriteArrayList<>();
    private Management management;

    /** @param instances event loops that serve requests */
    public HttpEdge(int instances) {
        this.meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        this.metrics = new GatewayMetrics(meters);
        this.vertx = Vertx.builder()
                .with(new VertxOptions()
                        .setEventLoopPoolSize(instances + 1)
                        .setMetricsOptions(new MicrometerMetricsOptions()
                                .setEnabled(true)
                                .setDisabledMetricsCategories(allBut(MetricsDomain.HTTP_SERVER))))
                .withMetrics(new MicrometerMetricsFactory(meters))
                .build();
    }

    private static Set<String> allBut(MetricsDomain wanted) {
        return EnumSet.complementOf(EnumSet.of(wanted)).stream()
                .map(MetricsDomain::toCategory)
                .collect(Collectors.toSet());
    }

    /**
     * Where and how to serve.
     *
     * @param port 0 for a free one
     * @param managementPort 0 for a free one
     * @param certificate key and certificate in one PEM file, for TLS
     */
    public record Binding(
            String host,
            int port,
            int managementPort,
            int instances,
            BodyLimits limits,
            ConnectionLimits connections,
            RateLimit rate,
            Optional<Path> certificate) {}

    /** What to serve from. */
    public record Service(
            List<MissionDesk> desks,
            Teams teams,
            Receipts receipts,
            Queries queries,
            Optional<AttachmentStore> attachments,
            Intake intake) {}

    /** @return for counting by others into the same registry */
    public PrometheusMeterRegistry meters() {
        return meters;
    }

    public GatewayMetrics metrics() {
        return metrics;
    }

    /**
     * Returns when requests are taken.
     *
     * @param annexes what is served beside the OpenAPI document's routes
     * @throws IllegalStateException if a port cannot be bound
     */
    public void start(Binding binding, Service service, List<Annex> annexes) {
        BodyBudget budget = new BodyBudget(binding.limits().inMemory());
        metrics.gauge("body.bytes", "Bodies in memory", budget, BodyBudget::taken);
        OpenConnections open = new OpenConnections(binding.connections());
        metrics.gauge("connections", "Open connections of observers", open, OpenConnections::count);
        metrics.gauge(
                "connections.refused", "Connections closed, for there were too many", open, OpenConnections::refused);
        Map<String, MissionDesk> desks =
                service.desks().stream().collect(Collectors.toMap(MissionDesk::id, Function.identity()));
        HttpParts parts = new HttpParts(
                new Door(desks, service.teams(), binding.rate(), draining::get),
                service.intake(),
                service.receipts(),
                service.queries(),
                service.attachments(),
                new MissionDocuments(),
                binding.limits(),
                budget,
                metrics,
                new PublishedFiles(RoutesDocument.published()),
                annexes);
        OpenAPIContract contract =
                await("the OpenAPI document", OpenAPIContract.from(vertx, RoutesDocument.forRouter()));
        HttpServerOptions options = new HttpServerOptions()
                .setHost(binding.host())
                // Vert.x: servers on the same negative port share one free port.
                .setPort(binding.port() == 0 ? -1 : binding.port())
                .setHttp2ClearTextEnabled(false)
                .setIdleTimeout(IDLE_SECONDS)
                .setAcceptBacklog(BACKLOG)
                .setTcpNoDelay(true);
        binding.certificate().ifPresent(it -> secure(options, it));
        DeploymentOptions instances = new DeploymentOptions().setInstances(binding.instances());
        await(
                "port " + binding.port(),
                vertx.deployVerticle(
                        () -> new HttpVerticle(
                                new Routes(parts),
                                contract,
                                options,
                                new ConnectionGuard(binding.connections(), open),
                                servers::add),
                        instances));
        management = new Management(vertx, meters, service.teams(), draining::get);
        await(
                "management port " + binding.managementPort(),
                management.listen(binding.host(), binding.managementPort()));
    }

    /** HTTP/1.1 as in clear: what guards connections counts requests of that one. */
    private static void secure(HttpServerOptions options, Path certificate) {
        String pem = certificate.toString();
        options.setSsl(true)
                .setKeyCertOptions(new PemKeyCertOptions().addKeyPath(pem).addCertPath(pem))
                .setEnabledSecureTransportProtocols(Set.of("TLSv1.3"))
                .setUseAlpn(false);
    }

    public int port() {
        return servers.get(0).actualPort();
    }

    public int managementPort() {
        return management.port();
    }

    /** Refuses what is new, and waits until what was accepted has its answer. */
    public void drain(Duration atMost) {
        draining.set(true);
        await(
                "stopping",
                Future.join(servers.stream()
                        .map(server -> server.shutdown(atMost.toMillis(), TimeUnit.MILLISECONDS))
                        .toList()));
    }

    @Override
    public void close() {
        await("closing", vertx.close());
        meters.close();
    }

    private static <T> T await(String what, Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(START.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while starting or stopping", e);
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(
                    "the HTTP server, " + what + ": " + e.getCause().getMessage(), e.getCause());
        } catch (java.util.concurrent.TimeoutException e) {
            throw new IllegalStateException(
                    "the HTTP server, " + what + ": not done within " + START.toSeconds() + " s", e);
        }
    }
}
