package org.pollwatch.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalSetTest {

    private final List<String> events = new CopyOnWriteArrayList<>();

    @TempDir
    private Path directory;

    @Test
    void shouldStartInOrderAndStopInReverse() throws Exception {
        try (LocalSet set = LocalSet.hold(settings())) {
            set.start(List.of(service("topology"), service("gateway")), (name, address) -> events.add(name));
            assertThat(events).containsExactly("broker", "registry", "topology", "gateway");
            events.clear();
        }
        assertThat(events).containsExactly("stop gateway", "stop topology");
    }

    @Test
    void shouldStopWhatRunsWhenAServiceDoesNotStart() throws Exception {
        LocalSet.Settings settings = settings();
        LocalSet set = LocalSet.hold(settings);
        assertThatThrownBy(() -> set.start(List.of(service("topology"), broken()), (name, address) -> {}))
                .hasMessage("no topics");

        assertThat(events).containsExactly("stop topology");
        assertThat(FreePort.isFree("127.0.0.1", settings.kafkaPort())).isTrue();
        assertThat(FreePort.isFree("127.0.0.1", settings.registryPort())).isTrue();
        LocalSet.hold(settings).close();
    }

    @Test
    void shouldRefuseADirectoryThatAnotherSetHolds() {
        try (LocalSet first = LocalSet.hold(settings())) {
            assertThat(first).isNotNull();
            assertThatThrownBy(() -> LocalSet.hold(settings()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(
                            "in use by process " + ProcessHandle.current().pid())
                    .hasMessageContaining("pollwatch stop");
        }
    }

    private LocalSet.Settings settings() {
        return new LocalSet.Settings(directory, "127.0.0.1", FreePort.any("127.0.0.1"), FreePort.any("127.0.0.1"));
    }

    private LocalSet.Service service(String name) {
        return named(name, base -> new LocalSet.Running("here", () -> events.add("stop " + name)));
    }

    private LocalSet.Service broken() {
        return named("gateway", base -> {
            throw new IllegalStateException("no topics");
        });
    }

    private static LocalSet.Service named(String name, Function<LocalSet.Base, LocalSet.Running> start) {
        return new LocalSet.Service() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public LocalSet.Running start(LocalSet.Base base) {
                return start.apply(base);
            }
        };
    }
}
