package org.pollwatch.headquarters.access;

import static org.pollwatch.headquarters.access.RequestLine.delete;
import static org.pollwatch.headquarters.access.RequestLine.entry;
import static org.pollwatch.headquarters.access.RequestLine.get;
import static org.pollwatch.headquarters.access.RequestLine.post;
import static org.pollwatch.headquarters.access.RequestLine.put;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One line for every operation of the OpenAPI document: how somebody of the areas AA-1 asks for what is their own, and how
 * they would try to get at AA-2. A new operation needs a line here; the test says so.
 */
final class EveryOperation {
    static final String MISSION = "aa-2022";
    static final String DRAFT = "33333333-0000-4000-8000-000000000003";
    static final String OWN_REPORT = "11111111-0000-4000-8000-000000000001";
    static final String FOREIGN_REPORT = "99999999-0000-4000-8000-000000000009";
    /** The view of whoever asks: every role has one. */
    static final String OWN_VIEW = "of-" + RequestLine.ROLE;

    static final String FOREIGN_VIEW = "99999999-0000-4000-8000-00000000000a";
    static final String PRIVATE_VIEW = "99999999-0000-4000-8000-00000000000b";
    static final String UNKNOWN_REPORT = "99999999-0000-4000-8000-00000000ffff";

    private static final String ROOT = "/v1/missions/" + MISSION;

    private static final String NOTE = "{\"action\":\"comment\",\"text\":\"called\"}";

    private static final String VIEW = "{\"name\":\"West\",\"page\":\"regions\",\"parameters\":{\"area\":\"AA-1\"}}";

    private EveryOperation() {}

    static Map<String, RequestLine> lines() {
        Map<String, RequestLine> lines = new LinkedHashMap<>();
        lines.put("showSession", get("/v1/session"));
        lines.put(
                "signIn",
                RequestLine.post("/v1/session", "{\"account\":\"a\",\"password\":\"b\"}")
                        .answering(409));
        lines.put("signOut", RequestLine.delete("/v1/session"));
        lines.put("leaveForProvider", get("/v1/session/provider").answering(409));
        lines.put("comeBackFromProvider", get("/v1/session/provider/return").answering(409));
        lines.put("listAudit", get(ROOT + "/audit"));
        lines.put("listMissions", get("/v1/missions"));
        lines.put("showMission", get(ROOT));
        lines.put("showMap", get(ROOT + "/map"));
        lines.put("watch", get(ROOT + "/events"));
        lines.put("listRates", byArea("/rates", "?area=", "?hour=all", "?level=region", "?level=country"));
        lines.put("listCoverage", byArea("/coverage", "?area=", "?level=region"));
        lines.put("listFindings", byArea("/findings", "?area=", "?state=all", "?area=AA"));
        lines.put("listSeries", byArea("/series", "?area=", "?series=turnout_official"));
        lines.put("listIncidents", byArea("/incidents", "?area=", "?area=AA"));
        lines.put("listReports", byArea("/reports", "?area=", "?state=all"));
        lines.put(
                "showReport",
                get(ROOT + "/reports/" + OWN_REPORT)
                        .butNot(ROOT + "/reports/" + FOREIGN_REPORT, ROOT + "/reports/" + UNKNOWN_REPORT));
        lines.put(
                "showPlace",
                get(ROOT + "/places/AA-1-1-001").butNot(ROOT + "/places/AA-2-001", ROOT + "/places/ZZ-9-001"));
        lines.put("listRefusals", byArea("/refusals", "?area="));
        lines.put("chaseUp", byArea("/chase-up", "?area="));
        lines.put("exportChaseUpCsv", byArea("/export/chase-up.csv", "?area="));
        lines.put("search", get(ROOT + "/search?q=West", ROOT + "/search?q=East", ROOT + "/search?q=AA"));
        lines.put("compare", get(ROOT + "/compare"));
        String question = "/analysis?form=voting&question=group_voting";
        lines.put("breakDown", byArea(question, "&area=", "&by=team", "&area=AA"));
        lines.put("listArrivals", byArea("/arrivals?form=voting", "&area=", "&area=AA"));
        lines.put("showTables", get(ROOT + "/sql/schema"));
        String sql = "{\"query\":\"SELECT * FROM reports\"}";
        lines.put("runSql", post(ROOT + "/sql", sql));
        for (String format : new String[] {"csv", "xlsx", "parquet"}) {
            for (String table : new String[] {"Reports", "Visits"}) {
                String path = "/export/" + table.toLowerCase(java.util.Locale.ROOT) + "." + format;
                lines.put("export" + table + "." + format, byArea(path, "?area=", "?form=voting"));
            }
        }
        lines.put("showQuickCount", get(ROOT + "/quick-count"));
        lines.put(
                "listReviews",
                get(ROOT + "/reviews?reportId=" + OWN_REPORT)
                        .butNot(
                                ROOT + "/reviews?reportId=" + FOREIGN_REPORT,
                                ROOT + "/reviews?reportId=" + UNKNOWN_REPORT));
        lines.put("enterSeries", entry(ROOT + "/series", figure("AA-1"), figure("AA-2")));
        lines.put("review", entry(ROOT + "/reviews", decision(OWN_REPORT), decision(FOREIGN_REPORT)));
        lines.put("listNotes", get(notes("own")).butNot(notes("foreign-raised"), notes("foreign-never")));
        lines.put("listReportsBehind", get(behind("own")).butNot(behind("foreign-raised"), behind("foreign-never")));
        lines.put("addNote", post(notes("own"), NOTE, notes("foreign-raised"), notes("foreign-never")));
        lines.put(
                "correct",
                entry(ROOT + "/corrections", correction(OWN_REPORT), correction(FOREIGN_REPORT))
                        .butNotOf(
                                correction(FOREIGN_REPORT),
                                correction(UNKNOWN_REPORT),
                                keeping(FOREIGN_REPORT),
                                keeping(UNKNOWN_REPORT))
                        .answering(409));
        lines.put("listViews", get(ROOT + "/views"));
        lines.put("saveView", post(ROOT + "/views", VIEW));
        lines.put("changeView", put(view(OWN_VIEW), VIEW, foreignViews()));
        lines.put("deleteView", delete(view(OWN_VIEW)).butNot(foreignViews()));
        lines.put("listQueries", byArea("/queries", "?area=", "?state=all"));
        lines.put(
                "postQuery",
                entry(ROOT + "/queries", question(OWN_REPORT), question(FOREIGN_REPORT))
                        .butNotOf(question(FOREIGN_REPORT), question(UNKNOWN_REPORT)));
        statements(lines);
        for (String format : new String[] {"Csv", "Xlsx"}) {
            String end = "." + format.toLowerCase(java.util.Locale.ROOT);
            lines.put("exportRates" + format, byArea("/export/rates" + end, "?area=", "?hour=all"));
            lines.put("exportCoverage" + format, byArea("/export/coverage" + end, "?area="));
            lines.put("exportFindings" + format, byArea("/export/findings" + end, "?area=", "?state=all"));
            lines.put("exportIncidents" + format, byArea("/export/incidents" + end, "?area="));
        }
        return lines;
    }

    /** Whoever has areas only has no statement; what is released is for everybody, and nothing is. */
    private static void statements(Map<String, RequestLine> lines) {
        String one = ROOT + "/statements/" + DRAFT;
        lines.put("listStatements", get(ROOT + "/statements"));
        lines.put("freezeStatement", post(ROOT + "/statements", "{\"title\":\"Preliminary\"}"));
        lines.put("showStatement", get(one));
        lines.put("takeStatementFigures", get(one + "/figures.json"));
        lines.put("takeStatementText", get(one + "/statement.txt"));
        lines.put("takeStatementXlsx", get(one + "/statement.xlsx"));
        lines.put("printStatement", get(one + "/print"));
        lines.put("listStatementChanges", get(one + "/changes"));
        lines.put("releaseStatement", post(one + "/release", ""));
        lines.put("withdrawStatement", post(one + "/withdraw", "{\"reason\":\"twice\"}"));
        lines.put("listReleased", get(ROOT + "/released"));
        lines.put("listPublic", get("/v1/public/missions/" + MISSION));
        lines.put("showPublicPage", get("/public/" + MISSION));
    }

    /** All, with each filter, and of the own area; not of the other one, and not of one that is nowhere. */
    private static RequestLine byArea(String path, String area, String... filters) {
        String[] own = new String[filters.length + 2];
        own[0] = ROOT + path;
        own[1] = ROOT + path + area + "AA-1";
        for (int i = 0; i < filters.length; i++) {
            own[i + 2] = ROOT + path + filters[i];
        }
        return get(own).butNot(ROOT + path + area + "AA-2", ROOT + path + area + "ZZ-9");
    }

    private static String figure(String area) {
        return "{\"series\":\"turnout_official\",\"area\":\"" + area + "\",\"percent\":\"50.0\",\"source\":\"CEC\"}";
    }

    private static String notes(String finding) {
        return ROOT + "/findings/many_voters_added%7C" + finding + "/notes";
    }

    private static String behind(String finding) {
        return ROOT + "/findings/many_voters_added%7C" + finding + "/reports";
    }

    private static String view(String id) {
        return ROOT + "/views/" + id;
    }

    private static String[] foreignViews() {
        return new String[] {view(FOREIGN_VIEW), view(PRIVATE_VIEW), view(UNKNOWN_REPORT)};
    }

    /** Of another revision than the one that stands: the owner is told so, and nobody waits for a verdict. */
    private static String correction(String report) {
        return "{\"reportId\":\"" + report
                + "\",\"basedOnRevision\":7,\"reason\":\"by phone\",\"answers\":{\"voters_added\":3}}";
    }

    private static String keeping(String report) {
        return "{\"reportId\":\"" + report
                + "\",\"basedOnRevision\":1,\"reason\":\"by phone\",\"keep\":{\"partition\":0,\"offset\":1}}";
    }

    private static String question(String report) {
        return "{\"reportId\":\"" + report + "\",\"phrase\":\"answer_missing\",\"question\":\"voters_added\"}";
    }

    private static String decision(String report) {
        return "{\"reportId\":\"" + report + "\",\"action\":\"quarantine\",\"reason\":\"twice\"}";
    }
}
