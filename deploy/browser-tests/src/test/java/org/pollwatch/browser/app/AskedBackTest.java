package org.pollwatch.browser.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.pollwatch.browser.OnlyLong;
import org.pollwatch.contract.avro.EffectiveReport;
import org.pollwatch.contract.avro.Query;
import org.pollwatch.contract.avro.QueryState;
import org.pollwatch.contract.query.QueryPhrase;

/** Questions back: from headquarters' topic through the gateway to the phone, and answered by a revision. */
@OnlyLong
@ExtendWith(PhoneStage.class)
class AskedBackTest {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    @Test
    void shouldShowAQuestionAtNextContactAndAnswerItWithACorrection(PhoneSet set, Phone phone) throws Exception {
        EffectiveReport report = reported(set, phone, "A01");
        Query query = PhoneSet.query(report, "group_voting", QueryPhrase.SEEN_OR_TOLD);
        set.write(query);

        phone.reopen().unlock(Phone.PIN);
        assertThat(entry(phone, query))
                .containsText(QueryPhrase.SEEN_OR_TOLD.texts().en());
        entry(phone, query).click();
        assertThat(phone.page().locator("[data-asks]")).containsText("group (family) voting");
        phone.page().locator("#correct").click();

        // Right at the question that is meant.
        assertThat(phone.card("group_voting").locator("[data-asks]")).isVisible();
        assertThat(phone.card("group_voting")).isInViewport();
        phone.answer("group_voting", "not_observed").send();

        assertThat(entry(phone, query)).hasCount(0);
        awaitRevision(set, report, 2);
    }

    @Test
    void shouldAnswerWithOneTouchThatAllIsRight(PhoneSet set, Phone phone) throws Exception {
        EffectiveReport report = reported(set, phone, "A02");
        Query query = PhoneSet.query(report, null, QueryPhrase.CHECK_REPORT);
        set.write(query);
        phone.reopen().unlock(Phone.PIN);

        entry(phone, query).click();
        phone.page().locator("#confirm").click();

        assertThat(phone.screen("home")).isVisible();
        assertThat(entry(phone, query)).hasCount(0);
        EffectiveReport confirmed = awaitRevision(set, report, 2);
        assertThat(confirmed.getAnswers()).isEqualTo(report.getAnswers());
        assertThat(confirmed.getObservedAt()).isEqualTo(report.getObservedAt());
    }

    @Test
    void shouldAnswerWithoutANetworkAndKeepTheAnswer(PhoneSet set, Phone phone) throws Exception {
        EffectiveReport report = reported(set, phone, "A03");
        Query query = PhoneSet.query(report, "group_voting", QueryPhrase.CHECK_ANSWER);
        set.write(query);
        phone.reopen().unlock(Phone.PIN);
        assertThat(entry(phone, query)).isVisible();

        phone.context().setOffline(true);
        entry(phone, query).click();
        phone.page().locator("#confirm").click();
        phone.reopen().unlock(Phone.PIN);
        assertThat(phone.line()).hasAttribute("data-waiting", "1");
        assertThat(entry(phone, query)).hasCount(0);

        phone.context().setOffline(false);
        awaitRevision(set, report, 2);
    }

    @Test
    void shouldShowNoQuestionThatHeadquartersHasClosedOrAskedSomebodyElse(PhoneSet set, Phone phone) throws Exception {
        EffectiveReport report = reported(set, phone, "A04");
        Query open = PhoneSet.query(report, null, QueryPhrase.WRONG_TIME);
        Query closed = PhoneSet.query(report, null, QueryPhrase.WRONG_STATION);
        Query foreign = Query.newBuilder(PhoneSet.query(report, null, QueryPhrase.SENT_TWICE))
                .setTeam("A05")
                .build();
        set.write(closed);
        set.write(foreign);
        set.write(Query.newBuilder(closed).setState(QueryState.WITHDRAWN).build());
        set.write(open);

        phone.reopen().unlock(Phone.PIN);

        assertThat(entry(phone, open)).isVisible();
        assertThat(phone.page().locator("[data-query]")).hasCount(1);
    }

    @Test
    void shouldTellOfAQuestionAboutAReportThatIsNotOnThisPhone(PhoneSet set, Phone phone) throws Exception {
        EffectiveReport report = reported(set, phone, "A06");
        Query query = Query.newBuilder(PhoneSet.query(report, null, QueryPhrase.FIGURES_CONTRADICT))
                .setReportId(UUID.randomUUID().toString())
                .build();
        set.write(query);

        phone.reopen().unlock(Phone.PIN);

        assertThat(entry(phone, query)).isDisabled();
        assertThat(entry(phone, query)).containsText("no longer on this phone");
    }

    /** A voting report of a new team, sent from the phone and counted. */
    private static EffectiveReport reported(PhoneSet set, Phone phone, String team) throws IOException {
        phone.enrol(set.link(team))
                .begin("voting", "20", "AV-C1-020")
                .answer("group_voting", "yes")
                .send();
        await("accepted").atMost(PATIENCE).until(() -> phone.reports("accepted").size() == 1);
        return await("effective")
                .atMost(PATIENCE)
                .until(() -> set.trail().effective(team), it -> it.size() == 1)
                .values()
                .iterator()
                .next();
    }

    private static EffectiveReport awaitRevision(PhoneSet set, EffectiveReport report, long revision) {
        return await("revision " + revision)
                .atMost(PATIENCE)
                .until(
                        () -> set.trail().effective(report.getTeam()).get(report.getReportId()),
                        it -> it.getRevision() == revision);
    }

    /** Where home says that it is asked. */
    private static Locator entry(Phone phone, Query query) {
        Page page = phone.page();
        return page.locator("[data-query='" + query.getQueryId() + "']");
    }
}
