package dev.medley.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Collectors;

/// Who may know whom.
@AnalyzeClasses(packages = {"dev.medley", "ai.djl.pytorch.jni"}, importOptions = {ImportOption.DoNotIncludeTests.class, OnlyMedley.class})
final class ArchitectureTest {

  private static final DescribedPredicate<JavaClass> WIRING = resideInAnyPackage("dev.medley.app..")
      .or(resideInAnyPackage("dev.medley..").and(nameEndingWith("Module")));

  /// Without it, a rule over nothing would pass.
  @ArchTest
  static void everyModuleIsSeen(JavaClasses classes) {
    var packages = classes.stream().map(JavaClass::getPackageName).collect(Collectors.toSet());
    assertThat(packages).contains("dev.medley.api.tensor", "dev.medley.api.plugin", "dev.medley.app", "dev.medley.study",
        "dev.medley.search", "dev.medley.rules",
        "dev.medley.training.engine", "dev.medley.benchmark", "dev.medley.store", "dev.medley.space", "dev.medley.plugin",
        "dev.medley.executor",
        "dev.medley.plugins.english", "dev.medley.plugins.files", "dev.medley.plugins.digits", "dev.medley.plugins.stories",
        "dev.medley.plugins.functions",
        "dev.medley.plugins.encoder",
        "dev.medley.plugins.sharing", "dev.medley.plugins.experts", "dev.medley.plugins.copies", "dev.medley.plugins.attending",
        "dev.medley.plugins.terms", "dev.medley.plugins.mixing", "dev.medley.plugins.adaptive", "dev.medley.plugins.curriculum",
        "dev.medley.plugins.weighting", "dev.medley.plugins.surgery");
  }

  @ArchTest
  static final ArchRule apiStandsAlone = classes().that().resideInAPackage("dev.medley.api..").should().onlyDependOnClassesThat()
      .resideInAnyPackage("dev.medley.api..", "java..", "org.jspecify..");

  @ArchTest
  static final ArchRule pluginsKnowTheApiAlone = classes().that().resideInAPackage("dev.medley.plugins..").and()
      .resideOutsideOfPackage("dev.medley.plugins.files..").should().onlyDependOnClassesThat()
      .resideInAnyPackage("dev.medley.api..", "dev.medley.plugins..", "java..", "org.jspecify..");

  @ArchTest
  static final ArchRule filesBringTheirReaders = classes().that().resideInAPackage("dev.medley.plugins.files..").should()
      .onlyDependOnClassesThat().resideInAnyPackage("dev.medley.api..", "dev.medley.plugins.files..", "java..", "org.jspecify..",
          "org.apache.commons.csv..", "tools.jackson..");

  @ArchTest
  static final ArchRule pluginsDoNotKnowEachOther = slices().matching("dev.medley.plugins.(*)..").should().notDependOnEachOther();

  @ArchTest
  static final ArchRule orchestratorMeetsPluginsAtRunTime = noClasses().that().resideOutsideOfPackage("dev.medley.plugins..").should()
      .dependOnClassesThat().resideInAPackage("dev.medley.plugins..");

  @ArchTest
  static final ArchRule nothingShippedKnowsTheTestKit = noClasses().that().resideOutsideOfPackage("dev.medley.testkit..").should()
      .dependOnClassesThat().resideInAnyPackage("dev.medley.testkit..", "org.junit..", "org.assertj..");

  @ArchTest
  static final ArchRule guiceWires = noClasses().that(DescribedPredicate.not(WIRING)).should().dependOnClassesThat()
      .resideInAPackage("com.google.inject..");

  @ArchTest
  static final ArchRule pf4jLoadsPlugins = only("dev.medley.plugin..", "org.pf4j..");

  @ArchTest
  static final ArchRule jeneticsSearches = only("dev.medley.search..", "io.jenetics..");

  @ArchTest
  static final ArchRule jdbcStores = only("dev.medley.store..", "java.sql..", "javax.sql..", "org.h2..", "org.flywaydb..");

  @ArchTest
  static final ArchRule httpServes = only("dev.medley.web..", "com.sun.net.httpserver..", "java.net.http..", "io.javalin..");

  /// The bridge lies in the engine's own package because only there its native layer can be called.
  @ArchTest
  static final ArchRule djlTrains = noClasses().that().resideOutsideOfPackages("dev.medley.training.engine..", "ai.djl.pytorch.jni..")
      .should()
      .dependOnClassesThat().resideInAPackage("ai.djl..");

  @ArchTest
  static final ArchRule thePackagesOfTheHouseHaveNoCycles = slices().matching("dev.medley.(*)..").should().beFreeOfCycles();

  /// But one: a task names its metrics, and a metric reads a task's answers.
  @ArchTest
  static final ArchRule noPackageHasCycles = slices().matching("dev.(**)").should().beFreeOfCycles()
      .ignoreDependency(resideInAPackage("dev.medley.api.task"), resideInAPackage("dev.medley.api.metric"));

  @ArchTest
  static final ArchRule onlyTheCommandLinePrints = noClasses().that().resideOutsideOfPackage("dev.medley.app..").should()
      .accessField(System.class, "out").orShould().accessField(System.class, "err").orShould()
      .callMethod(Throwable.class, "printStackTrace");

  /// Trials are functions of their seeds, so no number may come from a generator that the whole process shares.
  @ArchTest
  static final ArchRule randomnessIsAnArgument = noClasses().should().dependOnClassesThat()
      .haveFullyQualifiedName("java.util.concurrent.ThreadLocalRandom").orShould().dependOnClassesThat()
      .haveFullyQualifiedName("java.security.SecureRandom").orShould().callMethod(Math.class, "random").orShould()
      .callConstructor(java.util.Random.class).orShould().callMethod(java.util.Collections.class, "shuffle", List.class).orShould()
      .callMethod(java.util.random.RandomGenerator.class, "getDefault").because("a trial's streams come from its seeds");

  @ArchTest
  static final ArchRule namesSayWhatThingsAre = noClasses().should().haveSimpleNameEndingWith("Util").orShould()
      .haveSimpleNameEndingWith("Utils").orShould().haveSimpleNameEndingWith("Helper").orShould().haveSimpleNameEndingWith("Manager")
      .orShould()
      .haveSimpleNameEndingWith("Impl");

  /// Every package says what lives in it, and that nothing in it is null unless it says so.
  @ArchTest
  static void everyPackageIsNullMarked(JavaClasses classes) {
    var unmarked = classes.stream().map(JavaClass::getPackage).distinct()
        .filter(p -> !p.isAnnotatedWith(org.jspecify.annotations.NullMarked.class)).map(p -> p.getName()).toList();
    assertThat(unmarked).as("packages without @NullMarked").isEmpty();
  }

  private static ArchRule only(String user, String... libraries) {
    return noClasses().that().resideOutsideOfPackage(user).should().dependOnClassesThat().resideInAnyPackage(libraries);
  }
}
