package org.pollwatch.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@ExtendWith(Stage.class)
class LanguageTest {

    /**
     * Looks at every text and tooltip: a key instead of words, an id instead of a label, English words under another
     * language. What says its own language, as a wording printed in English, is left alone.
     */
    private static final String UNTRANSLATED =
            """
            async () => {
              const {lang} = document.documentElement;
              const {default: english} = await import('/i18n/en.js');
              const {default: words} = await import(`/i18n/${lang}.js`);
              const spoken = new Set(Object.values(words));
              const foreign = new Set(Object.values(english).filter((text) => !spoken.has(text)));
              const texts = [];
              const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
              for (let node = walker.nextNode(); node; node = walker.nextNode()) {
                const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
                if (element.closest('[lang]') !== document.documentElement) continue;
                if (node.nodeType === Node.TEXT_NODE) texts.push(node.data);
                else texts.push(element.title, element.getAttribute('aria-label'));
              }
              const id = /^[a-z0-9]+([._][a-z0-9]+)+$/i;
              const bad = (text) =>
                (text in english && !spoken.has(text)) || foreign.has(text) || (id.test(text) && /[a-z]/i.test(text));
              const untranslated = texts.map((text) => String(text ?? '').trim()).filter((text) => text && bad(text));
              const missing = Object.keys(english).filter((key) => !(key in words)).map((key) => `no words for ${key}`);
              return [...new Set([...untranslated, ...missing])];
            }""";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | Indicators: Arvenia, Voting | Areas by indicator | Did you see group (family) voting?",
                "ru | Показатели: Арвения, Голосование | Территории и показатели"
                        + " | Видели ли вы групповое (семейное) голосование?",
                "kk | Көрсеткіштер: Арвения, Дауыс беру | Аумақтар мен көрсеткіштер"
                        + " | Топтық (отбасылық) дауыс беруді көрдіңіз бе?",
            })
    void shouldSpeakTheLanguageThroughout(
            String language, String table, String heat, String question, MissionPage mission) {
        Page page = mission.open(RunningSet.RIVER, "area=AV", "form=voting", "indicator=group_voting")
                .page();

        mission.speak(language);

        assertThat(page.locator("#indicators h2")).hasText(table);
        assertThat(page.locator("pollwatch-heat h2")).hasText(heat);
        assertThat(mission.row("group_voting").locator(".question")).hasText(question);
        for (String form : mission.forms()) {
            page.locator("#tab-" + form).click();
            assertThat(page.locator("#tab-" + form)).hasAttribute("aria-selected", "true");
            assertThat(mission.strings(UNTRANSLATED))
                    .as("untranslated in %s", form)
                    .isEmpty();
        }

        page.reload();
        mission.awaitLive();
        assertThat(page.locator("html")).hasAttribute("lang", language);
        assertThat(mission.connection()).hasText(MissionPage.LIVE.get(language));
    }

    @ParameterizedTest
    @MethodSource("org.pollwatch.browser.MissionPage#languages")
    void shouldSpeakTheLanguageInTheOtherViewsToo(String language, RunningSet set, MissionPage mission) {
        Team team = set.team(RunningSet.RIVER);
        String station = team.stations("AV-C").get(4).id();
        String surplus = "{\"signatures\": 300, \"ballots_found\": 312}";
        team.post("counting", UUID.randomUUID().toString(), 1, station, surplus);
        String incident = "{\"incident_kind\": \"observer_expelled\", \"incident_source\": \"own_observation\"}";
        team.post("incident", UUID.randomUUID().toString(), 1, "AV-C", incident);

        for (String view : List.of("overview", "regions", "time", "findings", "coverage", "incidents")) {
            mission.openView(view, RunningSet.RIVER, "area=AV-C");
            mission.speak(language);
            if (view.equals("findings")) {
                mission.findings("ballots_exceed_signatures", station)
                        .first()
                        .locator("h3 button")
                        .click();
                mission.page().locator("a.report").first().click();
                assertThat(mission.page().locator("dialog")).isVisible();
            }
            if (view.equals("incidents")) {
                assertThat(mission.page().locator("#incident-list li").first()).isVisible();
            }
            assertThat(mission.strings(UNTRANSLATED))
                    .as("untranslated in %s", view)
                    .isEmpty();
            if (view.equals("findings")) {
                mission.page().keyboard().press("Escape");
            }
        }
    }

    @Test
    void shouldSpeakEveryLanguageInALimitedReconstructionToo(MissionPage mission) {
        mission.open(RunningSet.LIMITED, "area=KZ", "form=voting");

        for (String language : List.of("ru", "kk", "en")) {
            mission.speak(language);

            assertThat(mission.page().locator("#limited")).isVisible();
            assertThat(mission.page().locator("#banner")).isVisible();
            assertThat(mission.strings(UNTRANSLATED))
                    .as("untranslated in %s", language)
                    .isEmpty();
        }
    }

    @Test
    void shouldNoticeAKeyAnIdAndWordsOfAnotherLanguage(MissionPage mission) {
        mission.open(RunningSet.RIVER);
        mission.speak("ru");

        mission.page().evaluate("() => document.querySelector('main').prepend('category.malfeasance')");
        mission.page().evaluate("() => document.querySelector('footer').prepend('ballot_stuffing')");
        mission.page().evaluate("() => { document.querySelector('#detail').title = 'Malfeasance' }");

        assertThat(mission.strings(UNTRANSLATED))
                .containsExactlyInAnyOrder("category.malfeasance", "ballot_stuffing", "Malfeasance");
    }
}
