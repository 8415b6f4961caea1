package org.pollwatch.contract.published;

import java.util.List;

/** Writes HTML; whatever comes from a document is escaped. */
final class Html {
    private final StringBuilder text = new StringBuilder();

    /** Begins a page in English. */
    static Html page(String title) {
        Html html = new Html();
        html.text.append("<!doctype html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width\">");
        html.element("title", title);
        html.text.append("<link rel=\"stylesheet\" href=\"contract.css\"></head>\n<body>\n<header>");
        html.element("h1", title);
        html.text.append("<nav><a href=\"http\">HTTP</a> <a href=\"topics\">Topics</a> <a href=\"openapi.yaml\">"
                + "openapi.yaml</a> <a href=\"asyncapi.yaml\">asyncapi.yaml</a></nav></header>\n<main>\n");
        return html;
    }

    Html element(String name, Object content) {
        text.append('<')
                .append(name)
                .append('>')
                .append(escape(content))
                .append("</")
                .append(name)
                .append(">\n");
        return this;
    }

    /** Begins a section that can be linked to. */
    Html section(String id, String heading) {
        text.append("<section id=\"").append(escape(id)).append("\">\n<h2><a href=\"#");
        text.append(escape(id)).append("\">").append(escape(heading)).append("</a></h2>\n");
        return this;
    }

    Html endSection() {
        text.append("</section>\n");
        return this;
    }

    /** Begins something that opens when it is wanted. */
    Html details(String summary) {
        text.append("<details>");
        return element("summary", summary);
    }

    Html endDetails() {
        text.append("</details>\n");
        return this;
    }

    /** @param rows as many cells as there are headings; null is an empty cell */
    Html table(List<String> headings, List<List<Object>> rows) {
        if (rows.isEmpty()) {
            return this;
        }
        text.append("<table>\n<tr>");
        headings.forEach(it -> element("th", it));
        text.append("</tr>\n");
        for (List<Object> row : rows) {
            text.append("<tr>");
            row.forEach(it -> element("td", it));
            text.append("</tr>\n");
        }
        text.append("</table>\n");
        return this;
    }

    String end() {
        return text.append("</main>\n</body>\n</html>\n").toString();
    }

    private static String escape(Object content) {
        return String.valueOf(content)
                .strip()
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
