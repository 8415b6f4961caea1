package org.pollwatch.headquarters.board;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Locale;
import org.pollwatch.contract.avro.CaseNote;

/** How the work on a finding stands, as JSON; the notes themselves are asked for by finding. */
public final class CaseJson implements EntryJson.Fields<CaseFile> {

    @Override
    public void write(JsonGenerator json, CaseFile file) throws IOException {
        json.writeStringField("finding", file.findingId());
        state(json, file);
    }

    /** Writes what stands beside a finding: state, assignee, number of notes, and who did the last of them when. */
    static void state(JsonGenerator json, CaseFile file) throws IOException {
        json.writeStringField("state", file.state().word());
        json.writeStringField("assignee", file.assignee().orElse(null));
        json.writeNumberField("notes", file.notes().size());
        json.writeStringField("by", file.last().getBy());
        json.writeStringField("at", file.last().getAt().toString());
    }

    /** Writes one step of the trail into an object that is open. */
    public static void note(JsonGenerator json, CaseNote note) throws IOException {
        json.writeStringField("noteId", note.getNoteId());
        json.writeStringField("action", note.getAction().name().toLowerCase(Locale.ROOT));
        json.writeStringField("assignee", note.getAssignee());
        json.writeStringField("text", note.getText());
        json.writeStringField("by", note.getBy());
        json.writeStringField("at", note.getAt().toString());
    }
}
