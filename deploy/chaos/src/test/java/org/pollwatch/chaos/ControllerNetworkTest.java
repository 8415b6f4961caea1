package org.pollwatch.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three that answer what they are asked, in the place of controllers. */
class ControllerNetworkTest {
    private static final int SILENCE_MILLIS = 300;
    private static final int PATIENCE_MILLIS = 10_000;

    @TempDir
    Path directory;

    private final List<ServerSocket> controllers = new ArrayList<>();
    private ControllerNetwork network;

    @BeforeEach
    void start() throws IOException {
        assumeTrue(ControllerNetwork.canCutOff(), "127.0.0.1 is the only loopback address");
        for (int i = 0; i < Stage.BROKERS; i++) {
            ServerSocket controller = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            controllers.add(controller);
            daemon(() -> answer(controller));
        }
        network = new ControllerNetwork(
                directory, controllers.stream().map(ServerSocket::getLocalPort).toList());
    }

    @AfterEach
    void stop() throws IOException {
        if (network != null) {
            network.close();
        }
        for (ServerSocket controller : controllers) {
            controller.close();
        }
    }

    @Test
    void shouldSilenceWhatOneControllerSendsAndHearsAndNothingElse() throws IOException {
        network.become(2, Proxy.State.SILENT);
        assertThatThrownBy(() -> ask(1, 2)).isInstanceOf(SocketTimeoutException.class);
        assertThatThrownBy(() -> ask(2, 1)).isInstanceOf(SocketTimeoutException.class);
        assertThat(ask(1, 3)).isEqualTo(7);
        assertThat(ask(3, 1)).isEqualTo(7);
        assertThat(ask(2, 2)).as("a broker speaks to its own controller").isEqualTo(7);
    }

    @Test
    void shouldCloseTheConnectionsOfAControllerThatIsCutOffAndOpenThemAgain() throws IOException {
        network.become(3, Proxy.State.CUT);
        assertThat(ask(1, 3)).as("the end of a connection").isEqualTo(-1);
        network.become(3, Proxy.State.OPEN);
        assertThat(ask(1, 3)).isEqualTo(7);
    }

    @Test
    void shouldLeadEachBrokerToTheOthersOverAnAddressOfItsOwn() throws IOException {
        assertThat(Files.readAllLines(directory.resolve("hosts-1")))
                .contains("127.0.0.1 controller-1", "127.0.1.2 controller-2", "127.0.1.3 controller-3");
        assertThat(Files.readAllLines(directory.resolve("hosts-2")))
                .contains("127.0.2.1 controller-1", "127.0.0.1 controller-2", "127.0.2.3 controller-3");
        assertThat(network.voters()).startsWith("1@" + network.address(1) + ",2@controller-2:");
    }

    private int ask(int from, int to) throws IOException {
        try (Socket socket = new Socket(
                ControllerNetwork.between(from, to), controllers.get(to - 1).getLocalPort())) {
            socket.setSoTimeout(from == 2 || to == 2 ? SILENCE_MILLIS : PATIENCE_MILLIS);
            socket.getOutputStream().write(7);
            return socket.getInputStream().read();
        }
    }

    private static void answer(ServerSocket controller) {
        while (!controller.isClosed()) {
            try {
                Socket one = controller.accept();
                // Whoever has not asked yet keeps nobody waiting.
                daemon(() -> answer(one));
            } catch (IOException closed) {
                // The test is over.
            }
        }
    }

    private static void answer(Socket one) {
        try (one) {
            one.getOutputStream().write(one.getInputStream().read());
        } catch (IOException closed) {
            // It asked no more.
        }
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "controller");
        thread.setDaemon(true);
        thread.start();
    }
}
