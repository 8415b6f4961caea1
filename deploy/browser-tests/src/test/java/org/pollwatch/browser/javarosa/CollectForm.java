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
import java.util.Optional;
import org.javarosa.core.model.FormDef;
import org.javarosa.core.model.instance.InstanceInitializationFactory;
import org.javarosa.core.model.instance.TreeElement;
import org.javarosa.core.reference.Reference;
import org.javarosa.core.reference.ReferenceFactory;
import org.javarosa.core.reference.ReferenceManager;
import org.javarosa.core.services.PrototypeManager;
import org.javarosa.core.util.JavaRosaCoreModule;
import org.javarosa.form.api.FormEntryController;
import org.javarosa.form.api.FormEntryModel;
import org.javarosa.model.xform.XFormSerializingVisitor;
import org.javarosa.model.xform.XFormsModule;
import org.javarosa.xform.parse.XFormParser;
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

    /**
     * A form as the gateway would serve it.
     *
     * @param media where the tables of places are put
     */
    static CollectForm load(Mission mission, Form form, Path media) {
        for (FormSubject subject : PlaceList.neededBy(form)) {
            write(media.resolve(PlaceList.file(subject)), PlaceList.of(mission, subject, List.of()));
        }
        return open(XFormWriter.write(mission, form), media);
    }

    /** @param media where the tables of places are */
    static CollectForm open(String xform, Path media) {
        return open(xform, media, Optional.empty());
    }

    /**
     * Opens what was filled before, as Collect does for an edit.
     *
     * @param sent as {@link #finish} gave it
     */
    static CollectForm reopen(String xform, Path media, byte[] sent) {
        return open(xform, media, Optional.of(sent));
    }

    private static CollectForm open(String xform, Path media, Optional<byte[]> sent) {
        new XFormsModule().registerModule();
        PrototypeManager.registerPrototypes(JavaRosaCoreModule.classNames);
        ReferenceManager.instance().reset();
        ReferenceManager.instance().addReferenceFactory(new Media(media));
        try {
            FormDef loaded =
                    XFormUtils.getFormFromInputStream(new ByteArrayInputStream(xform.getBytes(StandardCharsets.UTF_8)));
            sent.ifPresent(bytes -> fill(loaded, bytes));
            loaded.initialize(sent.isEmpty(), new InstanceInitializationFactory());
            return new CollectForm(loaded);
        } catch (XFormParser.ParseException e) {
            throw new AssertionError("JavaRosa does not load the form", e);
        }
    }

    private static void fill(FormDef form, byte[] sent) {
        TreeElement saved = XFormParser.restoreDataModel(sent, null).getRoot();
        TreeElement root = form.getMainInstance().getRoot().deepCopy(true);
        root.populate(saved, form);
        form.getMainInstance().setRoot(root);
    }

    /** @return the root of what is being filled */
    TreeElement root() {
        return form.getMainInstance().getRoot();
    }

    /** @return whether Collect would let the form be sent: nothing required is empty, every constraint holds */
    boolean isComplete() {
        return form.validate() == null;
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
