package org.pollwatch.contract.mission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pollwatch.contract.avro.DefinitionKind;

/** Pieces on the definition topic that somebody else than the publisher wrote. */
class UnreadablePieceTest {

    @ParameterizedTest
    @ValueSource(strings = {"null", "{\"id\":null}", "[]", "", "{\"id\":{}}"})
    void shouldNameTheRowThatIsNone(String document) {
        MissionFaults faults = catchThrowableOfType(
                MissionFaults.class,
                () -> MissionAssembly.assemble(1, List.of(new Piece(DefinitionKind.PLAN, "t/1", document))));

        assertThat(faults.all())
                .anySatisfy(it -> assertThat(it.message()).contains("expected a JSON object of columns"));
    }
}
