package org.pollwatch.gateway.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pollwatch.contract.ReportRecords;
import org.pollwatch.contract.avro.Submission;
import org.pollwatch.counting.Answer;
import org.pollwatch.counting.Report;
import org.pollwatch.gateway.ServedGateway;

/** What becomes of the text of an SMS, and what its sender is told. */
class SmsReportTest {
    private static final long TEN = Instant.parse("2026-09-27T10:00:00Z").getEpochSecond();

    private static ServedGateway gateway;
    private int before;

    @BeforeAll
    static void start() {
        gateway = Phone.gateway();
    }

    @AfterAll
    static void stop() {
        gateway.close();
    }

    @BeforeEach
    void count() {
        before = gateway.log.submissions().size();
    }

    private static String reply(String text) {
        return Phone.reply(gateway, Phone.ENGLISH, text, "m" + System.nanoTime(), TEN);
    }

    private Report sent() {
        assertThat(gateway.log.submissions()).hasSize(before + 1);
        return ReportRecords.read(gateway.log.submissions().get(before)).report();
    }

    @Test
    void shouldTakeAReportAndSayWhatWasUnderstoodAndWhatIsMissing() {
        String reply = reply("VO1 AA2AB1 AH1.2 AK12 AQ-");

        assertThat(reply)
                .startsWith("Received: VO 1. Understood: AA AB AH AK")
                .contains("Missing: AC AD AE AG AI AJ AL")
                .doesNotContain("AF")
                .endsWith("send the whole message again.");
        Report report = sent();
        assertThat(report.form()).isEqualTo("voting");
        assertThat(report.place()).isEqualTo("AV-N1-001");
        assertThat(report.revision()).isEqualTo(TEN);
        assertThat(report.observedAt()).isEqualTo(Instant.ofEpochSecond(TEN));
        assertThat(report.answers())
                .containsEntry("overall_voting", Answer.word("good"))
                .containsEntry("group_voting", Answer.word("yes"))
                .containsEntry("voters_added", Answer.amount(12));
        assertThat(gateway.log.submissions().get(before).getChannel()).isEqualTo("sms");
        assertThat(gateway.log.submissions().get(before).getTeam()).isEqualTo("R01");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "VO1AB1",
                "vo 1 ab 1",
                "VO 001 AB:1.",
                "VО1 АВ1", // O, A and B in Cyrillic
                "ＶＯ１　ＡＢ１",
                "VO١ AB١",
                "VO\u00a0#1,\u200bAB=1",
                "VO № 1 AB1@ballots were seen under the table",
                "VO AV-N1-001 AB1",
                "vo av\u2013n1\u2013001 ab1"
            })
    void shouldTakeTheSameInEveryAlphabetAndSpacing(String text) {
        assertThat(reply(text)).startsWith("Received: VO ");
        assertThat(sent().answers()).containsExactly(Map.entry("group_voting", Answer.word("yes")));
        assertThat(sent().place()).isEqualTo("AV-N1-001");
    }

    @Test
    void shouldTakeTheRestOfAMessageAndNameEachWrongTag() {
        assertThat(reply("VO1 AB1 AC7 ZZ1 AO99 AF1 AD1 AD2 hello"))
                .contains("Understood: AB.")
                .contains("AC (1-4)", "ZZ (no such tag)", "AO (0-15)", "AF (not asked here)", "AD (given twice)")
                .contains("Part of the text was not understood");
        assertThat(sent().answers()).containsOnlyKeys("group_voting");
    }

    @Test
    void shouldAnswerInTheObserversLanguage() {
        assertThat(Phone.reply(gateway, Phone.RUSSIAN, "VO1 AB1", "ru", TEN + 1))
                .startsWith("Получено: VO 1.");
        assertThat(Phone.reply(gateway, Phone.KAZAKH, "VO1 AB1", "kk", TEN + 2)).startsWith("Қабылданды: VO 1.");
    }

    @Test
    void shouldSayWhatWasExpectedAndTakeNothing() {
        assertThat(reply("hello there")).startsWith("Not received. The message starts with one of:");
        assertThat(reply("ВЫ1 АА1")).contains("VO");
        assertThat(reply("")).startsWith("Not received.");
        assertThat(reply("VO99999 AB1")).startsWith("Not received: no single station");
        assertThat(reply("VO1")).isEqualTo("Not received: no answer was understood.");
        assertThat(reply("VO1 AB9")).contains("AB (1-4)");
        assertThat(reply("VO1 " + "AB1".repeat(600))).startsWith("Received");
        assertThat(gateway.log.submissions()).hasSize(before + 1);
    }

    @Test
    void shouldAskForTheIdWhereTheNumberIsNotUniqueInTheTeamsAreas() {
        assertThat(Phone.reply(gateway, Phone.TWO_AREAS, "VO1 AB1", "a", TEN)).startsWith("Not received: no single");
        assertThat(Phone.reply(gateway, Phone.TWO_AREAS, "VO AV-S1-031 AB1", "b", TEN))
                .startsWith("Received: VO AV-S1-031.");
    }

    @Test
    void shouldTakeAnIncidentAboutTheTeamsOwnArea() {
        assertThat(reply("!AA1 AB2 AC0715")).startsWith("Received: ! AV-N. Understood: AA AB AC.");
        Report first = sent();
        assertThat(first.place()).isEqualTo("AV-N");
        assertThat(first.form()).isEqualTo("incident");
        assertThat(first.answers()).containsEntry("incident_time", Answer.word("07:15"));
        assertThat(first.revision()).isEqualTo(1);
        before++;

        assertThat(reply("! AV-N1 AA1")).startsWith("Received: ! AV-N1.");
        assertThat(sent().reportId()).isNotEqualTo(first.reportId());

        assertThat(Phone.reply(gateway, Phone.TWO_AREAS, "! AA1", "c", TEN)).contains("send the id of your area");
    }

    @Test
    void shouldMakeALaterMessageOfTheDayTheNextRevisionAndAnotherDayAnotherReport() {
        Phone.reply(gateway, Phone.ENGLISH, "VO2 AB1", "x", TEN);
        Phone.reply(gateway, Phone.RUSSIAN, "VO2 AB2", "y", TEN + 60);
        Phone.reply(gateway, Phone.ENGLISH, "VO2 AB2", "z", TEN + 24 * 3600);

        var all = gateway.log.submissions().subList(before, before + 3);
        assertThat(all).extracting(Submission::getRevision).containsExactly(TEN, TEN + 60, TEN + 24 * 3600);
        assertThat(all.get(1).getReportId()).isEqualTo(all.get(0).getReportId());
        assertThat(all.get(2).getReportId()).isNotEqualTo(all.get(0).getReportId());
    }
}
