package org.pollwatch.browser.javarosa;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.javarosa.core.model.FormDef;
import org.javarosa.core.model.instance.InstanceInitializationFactory;
import org.javarosa.core.reference.Reference;
import org.javarosa.core.reference.ReferenceFactory;
import org.javarosa.core.reference.ReferenceManager;
import org.javarosa.core.services.PrototypeManager;
import org.javarosa.core.util.JavaRosaCoreModule;
import org.javarosa.form.api.FormEntryController;
import org.javarosa.form.api.FormEntryModel;
import org.javarosa.model.xform.XFormSerializingVisitor;
import org.javarosa.model.xform.XFormsModule;
import org.javarosa.xform.util.XFormUtils;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.FormSubject;
import org.pollwatch.mission.Mission;
import org.pollwatch.xforms.PlaceList;
import org.pollwatch.xforms.XFormWriter;

/** A form in JavaRosa, the engine of ODK Collect, with the tables that Collect would have downloaded beside it. */
final class CollectForm {
    private final FormDef form;
    private final FormEntryController controller;

    private CollectForm(FormDef form) {
        this.form = form;
        this.controller = new FormEntryController(new FormEntryModel(form));
    }

    /** @param media where the tables of places are put */
    static CollectForm load(Mission mission, Form form, Path media) {
        new XFormsModule().registerModule();
        PrototypeManager.registerPrototypes(JavaRosaCoreModule.classNames);
        write(media.resolve("stations.csv"), PlaceList.of(mission, FormSubject.POLLING_STATION, List.of()));
        write(media.resolve("commissions.csv"), PlaceList.of(mission, FormSubject.COMMISSION, List.of()));
        write(media.resolve("areas.csv"), PlaceList.of(mission, FormSubject.AREA, List.of()));
        ReferenceManager.instance().reset();
        ReferenceManager.instance().addReferenceFactory(new Media(media));
        try {
            byte[] xml = XFormWriter.write(mission, form).getBytes(StandardCharsets.UTF_8);
            FormDef loaded = XFormUtils.getFormFromInputStream(new ByteArrayInputStream(xml));
            loaded.initialize(true, new InstanceInitializationFactory());
            return new CollectForm(loaded);
        } catch (Exception e) {
            throw new AssertionError("JavaRosa does not load form " + form.id() + " of " + mission.id(), e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    FormEntryController controller() {
        return controller;
    }

    /** @return what Collect would send */
    byte[] finish() {
        form.postProcessInstance();
        try (InputStream payload = new XFormSerializingVisitor()
                        .createSerializedPayload(form.getMainInstance())
                        .getPayloadStream();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            payload.transferTo(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Tables by their file's name. */
    private record Media(Path directory) implements ReferenceFactory {
        private static final String PREFIX = "jr://file-csv/";

        @Override
        public boolean derives(String uri) {
            return uri.startsWith(PREFIX);
        }

        @Override
        public Reference derive(String uri) {
            return new MediaFile(uri, directory.resolve(uri.substring(PREFIX.length())));
        }

        @Override
        public Reference derive(String uri, String context) {
            return derive(uri);
        }
    }

    private record MediaFile(String uri, Path file) implements Reference {
        @Override
        public boolean doesBinaryExist() {
            return Files.exists(file);
        }

        @Override
        public InputStream getStream() throws IOException {
            return Files.newInputStream(file);
        }

        @Override
        public String getURI() {
            return uri;
        }

        @Override
        public String getLocalURI() {
            return file.toString();
        }

        @Override
        public boolean isReadOnly() {
            return true;
        }

        @Override
        public OutputStream getOutputStream() throws IOException {
            throw new IOException("read only");
        }

        @Override
        public void remove() throws IOException {
            throw new IOException("read only");
        }

        @Override
        public Reference[] probeAlternativeReferences() {
            return new Reference[0];
        }
    }
}
