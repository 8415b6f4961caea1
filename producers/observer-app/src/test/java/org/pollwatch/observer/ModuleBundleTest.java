package org.pollwatch.observer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ModuleBundleTest {

    @Test
    void shouldPutEachModuleOnceAndBehindWhatItImports() {
        String joined = ModuleBundle.of(
                "app.js",
                Map.of(
                        "app.js", "// Why.\nimport {one} from './core/a.js';\nimport './core/b.js';\none();\n",
                        "core/a.js",
                                "import {\n  two as deux,\n} from './b.js';\nexport function one() {\n  deux();\n}\n",
                        "core/b.js", "/** Says two. */\nexport const two = () => 2;\nexport class Three {}\n")::get,
                Map.of());

        assertThat(joined)
                .isEqualTo(
                        """
                        const $0 = (() => {
                        const two = () => 2;
                        class Three {}
                        return {two, Three};
                        })();
                        const $1 = (() => {
                        const {two: deux,} = $0;
                        function one() {
                          deux();
                        }
                        return {one};
                        })();
                        const $2 = (() => {
                        const {one} = $1;
                        one();
                        return {};
                        })();
                        """);
    }

    @Test
    void shouldLeaveAnOutsideModuleAFileOfItsOwn() {
        String joined = ModuleBundle.of(
                "ui/x.js",
                Map.of("ui/x.js", "import {html, nothing} from '../vendor/lit.js';\nhtml();\n")::get,
                Map.of("vendor/lit.js", "lit.abc.js"));

        assertThat(joined)
                .startsWith("import {html, nothing} from './lit.abc.js';\n")
                .doesNotContain("vendor");
    }

    @Test
    void shouldRefuseACircle() {
        assertThatThrownBy(() -> ModuleBundle.of(
                        "a.js", Map.of("a.js", "import './b.js';\n", "b.js", "import './a.js';\n")::get, Map.of()))
                .hasMessageContaining("circle")
                .hasMessageContaining("b.js");
    }

    @Test
    void shouldRefuseFormsThatItDoesNotKnow() {
        assertThatThrownBy(() -> ModuleBundle.of("a.js", Map.of("a.js", "export default 1;\n")::get, Map.of()))
                .hasMessageContaining("a.js")
                .hasMessageContaining("export default 1;");
    }
}
