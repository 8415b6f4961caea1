package org.pollwatch.gateway.openrosa;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import org.pollwatch.gateway.http.Caller;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.Mission;
import org.pollwatch.xforms.XFormWriter;
import org.pollwatch.xforms.Xml;

/** GET of the list of forms: the newest version of each; {@code formID}, {@code verbose}, {@code listAllVersions} are heard. */
final class FormListHandler implements Handler<RoutingContext> {
    private static final String NAMESPACE = "http://openrosa.org/xforms/xformsList";

    private final FormDocuments documents;
    private final Addresses addresses;

    FormListHandler(FormDocuments documents, Addresses addresses) {
        this.documents = documents;
        this.addresses = addresses;
    }

    @Override
    public void handle(RoutingContext context) {
        Mission mission = Caller.of(context).desk().definition().get();
        String base = addresses.base(context);
        String language = Answer.language(context);
        boolean verbose = isTrue(context, "verbose");
        List<Form> forms = forms(context, mission);
        // The first time every form is written: away from the event loop.
        context.vertx()
                .executeBlocking(() -> list(mission, forms, base, language, verbose), false)
                .onSuccess(xml -> Answer.xml(context, 200, xml))
                .onFailure(context::fail);
    }

    private static List<Form> forms(RoutingContext context, Mission mission) {
        List<String> wanted = context.queryParam("formID");
        boolean all = isTrue(context, "listAllVersions");
        return mission.forms().stream()
                .filter(it -> wanted.isEmpty() || wanted.contains(XFormWriter.formId(mission, it)))
                .filter(it ->
                        all || mission.newest(it.id()).orElseThrow().version().equals(it.version()))
                .toList();
    }

    private static boolean isTrue(RoutingContext context, String parameter) {
        return context.queryParam(parameter).contains("true");
    }

    private String list(Mission mission, List<Form> forms, String base, String language, boolean verbose) {
        Xml xml = new Xml().open("xforms", "xmlns", NAMESPACE);
        for (Form form : forms) {
            String at = base + "/forms/" + Addresses.segment(form.id());
            xml.open("xform")
                    .text("formID", XFormWriter.formId(mission, form))
                    .text("name", form.title().in(language))
                    .text("version", form.version())
                    .text("hash", documents.form(mission, form).hash());
            if (verbose) {
                xml.text("descriptionText", mission.card().titles().in(language));
            }
            xml.text("downloadUrl", at + "/" + Addresses.segment(form.version()) + ".xml")
                    .text("manifestUrl", at + "/manifest")
                    .close();
        }
        return xml.close().finish();
    }
}
