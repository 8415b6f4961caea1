package org.pollwatch.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What the brokers' controllers say to each other, and brokers to another broker's controller: a proxy for each pair and
 * direction. A controller has one name for all; in each JVM another file of hosts leads it to that pair's loopback address.
 */
final class ControllerNetwork implements AutoCloseable {
    private static final String LOOPBACK = "127.0.0.1";

    private final Path directory;
    private final List<Integer> ports;
    private final List<Link> links = new ArrayList<>();

    /** From 1, as the brokers. */
    private record Link(int from, int to, Proxy proxy) {}

    /**
     * @param directory for the files of hosts
     * @param ports of the controllers, on 127.0.0.1
     */
    ControllerNetwork(Path directory, List<Integer> ports) {
        this.directory = directory;
        this.ports = List.copyOf(ports);
        boolean cut = canCutOff();
        for (int from = 1; from <= ports.size(); from++) {
            for (int to = 1; to <= ports.size(); to++) {
                if (cut && from != to) {
                    links.add(new Link(from, to, new Proxy(between(from, to), port(to), port(to), 0)));
                }
            }
            writeHosts(from);
        }
    }

    /** @return whether {@link #become} can be had on this machine: all of 127/8 is there, as on Linux */
    static boolean canCutOff() {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getByName(between(1, 2)))) {
            return any.isBound();
        } catch (IOException missing) {
            return false;
        }
    }

    static String between(int from, int to) {
        return from == to ? LOOPBACK : "127.0." + from + "." + to;
    }

    private static String name(int controller) {
        return "controller-" + controller;
    }

    private int port(int controller) {
        return ports.get(controller - 1);
    }

    private Path hosts(int broker) {
        return directory.resolve("hosts-" + broker);
    }

    /** It replaces the machine's own. */
    private void writeHosts(int broker) {
        List<String> lines = new ArrayList<>();
        lines.add(LOOPBACK + " localhost");
        try {
            lines.add(LOOPBACK + " " + InetAddress.getLocalHost().getHostName());
        } catch (IOException nameless) {
            // Then nobody will ask for it.
        }
        for (int to = 1; to <= ports.size(); to++) {
            lines.add((canCutOff() ? between(broker, to) : LOOPBACK) + " " + name(to));
        }
        try {
            Files.createDirectories(directory);
            Files.write(hosts(broker), lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return all controllers, in Kafka's notation */
    String voters() {
        return IntStream.rangeClosed(1, ports.size())
                .mapToObj(id -> id + "@" + address(id))
                .collect(Collectors.joining(","));
    }

    /** @return where a controller says that it is */
    String address(int controller) {
        return name(controller) + ":" + port(controller);
    }

    /** @return with what the JVM of a broker finds the controllers */
    List<String> options(int broker) {
        return List.of("-Djdk.net.hosts.file=" + hosts(broker));
    }

    /** What one controller sends, and what is sent to it. */
    void become(int controller, Proxy.State state) {
        links.stream()
                .filter(it -> it.from() == controller || it.to() == controller)
                .forEach(it -> it.proxy().become(state));
    }

    @Override
    public void close() throws IOException {
        for (Link link : links) {
            link.proxy().close();
        }
    }
}
