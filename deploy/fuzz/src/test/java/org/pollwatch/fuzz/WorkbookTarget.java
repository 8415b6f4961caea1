package org.pollwatch.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.pollwatch.gateway.Arvenia;
import org.pollwatch.mission.FormSubject;
import org.pollwatch.mission.Phase;
import org.pollwatch.xforms.xlsform.XlsFormReader;
import org.pollwatch.xforms.xlsform.XlsFormRefused;
import org.pollwatch.xforms.xlsform.XlsFormWriter;

/**
 * A questionnaire as a workbook: read, or refused by sheet and row. The first byte says what the rest is: {@code z} the file;
 * {@code a} to {@code d} one of its parts as XML, the others as they should be.
 */
final class WorkbookTarget implements Target {
    private static final List<String> PARTS =
            List.of("xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml", "xl/sharedStrings.xml", "xl/workbook.xml");

    private final byte[] whole;
    private final Map<String, byte[]> parts;

    WorkbookTarget() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        var mission = Arvenia.mission();
        XlsFormWriter.write(mission, mission.newest("voting").orElseThrow(), out);
        whole = out.toByteArray();
        parts = parts(whole);
    }

    @Override
    public List<byte[]> seeds() {
        List<byte[]> seeds = new ArrayList<>();
        seeds.add(input('z', whole));
        for (int i = 0; i < PARTS.size(); i++) {
            seeds.add(input((char) ('a' + i), parts.get(PARTS.get(i))));
        }
        seeds.add(input(
                'c',
                ("<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\"><!ENTITY b \"&a;&a;\">]>"
                                + "<sst><si><t>&b;</t></si></sst>")
                        .getBytes(UTF_8)));
        return seeds;
    }

    @Override
    public void take(byte[] input) throws IOException {
        if (input.length == 0) {
            return;
        }
        byte[] rest = Arrays.copyOfRange(input, 1, input.length);
        int part = input[0] - 'a';
        byte[] file = part >= 0 && part < PARTS.size() ? with(PARTS.get(part), rest) : rest;
        try {
            XlsFormReader.read(
                    new ByteArrayInputStream(file),
                    Optional.of(Phase.VOTING),
                    Optional.of(FormSubject.POLLING_STATION));
        } catch (XlsFormRefused refused) {
            if (refused.all().isEmpty()) {
                throw new AssertionError("refused without a fault", refused);
            }
        }
    }

    private byte[] with(String name, byte[] content) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream to = new ZipOutputStream(out)) {
            to.setLevel(0);
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                to.putNextEntry(new ZipEntry(part.getKey()));
                to.write(part.getKey().equals(name) ? content : part.getValue());
                to.closeEntry();
            }
        }
        return out.toByteArray();
    }

    /** FastExcel's entries say their sizes at the end of the file only, so that a file it must be. */
    private static Map<String, byte[]> parts(byte[] workbook) throws IOException {
        Path file = Files.write(Files.createTempFile("pollwatch-fuzz", ".xlsx"), workbook);
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                parts.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
        } finally {
            Files.delete(file);
        }
        return parts;
    }

    private static byte[] input(char mode, byte[] rest) {
        byte[] all = new byte[rest.length + 1];
        all[0] = (byte) mode;
        System.arraycopy(rest, 0, all, 1, rest.length);
        return all;
    }
}
