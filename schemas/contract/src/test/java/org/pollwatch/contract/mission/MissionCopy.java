package org.pollwatch.contract.mission;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A small mission in a directory of its own, to be spoilt in one place. */
public final class MissionCopy {
    private final Path directory;

    private MissionCopy(Path directory) {
        this.directory = directory;
    }

    /** @param directory empty; filled with the smallest mission that uses every rule of the format */
    public static MissionCopy of(Path directory) {
        Path source = Path.of("src", "test", "resources", "small-mission");
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = directory.resolve(source.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new MissionCopy(directory);
    }

    /** Replaces one text, which must be there exactly once. */
    public MissionCopy replace(String file, String old, String now) {
        String text = read(file);
        if (text.split(Pattern.quote(old), -1).length != 2) {
            throw new IllegalArgumentException(file + " should have once: " + old);
        }
        return write(file, text.replace(old, now));
    }

    public MissionCopy write(String file, String text) {
        return write(file, text, StandardCharsets.UTF_8);
    }

    MissionCopy write(String file, String text, Charset charset) {
        try {
            Files.createDirectories(directory.resolve(file).getParent());
            Files.writeString(directory.resolve(file), text, charset);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    public MissionCopy delete(String file) {
        try {
            Files.delete(directory.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    public MissionFiles load() {
        return MissionDirectory.load(directory);
    }

    private String read(String file) {
        try {
            return Files.readString(directory.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
