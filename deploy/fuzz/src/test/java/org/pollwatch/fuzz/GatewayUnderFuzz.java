package org.pollwatch.fuzz;

import java.io.IOException;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.pollwatch.gateway.Arvenia;
import org.pollwatch.gateway.GatewaySettings;
import org.pollwatch.gateway.ServedGateway;
import org.pollwatch.gateway.http.RateLimit;

/** The real server of the gateway, one team that may send as fast as it can, and a log that forgets. */
public final class GatewayUnderFuzz implements AutoCloseable {
    private static final RateLimit NONE = new RateLimit(1e9, 1e9);

    private final ServedGateway gateway;
    private final Wire wire;

    public GatewayUnderFuzz(UnaryOperator<GatewaySettings> settings) {
        this.gateway = ServedGateway.start(it -> settings.apply(it.with(NONE)));
        this.wire = new Wire(gateway.port());
    }

    public int port() {
        return gateway.port();
    }

    /**
     * As the team with {@link ServedGateway#TOKEN}; a path without the mission's part.
     *
     * @param headers each ended by CR LF
     */
    public Optional<Wire.Answer> ask(String method, String rest, String headers, byte[] body) throws IOException {
        return askAt(method, "/v1/missions/" + Arvenia.ID + rest, authorised() + headers, body);
    }

    public Optional<Wire.Answer> askAt(String method, String path, String headers, byte[] body) throws IOException {
        Optional<Wire.Answer> answer = wire.ask(method + " " + path + " HTTP/1.1\r\nHost: x\r\n" + headers, body);
        gateway.log.forget();
        Promises.noServerFault(answer);
        return answer;
    }

    /** What was kept is let go. */
    public void forget() {
        gateway.log.forget();
    }

    public static String authorised() {
        return "Authorization: Bearer " + ServedGateway.TOKEN + "\r\n";
    }

    @Override
    public void close() throws IOException {
        wire.close();
        gateway.close();
    }
}
