package org.pollwatch.xforms;

import java.util.ArrayList;
import java.util.List;
import org.pollwatch.counting.ProtocolRow;
import org.pollwatch.mission.Contestant;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Question;

/** The empty instance of an XForm: a node for each question and for what travels with the report. */
final class XFormInstance {
    private final Mission mission;
    private final Form form;
    private final Xml xml;

    XFormInstance(Mission mission, Form form, Xml xml) {
        this.mission = mission;
        this.form = form;
        this.xml = xml;
    }

    void write() {
        xml.open("instance").open(Nodes.ROOT, "id", XFormWriter.formId(mission, form), "version", form.version());
        xml.empty(Nodes.REPORT_ID).text(Nodes.REVISION, "0").empty(Nodes.PLACE).empty(Nodes.OBSERVED_AT);
        for (Question question : XFormModel.shown(form)) {
            node(question);
        }
        xml.empty(Nodes.WITHDRAWN);
        xml.open("orx:" + Nodes.META)
                .empty("orx:" + Nodes.INSTANCE_ID)
                .empty("orx:" + Nodes.INSTANCE_NAME)
                .close();
        xml.close().close();
    }

    private void node(Question question) {
        switch (question.type()) {
            case VOTES -> {
                xml.open(question.id());
                contestants(question).forEach(it -> xml.empty(it.id()));
                xml.close();
            }
            case PROTOCOLS -> {
                xml.open(question.id(), "jr:template", "").empty(Nodes.ROW_PLACE);
                for (String side : List.of(Nodes.STATION, Nodes.COMMISSION)) {
                    xml.open(side);
                    figures(question).forEach(xml::empty);
                    xml.close();
                }
                xml.close();
            }
            default -> xml.empty(question.id());
        }
        if (XFormModel.hasWithout(question)) {
            xml.empty(Nodes.without(question.id()));
        }
    }

    private List<Contestant> contestants(Question question) {
        return mission.ballot().contestants(question.contest().orElseThrow());
    }

    /** @return the names of a protocol's figures: contestants, then totals */
    private List<String> figures(Question question) {
        List<String> names = new ArrayList<>(
                contestants(question).stream().map(Contestant::id).toList());
        names.addAll(ProtocolRow.TOTALS.stream().sorted().toList());
        return names;
    }
}
