package org.pollwatch.contract.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class QueryPhraseTest {

    /** Longer than four lines of a phone is no question, but a letter. */
    private static final int LONGEST = 120;

    @Test
    void shouldKeepEveryIdThatEverStoodInATopic() {
        assertThat(Arrays.stream(QueryPhrase.values()).map(QueryPhrase::id))
                .contains(
                        "check_answer",
                        "check_number",
                        "count_from_opening",
                        "seen_or_told",
                        "answer_missing",
                        "confirm_grave",
                        "figures_contradict",
                        "compare_protocol",
                        "wrong_station",
                        "wrong_time",
                        "sent_twice",
                        "check_report");
    }

    @ParameterizedTest
    @EnumSource
    void shouldBeFoundByItsIdAndFitOnAPhoneInThreeLanguages(QueryPhrase phrase) {
        assertThat(QueryPhrase.find(phrase.id())).contains(phrase);
        assertThat(new String[] {
                    phrase.texts().en(), phrase.texts().ru(), phrase.texts().kk()
                })
                .doesNotHaveDuplicates()
                .allSatisfy(text -> assertThat(text).isNotBlank().hasSizeLessThanOrEqualTo(LONGEST));
    }

    @Test
    void shouldSayThatSomethingIsAskedWhereAPhraseIsOfALaterVersion() {
        assertThat(QueryPhrase.find("of_tomorrow")).isEmpty();
        assertThat(QueryPhrase.textsOf("of_tomorrow")).isEqualTo(QueryPhrase.CHECK_REPORT.texts());
    }
}
