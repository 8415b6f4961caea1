package org.pollwatch.local.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Random;
import org.pollwatch.counting.AreaTally;
import org.pollwatch.counting.Contribution;
import org.pollwatch.counting.Contributions;
import org.pollwatch.counting.CounterLayout;
import org.pollwatch.counting.Counters;
import org.pollwatch.counting.Layouts;
import org.pollwatch.counting.LocalHour;
import org.pollwatch.counting.PlaceTally;
import org.pollwatch.counting.RateSheet;
import org.pollwatch.counting.ReportCheck;
import org.pollwatch.counting.ReportGuard;

/** Who may use whom: schemas <- producers, streams <- deploy. Producers and streams meet in topics and nowhere else. */
@AnalyzeClasses(packages = "org.pollwatch", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String[] SCHEMAS = {
        "org.pollwatch.mission..",
        "org.pollwatch.counting..",
        "org.pollwatch.contract..",
        "org.pollwatch.oracle..",
        "org.pollwatch.missions..",
        "org.pollwatch.xforms..",
    };
    private static final String[] PRODUCERS = {
        "org.pollwatch.gateway..", "org.pollwatch.observer..", "org.pollwatch.simulator.."
    };
    private static final String[] STREAMS = {
        "org.pollwatch.topology..",
        "org.pollwatch.warehouse..",
        "org.pollwatch.headquarters..",
        "org.pollwatch.statement.."
    };
    private static final String[] DEPLOY = {"org.pollwatch.local..", "org.pollwatch.benchmark.."};

    @ArchTest
    static final ArchRule shouldBelongToOneOfTheFourLayers = classes()
            .should()
            .resideInAnyPackage(join(SCHEMAS, PRODUCERS, STREAMS, DEPLOY))
            .because("a package that no rule knows is held by none");

    @ArchTest
    static final ArchRule shouldKeepSchemasFreeOfEverythingAboveThem = noClasses()
            .that()
            .resideInAnyPackage(SCHEMAS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(join(PRODUCERS, STREAMS, DEPLOY));

    @ArchTest
    static final ArchRule shouldKeepProducersFreeOfStreamsAndDeploy = noClasses()
            .that()
            .resideInAnyPackage(PRODUCERS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(join(STREAMS, DEPLOY));

    @ArchTest
    static final ArchRule shouldKeepStreamsFreeOfProducersAndDeploy = noClasses()
            .that()
            .resideInAnyPackage(STREAMS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(join(PRODUCERS, DEPLOY));

    @ArchTest
    static final ArchRule shouldNotGoInCircles =
            slices().matching("org.pollwatch.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule shouldKeepTheMissionPlainJava = classes()
            .that()
            .resideInAPackage("org.pollwatch.mission..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "org.pollwatch.mission..");

    @ArchTest
    static final ArchRule shouldKeepCountingPlainJava = classes()
            .that()
            .resideInAPackage("org.pollwatch.counting..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..", "org.pollwatch.mission..", "org.pollwatch.counting..", "org.apache.commons.statistics..");

    @ArchTest
    static final ArchRule shouldCountWithoutAClock = noClasses()
            .that()
            .resideInAnyPackage("org.pollwatch.counting..", "org.pollwatch.mission..")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .dependOnClassesThat()
            .belongToAnyOf(Clock.class, Random.class)
            .because("the same log gives the same figures, whenever it is read");

    @ArchTest
    static final ArchRule shouldKnowConfluentOnlyInTheContract = noClasses()
            .that()
            .resideOutsideOfPackage("org.pollwatch.contract..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.confluent..")
            .because("how bytes are read and written is the contract's");

    @ArchTest
    static final ArchRule shouldKeepTheWarehouseFreeOfWhoAsks = noClasses()
            .that()
            .resideInAPackage("org.pollwatch.warehouse..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.pollwatch.headquarters..", "org.pollwatch.topology..", "io.vertx..")
            .because("it is filled from topics and asked in SQL; accounts, pages and streams are others' business");

    @ArchTest
    static final ArchRule shouldKnowDuckDbOnlyInTheWarehouse = noClasses()
            .that()
            .resideOutsideOfPackage("org.pollwatch.warehouse..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.duckdb..");

    @ArchTest
    static final ArchRule shouldKeepTheOracleFreeOfWhatItJudges = noClasses()
            .that()
            .resideInAPackage("org.pollwatch.oracle..")
            .should()
            .dependOnClassesThat(belongToAnyOf(
                            AreaTally.class,
                            Contribution.class,
                            Contributions.class,
                            CounterLayout.class,
                            Counters.class,
                            Layouts.class,
                            LocalHour.class,
                            PlaceTally.class,
                            RateSheet.class,
                            ReportCheck.class,
                            ReportGuard.class)
                    .and(DescribedPredicate.not(belongToAnyOf(ReportGuard.Outcome.class))))
            .because("an oracle that calculates with the same code agrees with every mistake in it");

    @ArchTest
    static final ArchRule shouldUseTheOracleInTestsAndMeasurementsOnly = noClasses()
            .that(are(resideInAnyPackage(join(SCHEMAS, PRODUCERS, STREAMS, DEPLOY))
                    .and(DescribedPredicate.not(
                            resideInAnyPackage("org.pollwatch.oracle..", "org.pollwatch.benchmark..")))))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.pollwatch.oracle..");

    @ArchTest
    static final ArchRule shouldCallThingsByTheFieldsOwnWords = noClasses()
            .that(are(DescribedPredicate.not(resideInAPackage("..avro.."))))
            .should()
            .haveNameMatching(".*(Manager|Helper|Util|Utils|Impl|Data|Info)")
            .because("such a name says what the author could not say");

    @ArchTest
    static final ArchRule shouldSpeakOnStandardStreamsOnlyFromTheCommandLine = noClasses()
            .that()
            .resideOutsideOfPackage("..cli..")
            .should(ACCESS_STANDARD_STREAMS)
            .because("what an operator should know goes to the log");

    @ArchTest
    static final ArchRule shouldLogThroughOneFacade = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.util.logging..", "org.apache.logging..", "org.apache.log4j..");

    private static String[] join(String[]... layers) {
        return Arrays.stream(layers).flatMap(Arrays::stream).toArray(String[]::new);
    }
}
