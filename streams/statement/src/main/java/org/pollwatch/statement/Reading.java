package org.pollwatch.statement;

import java.util.List;

/**
 * A statement in words of one language, ready to be laid out as text, page or table.
 *
 * @param banner what stands on everything: that it is a reconstruction; empty where it is none
 * @param state released, a draft under embargo, or withdrawn
 * @param facts what it rests on, a line each
 * @param notes how to read it, a line each
 * @param colophon how it can be recomputed, a line each
 */
public record Reading(
        String language,
        String title,
        String mission,
        String banner,
        String state,
        List<String> facts,
        List<String> notes,
        List<Section> sections,
        List<String> colophon) {

    /**
     * One phase, or what stands beside the phases.
     *
     * @param basis how many observations, stations and teams; empty where that says nothing
     * @param regions by region; a table without rows where there is none
     */
    public record Section(String id, String title, String basis, List<Group> groups, Table regions) {}

    /** Lines of one kind. */
    public record Group(String title, List<Line> lines) {}

    /**
     * One figure in words.
     *
     * @param figure the figure in the base in which it is stated: "34 of 1,131 observations, 3.0 per cent (1,131 stations)"
     * @param weak whether so few answers stand behind it that its interval is given
     * @param note what was assumed; empty where nothing was
     */
    public record Line(String id, String name, String figure, boolean weak, String note) {}

    /** @param rows as long as the columns */
    public record Table(String title, List<String> columns, List<List<String>> rows) {
        static final Table NONE = new Table("", List.of(), List.of());
    }
}
