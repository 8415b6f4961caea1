package org.pollwatch.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The registry's classes as its JVM keeps them in memory, in a file that later starts map: half the time and half the processor
 * of a start. The build writes it once, for the JVM that it runs on; under any other the registry starts without.
 *
 * @param watch a jar of {@link EndWithParent} alone, since such a file can be written for jars only
 * @param classes the archive
 */
record RegistryArchive(Path watch, Path classes) {
    private static final Logger LOG = LoggerFactory.getLogger(RegistryArchive.class);
    private static final String PREFIX = "classes-";
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /** @param home where Apicurio Registry is unpacked */
    static RegistryArchive in(Path home) throws IOException {
        CRC32 checksum = new CRC32();
        checksum.update(watchClass());
        String name = PREFIX + System.getProperty("java.vm.version") + "-" + Long.toHexString(checksum.getValue());
        return new RegistryArchive(home.resolve(name + ".jar"), home.resolve(name + ".jsa"));
    }

    /**
     * Writes the archive where there is none for this JVM.
     *
     * @param arguments the directory where Apicurio Registry is unpacked
     */
    public static void main(String[] arguments) throws IOException {
        Path home = Path.of(arguments[0]).toRealPath();
        RegistryArchive archive = in(home);
        if (!archive.isThere()) {
            LOG.info("starting the registry once, so that later starts take half the time");
            archive.write(home);
        }
    }

    boolean isThere() {
        return Files.exists(watch) && Files.exists(classes);
    }

    private void write(Path home) throws IOException {
        deleteOthers(home);
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(watch))) {
            jar.putNextEntry(new ZipEntry(EndWithParent.class.getName().replace('.', '/') + ".class"));
            jar.write(watchClass());
            jar.closeEntry();
        }
        Path unfinished = home.resolve(PREFIX + "unfinished");
        Path data = Files.createTempDirectory("pollwatch-registry");
        RegistrySettings settings = new RegistrySettings(home, data, "127.0.0.1", 0, 256, PATIENCE);
        try {
            RegistryProcess.start(settings, List.of("-XX:ArchiveClassesAtExit=" + unfinished))
                    .close(PATIENCE);
            Files.move(unfinished, classes);
        } finally {
            delete(data);
        }
    }

    private static void deleteOthers(Path home) throws IOException {
        try (Stream<Path> files = Files.list(home)) {
            for (Path each : files.filter(it -> it.getFileName().toString().startsWith(PREFIX))
                    .toList()) {
                Files.delete(each);
            }
        }
    }

    private static void delete(Path data) throws IOException {
        try (Stream<Path> files = Files.list(data)) {
            for (Path each : files.toList()) {
                Files.delete(each);
            }
        }
        Files.delete(data);
    }

    private static byte[] watchClass() throws IOException {
        try (InputStream in = EndWithParent.class.getResourceAsStream(EndWithParent.class.getSimpleName() + ".class")) {
            return in.readAllBytes();
        }
    }
}
