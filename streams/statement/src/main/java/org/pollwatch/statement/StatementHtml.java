package org.pollwatch.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.pollwatch.statement.Reading.Group;
import org.pollwatch.statement.Reading.Line;
import org.pollwatch.statement.Reading.Section;
import org.pollwatch.statement.Reading.Table;

/** Readings as one HTML page without script, for print and for the public: quick on any phone, and whole without styles. */
public final class StatementHtml {
    private static final Map<String, String> LANGUAGES = Map.of("en", "English", "ru", "Русский", "kk", "Қазақша");

    private final StringBuilder out = new StringBuilder(32 << 10);
    private final Words words;

    private StatementHtml(Words words) {
        this.words = words;
    }

    /**
     * @param title of the page
     * @param readings all in one language; the newest first
     * @param address of this page without its language, for the links to the others
     */
    public static String page(String title, String language, List<Reading> readings, String address) {
        StatementHtml html = new StatementHtml(Words.in(language));
        html.head(title, readings);
        html.languages(address);
        if (readings.isEmpty()) {
            html.out.append("<h1>").append(text(title)).append("</h1>");
            html.element("p", "nothing", html.words.text("nothing"));
        }
        for (int i = 0; i < readings.size(); i++) {
            html.reading(readings.get(i), i);
        }
        html.out.append("</main></body></html>\n");
        return html.out.toString();
    }

    private void head(String title, List<Reading> readings) {
        out.append("<!doctype html><html lang=\"").append(words.language()).append("\"><head><meta charset=\"utf-8\">");
        out.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        out.append("<meta name=\"robots\" content=\"noindex\"><title>")
                .append(text(title))
                .append("</title>");
        out.append(
                "<link rel=\"icon\" href=\"/favicon.svg\"><link rel=\"stylesheet\" href=\"/styles/statement-print.css\">");
        out.append("</head><body><main>");
        readings.stream()
                .map(Reading::banner)
                .filter(it -> !it.isEmpty())
                .findFirst()
                .ifPresent(it -> element("p", "banner", it));
    }

    private void languages(String address) {
        out.append("<nav aria-label=\"Language\">");
        for (String language : List.of("en", "ru", "kk")) {
            out.append("<a lang=\"")
                    .append(language)
                    .append("\" hreflang=\"")
                    .append(language)
                    .append('"');
            if (language.equals(words.language())) {
                out.append(" aria-current=\"true\"");
            }
            out.append(" href=\"")
                    .append(text(address))
                    .append("?lang=")
                    .append(language)
                    .append("\">");
            out.append(LANGUAGES.get(language)).append("</a>");
        }
        out.append("</nav>");
    }

    private void reading(Reading it, int number) {
        out.append("<article>");
        element("p", "mission", it.mission());
        element(number == 0 ? "h1" : "h2", "title", it.title());
        element("p", "state", it.state());
        list("facts", it.facts());
        list("notes", it.notes());
        it.sections().forEach(this::section);
        out.append("<footer>");
        element("h3", "", words.text("how"));
        list("colophon", it.colophon());
        out.append("</footer></article>");
    }

    private void section(Section section) {
        out.append("<section>");
        element("h3", "phase", section.title());
        if (!section.basis().isEmpty()) {
            element("p", "basis", section.basis());
        }
        section.groups().forEach(this::group);
        table(section.regions());
        out.append("</section>");
    }

    private void group(Group group) {
        if (!group.title().isEmpty()) {
            element("h4", "", group.title());
        }
        if (group.lines().isEmpty()) {
            return;
        }
        out.append("<dl>");
        for (Line line : group.lines()) {
            out.append("<div><dt>").append(text(line.name())).append("</dt><dd");
            out.append(line.weak() ? " class=\"weak\">" : ">").append(text(line.figure()));
            if (!line.note().isEmpty()) {
                out.append("<small>").append(text(line.note())).append("</small>");
            }
            out.append("</dd></div>");
        }
        out.append("</dl>");
    }

    private void table(Table table) {
        if (table.rows().isEmpty()) {
            return;
        }
        out.append("<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"")
                .append(text(table.title()));
        out.append("\"><table><caption>").append(text(table.title())).append("</caption><thead><tr>");
        table.columns().forEach(it -> element("th scope=\"col\"", "", it));
        out.append("</tr></thead><tbody>");
        for (List<String> row : table.rows()) {
            out.append("<tr>");
            element("th scope=\"row\"", "", row.get(0));
            row.subList(1, row.size()).forEach(it -> element("td", "", it));
            out.append("</tr>");
        }
        out.append("</tbody></table></div>");
    }

    private void list(String name, List<String> lines) {
        List<String> told = new ArrayList<>(lines);
        told.removeIf(String::isEmpty);
        if (!told.isEmpty()) {
            out.append("<ul class=\"").append(name).append("\">");
            told.forEach(it -> element("li", "", it));
            out.append("</ul>");
        }
    }

    /** @param tag with its attributes */
    private void element(String tag, String name, String content) {
        out.append('<').append(tag);
        if (!name.isEmpty()) {
            out.append(" class=\"").append(name).append('"');
        }
        out.append('>')
                .append(text(content))
                .append("</")
                .append(tag.replaceFirst(" .*", ""))
                .append('>');
    }

    private static String text(String content) {
        return content.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
