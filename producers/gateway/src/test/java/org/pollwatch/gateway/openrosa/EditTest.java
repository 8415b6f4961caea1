package org.pollwatch.gateway.openrosa;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pollwatch.gateway.openrosa.Upload.assertMessage;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pollwatch.contract.avro.Outcome;
import org.pollwatch.contract.avro.Receipt;
import org.pollwatch.contract.avro.Submission;
import org.pollwatch.gateway.ServedGateway;

/** Edits after sending: of our forms, in which report and revision travel, and of those that somebody else made. */
class EditTest {
    private ServedGateway gateway;

    @BeforeEach
    void start() {
        gateway = ServedGateway.start();
    }

    @AfterEach
    void stop() {
        gateway.close();
    }

    @Test
    void shouldTakeAnEditForARevisionOfItsReport() {
        Filled form = Filled.voting();
        Upload.of(form).send(gateway);

        HttpResponse<String> response = Upload.of(
                        form.edited(3, form.instanceId()).with(">yes<", ">no<"))
                .send(gateway);

        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(response.body()).contains("Received: Voting, revision 3.");
        assertThat(gateway.log.keys()).containsExactly(form.reportId(), form.reportId());
        assertThat(gateway.log.submissions())
                .extracting(Submission::getRevision)
                .containsExactly(1L, 3L);
    }

    @Test
    void shouldTakeAnEditThatOvertakesItsOriginal() {
        Filled form = Filled.voting();
        String original = form.xml();

        assertThat(Upload.of(form.edited(2, form.instanceId())).send(gateway).statusCode())
                .isEqualTo(201);
        assertThat(Upload.of(original).send(gateway).statusCode()).isEqualTo(201);
    }

    @Test
    void shouldTakeAReportBack() {
        Filled form = Filled.voting();

        HttpResponse<String> response = Upload.of(form.edited(2, form.instanceId())
                        .with("<orx:meta>", "<report-withdrawn>yes</report-withdrawn><orx:meta>"))
                .send(gateway);

        assertThat(response.body()).contains("Taken back: Voting.");
        assertThat(gateway.log.submissions().get(0).getWithdrawn()).isTrue();
    }

    @Test
    void shouldTakeTheInstanceForTheReportInAFormOfOthers() {
        Filled form = Filled.foreign();

        assertThat(Upload.of(form).send(gateway).statusCode()).isEqualTo(201);
        assertThat(gateway.log.keys()).containsExactly(form.instanceId());
        assertThat(gateway.log.submissions().get(0).getRevision()).isEqualTo(1);
    }

    @Test
    void shouldAnswer404ToAForeignEditOfWhatIsUnknown() {
        Filled edit = Filled.foreign().replacing(UUID.randomUUID().toString());

        assertMessage(Upload.of(edit).send(gateway), 404, Phrase.EDIT_OF_UNKNOWN);
        assertThat(gateway.log.submissions()).isEmpty();
        assertThat(gateway.log.refusals())
                .singleElement()
                .satisfies(it -> assertThat(it.getReasons().get(0).getCode()).isEqualTo(Sent.NO_EDITS));
    }

    @Test
    void shouldAnswer409ToAForeignEditOfWhatIsKnown() {
        String known = UUID.randomUUID().toString();
        gateway.receipts.know(List.of(Receipt.newBuilder()
                .setReportId(known)
                .setRevision(1)
                .setOutcome(Outcome.ACCEPTED)
                .setReasons(List.of())
                .setTeam("R01")
                .setPartition(0)
                .setOffset(0)
                .setReceivedAt(Instant.EPOCH)
                .build()));

        assertMessage(Upload.of(Filled.foreign().replacing(known)).send(gateway), 409, Phrase.NO_EDITS);
        assertThat(gateway.log.submissions()).isEmpty();
    }
}
