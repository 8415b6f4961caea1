package org.pollwatch.xforms.xlsform;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.pollwatch.contract.avro.DefinitionKind;
import org.pollwatch.contract.mission.FileFault;
import org.pollwatch.contract.mission.MissionAssembly;
import org.pollwatch.contract.mission.MissionFaults;
import org.pollwatch.contract.mission.Piece;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.FormSubject;
import org.pollwatch.mission.Phase;

/** An XLSForm workbook as a form of ours, or the list of what stands in the way, by sheet and row. */
public final class XlsFormReader {
    /** Rows that a phone fills by itself, or that ask nothing. */
    private static final Set<String> PASSED_OVER = Set.of("start", "end", "today", "note", "begin_group", "end_group");

    private final XlsFormBook book;
    private final List<SheetFault> faults = new ArrayList<>();

    private XlsFormReader(XlsFormBook book) {
        this.book = book;
    }

    /**
     * A form, and the file that it is in a mission's directory.
     *
     * @param yaml for {@code forms/<id>.yaml}
     */
    public record Imported(Form form, String yaml) {}

    /**
     * @param phase where the workbook does not say ({@code pollwatch_phase} in the sheet settings)
     * @param subject where the workbook does not say ({@code pollwatch_place})
     * @throws XlsFormRefused holding everything that is wrong or unsupported
     */
    public static Imported read(InputStream workbook, Optional<Phase> phase, Optional<FormSubject> subject) {
        return new XlsFormReader(XlsFormBook.read(workbook)).read(phase, subject);
    }

    private Imported read(Optional<Phase> phase, Optional<FormSubject> subject) {
        Map<String, Object> file = settings(phase, subject);
        file.put("questions", questions());
        if (!faults.isEmpty()) {
            throw new XlsFormRefused(faults);
        }
        String yaml = FormYaml.dump(file);
        try {
            return new Imported(
                    MissionAssembly.form(
                            new Piece(DefinitionKind.FORM, file.get("id").toString(), yaml)),
                    yaml);
        } catch (MissionFaults e) {
            throw new XlsFormRefused(e.all().stream().map(XlsFormReader::fault).toList());
        }
    }

    private static SheetFault fault(FileFault fault) {
        return new SheetFault("form", 0, fault.message());
    }

    private Map<String, Object> settings(Optional<Phase> phase, Optional<FormSubject> subject) {
        SheetRow row = book.rows(XlsFormBook.SETTINGS).stream()
                .findFirst()
                .orElse(new SheetRow(XlsFormBook.SETTINGS, 2, Map.of()));
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("id", needed(row, Column.FORM_ID));
        file.put("version", needed(row, Column.VERSION));
        file.put(
                "phase",
                row.find(Column.PHASE).or(() -> phase.map(Words::of)).orElseGet(() -> needed(row, Column.PHASE)));
        file.put(
                "place",
                row.find(Column.PLACE).or(() -> subject.map(Words::of)).orElseGet(() -> needed(row, Column.PLACE)));
        Map<String, Object> title = new LinkedHashMap<>();
        title.put("en", needed(row, Column.FORM_TITLE));
        row.find(Column.TITLE_RU).ifPresent(it -> title.put("ru", it));
        row.find(Column.TITLE_KK).ifPresent(it -> title.put("kk", it));
        file.put("title", title);
        return file;
    }

    private String needed(SheetRow row, String column) {
        if (row.find(column).isEmpty()) {
            faults.add(row.fault("column " + column + ": expected a value"));
        }
        return row.text(column);
    }

    private List<Map<String, Object>> questions() {
        Map<String, List<SheetRow>> lists = book.rows(XlsFormBook.CHOICES).stream()
                .collect(Collectors.groupingBy(
                        it -> it.text(Column.LIST_NAME), LinkedHashMap::new, Collectors.toList()));
        List<Map<String, Object>> questions = new ArrayList<>();
        int insideResults = 0;
        for (SheetRow row : book.rows(XlsFormBook.SURVEY)) {
            String type = row.text(Column.TYPE).replace(' ', '_');
            if (insideResults > 0) {
                insideResults += type.startsWith("begin_") ? 1 : type.startsWith("end_") ? -1 : 0;
            } else if (isResults(row)) {
                insideResults = 1;
                new QuestionRow(row, lists, faults).read().ifPresent(questions::add);
            } else if (!isPassedOver(row, type)) {
                new QuestionRow(row, lists, faults).read().ifPresent(questions::add);
            }
        }
        return questions;
    }

    private static boolean isResults(SheetRow row) {
        return row.find(Column.OUR_TYPE)
                .filter(it -> it.equals("votes") || it.equals("protocols"))
                .isPresent();
    }

    private boolean isPassedOver(SheetRow row, String type) {
        if (row.text(Column.NAME).startsWith("report-")) {
            return true;
        }
        if (type.equals("begin_group") && row.find(Column.RELEVANT).isPresent()) {
            faults.add(row.fault("relevant of a group is not supported; write it at each question"));
        }
        return PASSED_OVER.contains(type);
    }
}
