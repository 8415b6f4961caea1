package org.pollwatch.xforms;

import java.util.List;
import org.pollwatch.counting.ProtocolRow;
import org.pollwatch.mission.Contestant;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Question;
import org.pollwatch.mission.QuestionType;

/** What an XForm shows: one control for each question, in the form's order. */
final class XFormBody {
    private static final List<String> UNSUBSTANTIVE = List.of(QuestionType.NOT_OBSERVED, QuestionType.NOT_APPLICABLE);

    private final Mission mission;
    private final Form form;
    private final Xml xml;

    XFormBody(Mission mission, Form form, Xml xml) {
        this.mission = mission;
        this.form = form;
        this.xml = xml;
    }

    void write() {
        chooseFrom("places", Nodes.path(Nodes.PLACE));
        input(Nodes.path(Nodes.OBSERVED_AT), "own:observed-at");
        XFormModel.shown(form).forEach(this::question);
        xml.open("select1", "ref", Nodes.path(Nodes.WITHDRAWN));
        label("own:withdrawn");
        item("own:no", "no");
        item("own:yes", "yes");
        xml.close();
    }

    private void question(Question question) {
        switch (question.type()) {
            case YES_NO, CHOICE, EVALUATION -> words("select1", question);
            case CHOICES -> words("select", question);
            case INTEGER, TIME -> input(Nodes.path(question.id()), Texts.label(question));
            case VOTES -> {
                xml.open("group", "ref", Nodes.path(question.id()), "appearance", "field-list");
                label(Texts.label(question));
                contestants(question)
                        .forEach(it ->
                                input(Nodes.path(question.id(), it.id()), Texts.contestant(it.contest(), it.id())));
                xml.close();
            }
            case PROTOCOLS -> protocols(question);
            case TEXT, PHOTO -> throw new IllegalStateException(question.id() + " is not shown");
        }
        if (XFormModel.hasWithout(question)) {
            xml.open("select1", "ref", Nodes.path(Nodes.without(question.id())));
            label("own:without");
            UNSUBSTANTIVE.forEach(it -> item("own:" + it, it));
            xml.close();
        }
    }

    private List<Contestant> contestants(Question question) {
        return mission.ballot().contestants(question.contest().orElseThrow());
    }

    private void words(String control, Question question) {
        xml.open(control, "ref", Nodes.path(question.id()));
        label(Texts.label(question));
        question.answers().forEach(it -> item(Texts.answer(question, it), it));
        UNSUBSTANTIVE.forEach(it -> item("own:" + it, it));
        xml.close();
    }

    private void protocols(Question question) {
        String rows = Nodes.path(question.id());
        xml.open("group", "ref", rows);
        label(Texts.label(question));
        xml.open("repeat", "nodeset", rows);
        chooseFrom("stations", Nodes.path(question.id(), Nodes.ROW_PLACE));
        side(question, Nodes.STATION, "own:station");
        side(question, Nodes.COMMISSION, "own:commission");
        xml.close().close();
    }

    private void side(Question question, String side, String text) {
        xml.open("group", "ref", Nodes.path(question.id(), side), "appearance", "field-list");
        label(text);
        contestants(question)
                .forEach(
                        it -> input(Nodes.path(question.id(), side, it.id()), Texts.contestant(it.contest(), it.id())));
        ProtocolRow.TOTALS.stream().sorted().forEach(it -> input(Nodes.path(question.id(), side, it), "own:" + it));
        xml.close();
    }

    private void chooseFrom(String table, String path) {
        xml.open("select1", "ref", path, "appearance", "minimal autocomplete");
        label(table.equals("places") ? "own:place" : "own:row");
        xml.open("itemset", "nodeset", "instance('" + table + "')/root/item");
        xml.empty("value", "ref", "name").empty("label", "ref", "label");
        xml.close().close();
    }

    private void input(String path, String text) {
        xml.open("input", "ref", path);
        label(text);
        xml.close();
    }

    private void item(String text, String value) {
        xml.open("item");
        label(text);
        xml.text("value", value).close();
    }

    private void label(String text) {
        xml.empty("label", "ref", "jr:itext('" + text + "')");
    }
}
