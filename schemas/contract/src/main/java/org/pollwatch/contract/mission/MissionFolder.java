package org.pollwatch.contract.mission;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The texts of a mission's directory. */
final class MissionFolder {
    private static final String FORMS = "forms";
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Path directory;
    private final Faults faults;

    MissionFolder(Path directory, Faults faults) {
        this.directory = directory;
        this.faults = faults;
    }

    /** @return the file's text; empty, with a fault, if it has none */
    String needed(String file) {
        Optional<String> text = text(file);
        if (text.filter(it -> !it.isBlank()).isEmpty()) {
            faults.add(Spot.wholeFile(file), "expected this file, with content, in UTF-8");
        }
        return text.orElse("");
    }

    /** @return the rows of a table that must be there, and have some */
    List<Row> neededRows(String file, Columns columns) {
        String text = needed(file);
        if (text.isEmpty()) {
            return List.of();
        }
        List<Row> rows = CsvTable.rows(file, text, columns, faults);
        if (rows.isEmpty()) {
            faults.add(new Spot(file, 1), "expected at least one row");
        }
        return rows;
    }

    /** @return the rows of a table; none if it is not there */
    List<Row> rows(String file, Columns columns) {
        return text(file)
                .map(text -> CsvTable.rows(file, text, columns, faults))
                .orElse(List.of());
    }

    /** @return the file's text; empty if it is not there */
    Optional<String> text(String file) {
        Path path = directory.resolve(file);
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        try {
            String text = Files.readString(path);
            return Optional.of(!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            faults.add(Spot.wholeFile(file), "expected text in UTF-8");
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return the names of the forms' files, sorted */
    List<String> formFiles() {
        Path folder = directory.resolve(FORMS);
        if (!Files.isDirectory(folder)) {
            faults.add(Spot.wholeFile(FORMS), "expected a directory with one file for each form");
            return List.of();
        }
        try (Stream<Path> found = Files.list(folder)) {
            List<String> names =
                    found.map(it -> FORMS + "/" + it.getFileName()).sorted().toList();
            names.stream()
                    .filter(name -> name.endsWith(".yml"))
                    .forEach(name -> faults.add(Spot.wholeFile(name), "expected a name that ends in .yaml"));
            List<String> forms =
                    names.stream().filter(name -> name.endsWith(".yaml")).toList();
            if (forms.isEmpty()) {
                faults.add(Spot.wholeFile(FORMS), "expected at least one form, a file that ends in .yaml");
            }
            return forms;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
