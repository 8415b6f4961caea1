package org.pollwatch.gateway.openrosa;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.pollwatch.gateway.http.Caller;
import org.pollwatch.gateway.http.DocumentHandler;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.FormSubject;
import org.pollwatch.mission.Mission;
import org.pollwatch.xforms.PlaceList;
import org.pollwatch.xforms.Xml;

/** GET of what the list of forms names: a form in any version, what it needs beside it, and that. */
final class DownloadHandler {
    private static final String NAMESPACE = "http://openrosa.org/xforms/xformsManifest";
    private static final CharSequence CSV = HttpHeaders.createOptimized("text/csv; charset=utf-8");
    private static final int NOT_FOUND = 404;

    private final FormDocuments documents;
    private final Addresses addresses;

    DownloadHandler(FormDocuments documents, Addresses addresses) {
        this.documents = documents;
        this.addresses = addresses;
    }

    void form(RoutingContext context) {
        Mission mission = mission(context);
        String id = context.pathParam("form");
        if (mission.versions(id).isEmpty()) {
            throw new Refused(NOT_FOUND, Phrase.UNKNOWN_FORM);
        }
        Form form = mission.form(id, context.pathParam("version"))
                .orElseThrow(() -> new Refused(NOT_FOUND, Phrase.UNKNOWN_VERSION));
        document(context, () -> documents.form(mission, form), Answer.TEXT_XML);
    }

    void media(RoutingContext context) {
        Mission mission = mission(context);
        FormSubject subject = Arrays.stream(FormSubject.values())
                .filter(it -> PlaceList.file(it).equals(context.pathParam("file")))
                .findFirst()
                .orElseThrow(() -> new Refused(NOT_FOUND, Phrase.NOTHING_HERE));
        List<String> areas = Caller.of(context).team().areas();
        document(context, () -> documents.table(mission, subject, areas), CSV);
    }

    private static void document(RoutingContext context, Callable<FormDocuments.Hashed> make, CharSequence type) {
        context.vertx()
                .executeBlocking(make, false)
                .onSuccess(made -> DocumentHandler.answer(context, made.document(), type))
                .onFailure(context::fail);
    }

    void manifest(RoutingContext context) {
        Mission mission = mission(context);
        Form form = mission.newest(context.pathParam("form"))
                .orElseThrow(() -> new Refused(NOT_FOUND, Phrase.UNKNOWN_FORM));
        String media = addresses.base(context) + "/media/";
        List<String> areas = Caller.of(context).team().areas();
        context.vertx()
                .executeBlocking(() -> manifest(mission, form, areas, media), false)
                .onSuccess(xml -> Answer.xml(context, 200, xml))
                .onFailure(context::fail);
    }

    private String manifest(Mission mission, Form form, List<String> areas, String media) {
        Xml xml = new Xml().open("manifest", "xmlns", NAMESPACE);
        for (FormSubject subject : PlaceList.neededBy(form)) {
            String file = PlaceList.file(subject);
            xml.open("mediaFile")
                    .text("filename", file)
                    .text("hash", documents.table(mission, subject, areas).hash())
                    .text("downloadUrl", media + file)
                    .close();
        }
        return xml.close().finish();
    }

    private static Mission mission(RoutingContext context) {
        return Caller.of(context).desk().definition().get();
    }
}
