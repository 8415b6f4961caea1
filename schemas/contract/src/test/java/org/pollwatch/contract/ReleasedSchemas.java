package org.pollwatch.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaFormatter;

/** The directory {@code schemas/released}: {@code <record>/<version>.avsc}, as consumers were once given them. */
record ReleasedSchemas(Path directory) {
    private static final String SUFFIX = ".avsc";

    /** One version of one record, from 1. */
    record Version(int number, Schema schema) {}

    static ReleasedSchemas ofThisBuild() {
        Path root = Path.of(System.getProperty("pollwatch.root", "../.."));
        return new ReleasedSchemas(root.resolve("schemas").resolve("released"));
    }

    /** @return the oldest first; empty if the record was never released */
    List<Version> of(String record) {
        Path versions = directory.resolve(record);
        if (!Files.isDirectory(versions)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(versions)) {
            return files.map(ReleasedSchemas::read)
                    .sorted(Comparator.comparing(Version::number))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return the names of all records that were ever released */
    List<String> records() {
        try (Stream<Path> all = Files.list(directory)) {
            return all.filter(Files::isDirectory)
                    .map(it -> it.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Version read(Path file) {
        String name = file.getFileName().toString();
        try {
            int number = Integer.parseInt(name.substring(0, name.length() - SUFFIX.length()));
            return new Version(number, new Schema.Parser().parse(Files.readString(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the schema as the next version, unless it is the last one, word for word. */
    void release(Schema schema) {
        List<Version> before = of(schema.getName());
        int last = before.isEmpty() ? 0 : before.get(before.size() - 1).number();
        if (last > 0 && before.get(before.size() - 1).schema().toString().equals(schema.toString())) {
            return;
        }
        try {
            Path file = directory.resolve(schema.getName()).resolve((last + 1) + SUFFIX);
            Files.createDirectories(file.getParent());
            Files.writeString(file, SchemaFormatter.format("json/pretty", schema) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
