package org.pollwatch.local;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.pollwatch.contract.ClockWatch;

/** One node of a cluster in a JVM of its own, to be killed. */
public final class BrokerProgram {
    private static final String HOST = "127.0.0.1";

    private BrokerProgram() {}

    /**
     * @param arguments id, how many nodes, the cluster's id, directory, port for clients, controller's port, voters, and what
     *     the node gives as its own, where proxies stand before it: port for clients, the controller's host and port
     */
    public static void main(String[] arguments) throws Exception {
        BrokerNode.Place place = new BrokerNode.Place(
                Integer.parseInt(arguments[0]),
                Integer.parseInt(arguments[1]),
                arguments[2],
                Path.of(arguments[3]),
                HOST,
                Integer.parseInt(arguments[4]),
                Integer.parseInt(arguments[5]),
                arguments[6]);
        Map<String, String> more = new HashMap<>();
        more.put("advertised.listeners", "CLIENTS://" + HOST + ":" + arguments[7] + ",CONTROLLER://" + arguments[8]);
        // A follower that has stopped fetching holds up every acknowledgement until it is out: 30 s by default.
        more.put("replica.lag.time.max.ms", "5000");
        new BrokerNode(place, more).start();
        ClockWatch.whenSetBack(ClockWatch::endProcess);
        System.out.println("ready");
    }
}
