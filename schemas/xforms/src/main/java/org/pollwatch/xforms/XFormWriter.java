package org.pollwatch.xforms;

import java.util.Map;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.Labels;
import org.pollwatch.mission.Mission;

/**
 * A form as an XForm. Every edit in ODK Collect has an instance id of its own, so hidden nodes travel through edits: the
 * report's id, made once, and its revision, one more on each load of an existing instance. Equal definitions give equal
 * bytes.
 */
public final class XFormWriter {
    private final Mission mission;
    private final Form form;
    private final Xml xml = new Xml();

    private XFormWriter(Mission mission, Form form) {
        this.mission = mission;
        this.form = form;
    }

    /** @return the XForm; questions of free text and photos are left out, since Collect cannot encrypt a single answer */
    public static String write(Mission mission, Form form) {
        return new XFormWriter(mission, form).write();
    }

    /** @return the form's id among all forms that a phone may have */
    public static String formId(Mission mission, Form form) {
        return mission.id() + "-" + form.id();
    }

    private String write() {
        xml.open(
                "h:html",
                "xmlns",
                "http://www.w3.org/2002/xforms",
                "xmlns:h",
                "http://www.w3.org/1999/xhtml",
                "xmlns:jr",
                "http://openrosa.org/javarosa",
                "xmlns:orx",
                "http://openrosa.org/xforms",
                "xmlns:odk",
                "http://www.opendatakit.org/xforms");
        xml.open("h:head");
        xml.text("h:title", form.title().en());
        xml.open("model", "odk:xforms-version", "1.0.0");
        texts();
        new XFormModel(mission, form, xml).write();
        xml.close().close();
        xml.open("h:body");
        new XFormBody(mission, form, xml).write();
        xml.close().close();
        return xml.finish();
    }

    private void texts() {
        xml.open("itext");
        Map<String, Labels> texts = Texts.of(form, mission.ballot());
        for (String language : Texts.languages()) {
            if (language.equals("en")) {
                xml.open("translation", "lang", Texts.languageName(language), "default", "true()");
            } else {
                xml.open("translation", "lang", Texts.languageName(language));
            }
            texts.forEach((id, labels) -> xml.open("text", "id", id)
                    .text("value", labels.in(language))
                    .close());
            xml.close();
        }
        xml.close();
    }
}
