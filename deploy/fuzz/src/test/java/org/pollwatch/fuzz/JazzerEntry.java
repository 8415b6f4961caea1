package org.pollwatch.fuzz;

/** What the fuzzer calls in its own JVM; the target is named by the property {@code fuzz.target}. */
public final class JazzerEntry {
    private static Target target;

    private JazzerEntry() {}

    public static void fuzzerInitialize() throws Exception {
        target = Targets.open(System.getProperty("fuzz.target"));
    }

    public static void fuzzerTestOneInput(byte[] input) throws Exception {
        target.take(input);
    }

    public static void fuzzerTearDown() throws Exception {
        target.close();
    }
}
