package org.pollwatch.benchmark;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.utils.AppInfoParser;

/** What it ran on. */
final class Machine {
    private static final double GIGABYTES = 1e9;

    private Machine() {}

    /** @return facts by name, in the order in which they are printed */
    static Map<String, String> facts() {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("cores", Integer.toString(system.getAvailableProcessors()));
        facts.put("memory", String.format("%.1f GB", system.getTotalMemorySize() / GIGABYTES));
        facts.put("load before", String.format("%.2f", system.getSystemLoadAverage()));
        facts.put("system", system.getName() + " " + system.getVersion() + " " + system.getArch());
        facts.put("java", System.getProperty("java.vm.name") + " " + Runtime.version());
        facts.put("kafka", AppInfoParser.getVersion());
        return facts;
    }
}
