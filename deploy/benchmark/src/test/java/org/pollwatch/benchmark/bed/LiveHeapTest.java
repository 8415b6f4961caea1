package org.pollwatch.benchmark.bed;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What {@code jcmd} tells, collector by collector. */
class LiveHeapTest {
    @Test
    void shouldTakeTheHeapAndNotTheClasses() {
        assertThat(
                        LiveHeap.used(
                                """
                        4711:
                         garbage-first heap   total 524288K, used 31744K [0x00000000e0000000, 0x0000000100000000)
                          region size 1024K, 2 young (2048K), 1 survivors (1024K)
                         Metaspace       used 6543K, committed 6720K, reserved 1114112K
                          class space    used 603K, committed 704K, reserved 1048576K
                        """))
                .hasValue(31_744L << 10);
    }

    @Test
    void shouldAddTheGenerations() {
        assertThat(
                        LiveHeap.used(
                                """
                        4711:
                         def new generation   total 157248K, used 8000K [0x0, 0x1, 0x2)
                          eden space 139776K,   6% used [0x0, 0x1, 0x2)
                         tenured generation   total 349568K, used 20000K [0x0, 0x1, 0x2)
                           the space 349568K,   5% used [0x0, 0x1, 0x2, 0x3)
                         Metaspace       used 6543K, committed 6720K, reserved 1114112K
                        """))
                .hasValue(28_000L << 10);
    }

    @Test
    void shouldTellNothingWhereTheJvmDoesNot() {
        assertThat(LiveHeap.used("4711:\ncom.sun.tools.attach.AttachNotSupportedException: no\n"))
                .isEmpty();
    }

    @Test
    void shouldAskTheJvmThatRuns() {
        assertThat(LiveHeap.bytes(ProcessHandle.current().pid()).orElse(0)).isBetween(1L << 20, 4L << 30);
    }
}
