package org.pollwatch.gateway.openrosa;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.config.Property;
import org.junit.jupiter.api.Test;
import org.pollwatch.gateway.ServedGateway;

/** A token is in the path: it must be in no log, no figure and no message, whatever happens. */
class TokenSecrecyTest {
    private static final String FORGED = "forged-but-perhaps-almost-right";

    @Test
    void shouldShowNoTokenAnywhere() {
        List<String> lines = new CopyOnWriteArrayList<>();
        AbstractAppender listening = new AbstractAppender("listening", null, null, false, Property.EMPTY_ARRAY) {
            @Override
            public void append(LogEvent event) {
                lines.add(event.getMessage().getFormattedMessage() + " " + event.getThrown());
            }
        };
        listening.start();
        Configuration configuration = LoggerContext.getContext(false).getConfiguration();
        configuration.getRootLogger().addAppender(listening, Level.ALL, null);
        try (ServedGateway gateway = ServedGateway.start()) {
            LogManager.getLogger(TokenSecrecyTest.class).error("heard");
            for (String token : List.of(ServedGateway.TOKEN, FORGED)) {
                for (String path : List.of("/formList", "/media/stations.csv", "/forms/voting/1.xml", "/%25zz", "/x")) {
                    HttpResponse<String> response = gateway.send(gateway.collect(token, path));
                    boolean forms = path.equals("/formList") && token.equals(ServedGateway.TOKEN);
                    assertThat(response.body().contains(token)).as(path).isEqualTo(forms);
                }
                gateway.send(Upload.of("<data/>").to(gateway, token));
                gateway.send(Upload.of(Filled.voting()).to(gateway, token));
            }
            gateway.log.failWith(new IllegalStateException("timed out"));
            Upload.of(Filled.voting()).send(gateway);

            assertThat(gateway.manage("/metrics").body())
                    .contains("vertx_http_server_requests_total")
                    .doesNotContain(ServedGateway.TOKEN)
                    .doesNotContain(FORGED);
        } finally {
            configuration.getRootLogger().removeAppender("listening");
        }
        assertThat(lines).anyMatch(it -> it.startsWith("heard"));
        assertThat(lines).noneMatch(it -> it.contains(ServedGateway.TOKEN) || it.contains(FORGED));
    }
}
