package dev.medley.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.medley.house.Sources.Source;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What a source file may hold.
final class SourcesTest {

  private static final int MOST_CODE_LINES = 300;
  /// A contract or a table of cases reads better in one piece.
  private static final int MOST_CODE_LINES_OF_A_TEST = 400;
  private static final Pattern LEFT_FOR_LATER = Pattern.compile("\\b(TO" + "DO|FIX" + "ME|X" + "XX)\\b");
  private static final Pattern TEST = Pattern.compile("^\\s*@(Test|Property|ParameterizedTest|ArchTest|TestFactory|RepeatedTest)\\b");

  private final List<Source> sources = Sources.ofThisTree().all();

  @Test
  void theSourcesOfEveryModuleAreSeen() {
    assertThat(sources).extracting(s -> s.path().subpath(0, s.path().startsWith("plugins") ? 2 : 1).toString().replace('\\', '/')).contains(
        "api",
        "orchestrator", "search-spaces", "plugins/testkit", "plugins/tasks-english", "plugins/tasks-files", "plugins/encoder-basic",
        "plugins/tasks-digits", "plugins/tasks-stories", "plugins/tasks-functions", "plugins/sharing-basic", "plugins/sharing-experts",
        "plugins/sharing-copies",
        "plugins/sharing-attention",
        "plugins/sampler-mixing", "plugins/sampler-adaptive", "plugins/sampler-curriculum", "plugins/loss-weighting",
        "plugins/loss-surgery", "plugins/loss-terms");
  }

  @Test
  void noFileIsLong() {
    assertThat(which(s -> s.codeLines() > (s.isTest() ? MOST_CODE_LINES_OF_A_TEST : MOST_CODE_LINES))).isEmpty();
  }

  @Test
  void nothingIsLeftForLater() {
    assertThat(which(s -> s.lines().stream().anyMatch(line -> LEFT_FOR_LATER.matcher(line).find()))).isEmpty();
  }

  /// A test class with another name is never run.
  @Test
  void everyTestHasANameThatIsRun() {
    assertThat(which(s -> s.isTest() && !s.name().endsWith("Test.java") && !s.name().endsWith("IT.java") && !s.contains("interface ")
        && !s.contains("abstract class ")
        && s.lines().stream().anyMatch(line -> TEST.matcher(line).find()))).isEmpty();
  }

  @Test
  void everyPackageSaysWhatLivesThere() {
    assertThat(which(s -> s.name().equals("package-info.java") && s.lines().stream().filter(line -> line.startsWith("///")).count() < 2))
        .isEmpty();
  }

  private List<String> which(Predicate<Source> fault) {
    return sources.stream().filter(fault).map(s -> s.path().toString()).toList();
  }
}
