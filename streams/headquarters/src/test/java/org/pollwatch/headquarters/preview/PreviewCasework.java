package org.pollwatch.headquarters.preview;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.pollwatch.contract.avro.CaseAction;
import org.pollwatch.contract.avro.CaseNote;
import org.pollwatch.contract.avro.Finding;
import org.pollwatch.contract.avro.Query;
import org.pollwatch.contract.avro.QueryState;
import org.pollwatch.contract.query.QueryPhrase;
import org.pollwatch.contract.query.QueryPhrase.Aim;
import org.pollwatch.headquarters.board.BoardEntry;
import org.pollwatch.headquarters.board.Boards;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.Mission;
import org.pollwatch.mission.Place;

/** Made-up work on the preview's findings, and questions back. */
final class PreviewCasework {
    private static final List<String> DESKS = List.of("anna", "bekzat", "clara");

    private final Mission mission;
    private final Boards boards;
    private final Instant morning;
    private long offset;

    PreviewCasework(Mission mission, Boards boards, Instant morning) {
        this.mission = mission;
        this.boards = boards;
        this.morning = morning;
    }

    void begin() {
        List<Finding> findings =
                boards.findings().sheet().all().stream().map(BoardEntry::value).toList();
        for (int i = 0; i < findings.size(); i += 3) {
            Finding finding = findings.get(i);
            note(finding, CaseAction.ASSIGN, "");
            if (i % 2 == 0) {
                note(finding, CaseAction.COMMENT, "The team says that both numbers are on the protocol.");
            }
            if (i % 4 == 0) {
                note(finding, CaseAction.RESOLVE, "Seen on the picture of the protocol: explained.");
            }
            if (i % 8 == 0) {
                note(finding, CaseAction.REOPEN, "");
            }
        }
        int index = 0;
        for (Place place : mission.places()) {
            if (index++ < 9) {
                ask(place, index);
            }
        }
    }

    private void note(Finding finding, CaseAction action, String text) {
        String who = DESKS.get((int) (offset % DESKS.size()));
        boards.casework()
                .put(
                        offset,
                        new CaseNote(
                                finding.getId(),
                                new UUID(7, offset).toString(),
                                action,
                                action == CaseAction.ASSIGN ? who : null,
                                text,
                                0L,
                                finding.getAreaPath(),
                                action == CaseAction.REOPEN ? "" : who,
                                morning.plus(Duration.ofMinutes(offset))));
        offset++;
    }

    private void ask(Place place, int index) {
        List<QueryPhrase> phrases = List.of(QueryPhrase.values());
        QueryPhrase phrase = phrases.get(index % phrases.size());
        Form form = mission.newest(mission.formIds().get(0)).orElseThrow();
        boolean answered = index % 4 == 0;
        boards.queries()
                .put(
                        offset++,
                        new Query(
                                new UUID(8, index).toString(),
                                "T00" + (1 + index % 3),
                                new UUID(9, index).toString(),
                                form.id(),
                                place.id(),
                                phrase.aim() == Aim.QUESTION
                                        ? form.questions().get(0).id()
                                        : null,
                                phrase.id(),
                                answered ? QueryState.ANSWERED : QueryState.ASKED,
                                1L,
                                Instant.now().minus(Duration.ofMinutes(17L * index)),
                                "anna",
                                answered ? 2L : null,
                                answered ? Instant.now() : null,
                                null));
    }
}
