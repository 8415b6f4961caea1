package org.pollwatch.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A broker in a process of its own, to be killed. */
final class BrokerChild {
    private BrokerChild() {}

    /** @param arguments the broker's directory, its port on this machine */
    public static void main(String[] arguments) {
        EmbeddedBroker.start(BrokerSettings.in(Path.of(arguments[0])).at("127.0.0.1", Integer.parseInt(arguments[1])));
    }

    static Process start(Path directory, int port) throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx384m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                BrokerChild.class.getName(),
                directory.toString(),
                String.valueOf(port));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
