package org.pollwatch.headquarters;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.pollwatch.contract.RecordSerdes;
import org.pollwatch.contract.Topics;
import org.pollwatch.contract.definition.DefinitionLog;
import org.pollwatch.contract.mission.MissionSnapshot;
import org.pollwatch.warehouse.LogSource;
import org.pollwatch.warehouse.Warehouse;
import org.pollwatch.warehouse.WarehouseSettings;

/** The warehouses of the missions served, in one directory; a temporary one goes when headquarters does. */
final class Warehouses implements AutoCloseable {
    private final Path directory;
    private final boolean temporary;
    private final List<Warehouse> all = new ArrayList<>();

    private Warehouses(Path directory, boolean temporary) {
        this.directory = directory;
        this.temporary = temporary;
    }

    /** @param directory made where it is missing; empty for a temporary one */
    static Warehouses in(Optional<Path> directory) {
        try {
            return directory.isPresent()
                    ? new Warehouses(directory.get(), false)
                    : new Warehouses(Files.createTempDirectory("pollwatch-warehouse"), true);
        } catch (IOException e) {
            throw new UncheckedIOException("no directory for the warehouse can be made", e);
        }
    }

    /** @return not yet started */
    Warehouse add(
            Map<String, Object> client,
            Topics topics,
            RecordSerdes serdes,
            DefinitionLog definitions,
            Supplier<Optional<MissionSnapshot>> newest) {
        Warehouse warehouse = Warehouse.of(
                WarehouseSettings.in(directory),
                LogSource.kafka(client, topics),
                topics,
                serdes,
                definitions,
                () -> newest.get().map(MissionSnapshot::mission));
        all.add(warehouse);
        return warehouse;
    }

    /** @return where they are */
    Path directory() {
        return directory;
    }

    void start() {
        all.forEach(Warehouse::start);
    }

    @Override
    public void close() {
        all.forEach(Warehouse::close);
        if (!temporary) {
            return;
        }
        try (Stream<Path> found = Files.walk(directory)) {
            List<Path> files = found.sorted(Comparator.reverseOrder()).toList();
            for (Path file : files) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the temporary warehouse was not deleted", e);
        }
    }
}
