package org.pollwatch.statement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.pollwatch.contract.avro.Statement;
import org.pollwatch.contract.avro.StatementState;
import org.pollwatch.statement.Reading.Group;
import org.pollwatch.statement.Reading.Line;
import org.pollwatch.statement.Reading.Section;
import org.pollwatch.statement.Reading.Table;
import org.pollwatch.statement.ShownFigures.Shown;
import org.pollwatch.statement.StatementBook.AreaFigures;
import org.pollwatch.statement.StatementBook.FormFigures;
import org.pollwatch.statement.StatementBook.IndicatorLine;

/**
 * Puts a statement in words: by phase, negative evaluations first, then irregularities by category, then what is neutral, and
 * by region what is most frequent. The same words stand in the text, on the page, in print and in the workbook.
 */
public final class StatementReading {
    private static final List<String> GROUPS = List.of(
            "evaluation",
            "malfeasance",
            "secrecy",
            "procedural",
            "transparency",
            "results_protocol",
            "reconciliation",
            "environment",
            "accessibility",
            "other",
            "facts");
    private static final int REGIONAL_COLUMNS = 4;
    private static final String ASSUMED = " *";
    private static final String TABULATION = "tabulation";
    private static final String INCIDENT = "incident";
    private static final String NUMBER = "number";

    private final Words words;
    private final ShownFigures shown;
    private final StatementBook book;

    private StatementReading(Words words, ShownFigures shown) {
        this.words = words;
        this.shown = shown;
        this.book = shown.book();
    }

    /** @return a statement with everything in it, for headquarters */
    public static Reading whole(Statement statement, StatementBook book, String language) {
        return new StatementReading(Words.in(language), ShownFigures.whole(book)).read(statement, false);
    }

    /** @return a released statement, as anyone may read it */
    public static Reading released(Statement statement, StatementBook book, String language) {
        return new StatementReading(Words.in(language), ShownFigures.released(book)).read(statement, true);
    }

    private Reading read(Statement it, boolean isPublic) {
        List<Section> sections = new ArrayList<>();
        book.forms().forEach(form -> section(form).ifPresent(sections::add));
        if (!isPublic && !book.findings().isEmpty()) {
            sections.add(findings());
        }
        if (!book.series().isEmpty()) {
            sections.add(announced());
        }
        return new Reading(
                words.language(),
                it.getTitle(),
                words.of(book.mission().titles()),
                book.mission().reconstruction() ? words.text("reconstruction") : "",
                state(it),
                facts(it, isPublic),
                notes(isPublic),
                sections,
                colophon(it));
    }

    private String state(Statement it) {
        return switch (it.getState()) {
            case RELEASED -> words.text("state.RELEASED", moment(it.getReleasedAt()));
            case WITHDRAWN -> words.text("state.WITHDRAWN", moment(it.getWithdrawnAt()));
            case DRAFT, UNKNOWN -> words.text("state." + StatementState.DRAFT);
        };
    }

    private String moment(Instant instant) {
        return instant == null ? "" : words.moment(instant);
    }

    private List<String> facts(Statement it, boolean isPublic) {
        List<String> facts = new ArrayList<>();
        facts.add(words.text("electionDay", book.mission().electionDay()));
        facts.add(
                isPublic
                        ? words.text("frozen.public", words.moment(it.getFrozenAt()))
                        : words.text("frozen", words.moment(it.getFrozenAt()), it.getFrozenBy()));
        if (!book.receivedUpTo().isEmpty()) {
            facts.add(words.text("received", words.moment(Instant.parse(book.receivedUpTo()))));
        }
        if (!isPublic) {
            facts.add(submissions());
        }
        return facts;
    }

    private String submissions() {
        Map<String, Long> by = book.submissions();
        long all = by.values().stream().mapToLong(Long::longValue).sum();
        return words.text(
                "submissions",
                words.count(all),
                words.count(by.getOrDefault("accepted", 0L)),
                words.count(by.getOrDefault("duplicate", 0L)),
                words.count(by.getOrDefault("superseded", 0L)),
                words.count(by.getOrDefault("conflict", 0L)),
                words.count(by.getOrDefault("rejected", 0L)));
    }

    private List<String> notes(boolean isPublic) {
        List<String> notes = new ArrayList<>();
        if (book.mission().limited()) {
            notes.add(words.text("limited"));
        } else {
            notes.add(words.text("sample"));
        }
        boolean isAssumed =
                book.forms().stream().flatMap(it -> it.indicators().stream()).anyMatch(FigureText::isBaseAssumed);
        if (isAssumed) {
            notes.add(words.text("assumed.note"));
        }
        if (isPublic) {
            notes.add(words.text("small.note", words.count(book.mission().minimumReports())));
        }
        return notes;
    }

    private List<String> colophon(Statement it) {
        return List.of(
                words.text("how.text", it.getId()),
                "SHA-256 " + it.getSha256(),
                words.text("definition", it.getDefinitionRevision(), it.getCode()),
                words.text("offsets") + ": "
                        + LogEnds.read(it.getEnds()).byNoun().entrySet().stream()
                                .map(each -> each.getKey() + " " + each.getValue())
                                .collect(Collectors.joining("; ")));
    }

    private Optional<Section> section(FormFigures form) {
        Optional<AreaFigures> country = form.in(book.country().id()).filter(it -> it.reports() > 0 || it.suspect());
        return country.map(it -> new Section(
                form.id(),
                words.known("phase." + form.phase()).orElseGet(() -> words.of(form.title())),
                basis(form, it),
                it.suspect() ? List.of(new Group(words.text("suspect"), List.of())) : groups(form, it),
                regions(form)));
    }

    private String basis(FormFigures form, AreaFigures country) {
        String teams = words.count(country.teams());
        String basis =
                switch (form.phase()) {
                    case INCIDENT -> words.text("basis.incident", words.count(country.reports()), teams);
                    case TABULATION ->
                        words.text(
                                "basis.tabulation",
                                words.count(country.reports()),
                                words.count(country.places()),
                                teams);
                    default ->
                        words.text("basis", words.count(country.reports()), words.count(country.places()), teams);
                };
        return country.expectedReports() == 0
                ? basis
                : basis + "; " + words.text("expected", words.count(country.expectedReports()));
    }

    private List<Group> groups(FormFigures form, AreaFigures country) {
        FigureText text = new FigureText(words, form.phase());
        Map<String, List<IndicatorLine>> byGroup = new LinkedHashMap<>();
        GROUPS.forEach(group -> byGroup.put(group, new ArrayList<>()));
        form.indicators().stream()
                .filter(it -> isTold(it, shown.of(form, country, it)))
                .forEach(it -> byGroup.get(group(it)).add(it));
        List<Group> groups = new ArrayList<>();
        byGroup.forEach((group, indicators) -> {
            if (!indicators.isEmpty()) {
                indicators.sort(mostFrequent(form, country));
                List<Line> lines = indicators.stream()
                        .map(it -> line(it, shown.of(form, country, it), text))
                        .toList();
                groups.add(new Group(words.text("group." + group), lines));
            }
        });
        return groups;
    }

    /** Nothing was answered, or a protocol's bare number that no statement prints. */
    private static boolean isTold(IndicatorLine indicator, Shown it) {
        boolean isBareNumber =
                indicator.kind().equals(NUMBER) && !indicator.category().equals("neutral");
        return !isBareNumber && (it.applicable() > 0 || it.n() > 0);
    }

    private static String group(IndicatorLine it) {
        if (!it.irregularity()) {
            return "facts";
        }
        return GROUPS.contains(it.category()) ? it.category() : "other";
    }

    private Comparator<IndicatorLine> mostFrequent(FormFigures form, AreaFigures area) {
        return Comparator.comparingDouble((IndicatorLine it) -> {
                    Shown cell = shown.of(form, area, it);
                    return -(double) cell.flagged().orElse(0) / Math.max(1, cell.applicable());
                })
                .thenComparing(IndicatorLine::id);
    }

    private Line line(IndicatorLine indicator, Shown it, FigureText text) {
        return new Line(
                indicator.id(),
                name(indicator),
                text.figure(indicator, it) + (FigureText.isBaseAssumed(indicator) ? ASSUMED : ""),
                FigureText.isWeak(it),
                text.note(indicator));
    }

    /** The codebook's name; else the question and the answers that count. */
    private String name(IndicatorLine it) {
        return words.name(it.id()).orElseGet(() -> {
            String question = words.of(it.label());
            boolean isPlain = it.counted().isEmpty() || it.counted().equals(List.of("yes"));
            boolean isAnswer = it.kind().equals("counted") || it.kind().equals("complement");
            if (!isAnswer || (isPlain && it.kind().equals("counted"))) {
                return question;
            }
            String answers = it.counted().stream()
                    .map(answer -> words.known("answer." + answer).orElse(answer.replace('_', ' ')))
                    .collect(Collectors.joining(", "));
            return question + " "
                    + (it.kind().equals("complement") ? words.text("answer.otherwise", answers) : answers);
        });
    }

    /** By region: how much was observed, the negative evaluation, and what is most frequent in the country. */
    private Table regions(FormFigures form) {
        AreaFigures country = form.in(book.country().id()).orElseThrow();
        List<IndicatorLine> columns = form.indicators().stream()
                .filter(IndicatorLine::irregularity)
                .filter(it -> shown.of(form, country, it).flagged().orElse(0) > 0)
                .filter(it -> !it.kind().equals("ratio"))
                .sorted(Comparator.comparing(
                                (IndicatorLine it) -> !it.category().equals("evaluation"))
                        .thenComparing(mostFrequent(form, country)))
                .limit(REGIONAL_COLUMNS + 1L)
                .toList();
        List<String> heads = new ArrayList<>(List.of(words.text("region"), words.text("column.observations")));
        boolean hasPlaces = !form.phase().equals(INCIDENT);
        if (hasPlaces) {
            heads.add(words.text(form.phase().equals(TABULATION) ? "column.commissions" : "column.stations"));
        }
        columns.forEach(it -> heads.add(name(it)));
        List<List<String>> rows = new ArrayList<>();
        for (StatementBook.AreaName area : book.areas()) {
            Optional<AreaFigures> row = form.in(area.id()).filter(it -> it.reports() > 0);
            if (row.isPresent() && !area.equals(book.country())) {
                List<String> cells = new ArrayList<>(
                        List.of(words.of(area.names()), words.count(row.get().reports())));
                if (hasPlaces) {
                    cells.add(words.count(row.get().places()));
                }
                columns.forEach(it -> cells.add(cell(shown.of(form, row.get(), it))));
                rows.add(cells);
            }
        }
        return rows.isEmpty() ? Table.NONE : new Table(words.text("regions"), heads, rows);
    }

    /** Numerator and base: a region's percentage is for whoever knows how small it is. */
    private String cell(Shown it) {
        if (it.hidden()) {
            return "· / " + words.count(it.applicable());
        }
        return it.applicable() == 0 ? "–" : words.count(it.flagged().orElse(0)) + " / " + words.count(it.applicable());
    }

    private Section findings() {
        List<Line> lines = book.findings().stream()
                .map(it -> new Line(it.rule(), words.of(it.label()), words.count(it.count()), false, ""))
                .toList();
        return new Section("findings", words.text("findings"), "", List.of(new Group("", lines)), Table.NONE);
    }

    private Section announced() {
        List<Line> lines = book.series().stream()
                .filter(it -> it.hour().isEmpty())
                .map(it -> new Line(
                        it.series() + "|" + it.area(),
                        it.series().replace('_', ' ') + ", " + areaName(it.area()),
                        announced(it),
                        false,
                        ""))
                .toList();
        return new Section(
                "announced",
                words.text("announced"),
                words.text("announced.note"),
                List.of(new Group("", lines)),
                Table.NONE);
    }

    private String areaName(String id) {
        return book.areas().stream()
                .filter(it -> it.id().equals(id))
                .map(it -> words.of(it.names()))
                .findFirst()
                .orElse(id);
    }

    private String announced(StatementBook.Announced it) {
        List<String> parts = new ArrayList<>();
        if (!it.amount().isEmpty()) {
            String amount = words.count(Long.parseLong(it.amount()));
            parts.add(it.of().isEmpty() ? amount : words.text("ratio", amount, words.count(Long.parseLong(it.of()))));
        }
        if (!it.percent().isEmpty()) {
            parts.add(words.text(
                    "percent",
                    words.language().equals("en") ? it.percent() : it.percent().replace('.', ',')));
        }
        return String.join(", ", parts);
    }
}
