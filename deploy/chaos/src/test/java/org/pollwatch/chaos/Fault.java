package org.pollwatch.chaos;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;

/** What can happen to a set on a bad day; each begins, lasts some seconds, and is over. */
enum Fault {
    BROKER_KILLED {
        @Override
        void happen(Stage stage, Random random, Pause pause) {
            killed(stage, pause, broker(random));
        }
    },
    LEADER_KILLED {
        @Override
        void happen(Stage stage, Random random, Pause pause) {
            killed(stage, pause, "broker-" + leader(stage));
        }
    },
    BROKER_STOPPED {
        @Override
        void happen(Stage stage, Random random, Pause pause) {
            stopped(stage, pause, broker(random));
        }
    },
    /** It ends by itself, and whoever makes space starts it again. */
    BROKER_DISK_FULL {
        @Override
        void happen(Stage stage, Random random, Pause pause) {
            String name = broker(random);
            stage.processes().fillDisk(name);
            pause.untilEnded(name);
            stage.processes().start(name);
        }
    },
    TOPOLOGY_KILLED {
        @Override
        void happen(Stage stage, Random random, Pause pause) {
            killed(stage, pause, "topology-" + either(random));
        }
    },
    TOPOLOGY_STOPPED {
        @Override
        void happen(Stage stage, Random random, Pause pause) {
            stopped(stage, pause, "topology-" + either(random));
        }
    },
    BOTH_TOPOLOGIES_KILLED {
        @Override
        void happen(Stage stage, Random random, Pause pause) {
            killed(stage, pause, "topology-1", "topology-2");
        }
    },
    GATEWAY_KILLED {
        @Override
        void happen(Stage stage, Random random, Pause pause) {
            killed(stage, pause, "gateway-" + either(random));
        }
    },
    GATEWAY_STOPPED {
        @Override
        void happen(Stage stage, Random random, Pause pause) {
            stopped(stage, pause, "gateway-" + either(random));
        }
    },
    NETWORK_SLOW {
        @Override
        void happen(Stage stage, Random random, Pause pause) {
            spoilt(stage, leader(stage), Proxy.State.SLOW, pause);
        }
    },
    NETWORK_SILENT {
        @Override
        void happen(Stage stage, Random random, Pause pause) {
            spoilt(stage, leader(stage), Proxy.State.SILENT, pause);
        }
    },
    NETWORK_CUT {
        @Override
        void happen(Stage stage, Random random, Pause pause) {
            spoilt(stage, 1 + random.nextInt(Stage.BROKERS), Proxy.State.CUT, pause);
        }
    },
    REGISTRY_KILLED {
        @Override
        void happen(Stage stage, Random random, Pause pause) {
            stage.killRegistry();
            pause.some();
            stage.startRegistry();
        }
    },
    GATEWAY_CLOCK {
        @Override
        void happen(Stage stage, Random random, Pause pause) {
            jumped(stage, random, pause, "gateway");
        }
    },
    TOPOLOGY_CLOCK {
        @Override
        void happen(Stage stage, Random random, Pause pause) {
            jumped(stage, random, pause, "topology");
        }
    },
    BROKER_CLOCK {
        @Override
        void happen(Stage stage, Random random, Pause pause) {
            jumped(stage, random, pause, "broker");
        }
    },
    /** Of the one that leads the controllers: the others must choose another. */
    CONTROLLER_SILENT {
        @Override
        void happen(Stage stage, Random random, Pause pause) {
            cutOff(stage, quorumLeader(stage), Proxy.State.SILENT, pause);
        }
    },
    CONTROLLER_CUT {
        @Override
        void happen(Stage stage, Random random, Pause pause) {
            cutOff(stage, 1 + random.nextInt(Stage.BROKERS), Proxy.State.CUT, pause);
        }
    },
    /** Two of three brokers do nothing: nothing may be acknowledged, and phones hear so. */
    MAJORITY_GONE {
        @Override
        void happen(Stage stage, Random random, Pause pause) {
            int spared = 1 + random.nextInt(Stage.BROKERS);
            List<String> gone = IntStream.rangeClosed(1, Stage.BROKERS)
                    .filter(it -> it != spared)
                    .mapToObj(it -> "broker-" + it)
                    .toList();
            gone.forEach(stage.processes()::suspend);
            pause.untilRefused();
            gone.forEach(stage.processes()::resume);
        }
    };

    private static final Duration JUMP = Duration.ofHours(1);

    /** How long a fault lasts. When it returns the fault is over, or the cure begins. */
    interface Pause {
        /** Some seconds. */
        void some();

        /** Until a process has ended by itself. */
        void untilEnded(String name);

        /** Until a process sees that its clock is wrong by so much. */
        void untilSeen(WallClock clock, Duration offset);

        /** Until the other brokers take one for gone, and some reports have been taken since then. */
        void untilGoneWithout(int broker);

        /** Until phones have been answered 503, all of them, for a while. */
        void untilRefused();
    }

    /** Returns when the cure has begun: what is started may not yet be ready. */
    abstract void happen(Stage stage, Random random, Pause pause);

    private static String broker(Random random) {
        return "broker-" + (1 + random.nextInt(Stage.BROKERS));
    }

    private static int either(Random random) {
        return 1 + random.nextInt(2);
    }

    private static void killed(Stage stage, Pause pause, String... names) {
        for (String name : names) {
            stage.processes().kill(name);
        }
        pause.some();
        for (String name : names) {
            stage.processes().start(name);
        }
    }

    private static void stopped(Stage stage, Pause pause, String name) {
        stage.processes().suspend(name);
        pause.some();
        stage.processes().resume(name);
    }

    private static void spoilt(Stage stage, int broker, Proxy.State how, Pause pause) {
        stage.proxy(broker).become(how);
        pause.some();
        stage.proxy(broker).become(Proxy.State.OPEN);
    }

    /** Forwards and back, or backwards and forwards again. Set back, the process ends by itself, and is started again. */
    private static void jumped(Stage stage, Random random, Pause pause, String kind) {
        String name = Stage.clocked(kind);
        WallClock clock = stage.clock(name);
        Duration offset = random.nextBoolean() ? JUMP : JUMP.negated();
        clock.jump(offset);
        pause.untilSeen(clock, offset);
        pause.some();
        clock.jump(Duration.ZERO);
        if (!offset.isNegative()) {
            pause.untilEnded(name);
            stage.processes().start(name);
        }
    }

    private static void cutOff(Stage stage, int broker, Proxy.State how, Pause pause) {
        stage.controllers().become(broker, how);
        pause.untilGoneWithout(broker);
        pause.some();
        stage.controllers().become(broker, Proxy.State.OPEN);
    }

    private static int quorumLeader(Stage stage) {
        try (Admin admin = Admin.create(stage.client())) {
            return admin.describeMetadataQuorum().quorumInfo().get().leaderId();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** @return the broker that leads the first partition of submissions */
    private static int leader(Stage stage) {
        try (Admin admin = Admin.create(stage.client())) {
            String topic = stage.topics().submissions().name();
            return admin.describeTopics(List.of(topic))
                    .allTopicNames()
                    .get()
                    .get(topic)
                    .partitions()
                    .get(0)
                    .leader()
                    .id();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
