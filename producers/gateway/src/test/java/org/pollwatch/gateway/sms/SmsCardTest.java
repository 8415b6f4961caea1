package org.pollwatch.gateway.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pollwatch.gateway.Arvenia;
import org.pollwatch.mission.Form;
import org.pollwatch.mission.Mission;

class SmsCardTest {
    private final Mission mission = Arvenia.mission();

    @Test
    void shouldPrintWhatTheGatewayUnderstands() {
        Form voting = mission.newest("voting").orElseThrow();

        assertThat(SmsCard.lines(voting, "VO", "ru"))
                .contains("  VO [номер участка] AA1 AB1 ...")
                .contains("      1 да, 2 нет, 3 не наблюдалось, 4 не применимо")
                .anyMatch(it -> it.contains("1 всегда, 2 иногда, 3 никогда"));
    }

    @Test
    void shouldOfferNeitherVotesNorProtocolsAndKeepTheOthersTags() {
        Form results = mission.newest("results").orElseThrow();

        assertThat(TaggedForm.of(results).offered())
                .extracting(it -> it.question().id())
                .containsExactly("seen", "lamp");
        assertThat(TaggedForm.of(results).question("AA")).isEmpty();
        assertThat(TaggedForm.of(results).question("AB"))
                .contains(results.questions().get(1));
    }

    @Test
    void shouldNameAFormByItsFirstTwoLettersUnlessTheyAreShared() {
        FormCodes codes = FormCodes.of(mission, Map.of());
        assertThat(codes.all()).containsOnlyKeys("OP", "VO", "CO", "IN", "RE");
        assertThat(codes.code(mission.newest("incident").orElseThrow())).hasValue("!");
        assertThat(codes.code(mission.newest("tabulation").orElseThrow())).isEmpty();

        FormCodes declared = FormCodes.of(mission, Map.of("tabulation", "TB"));
        assertThat(declared.code(mission.newest("tabulation").orElseThrow())).hasValue("TB");
        assertThat(declared.code(mission.newest("table").orElseThrow())).hasValue("TA");
    }
}
