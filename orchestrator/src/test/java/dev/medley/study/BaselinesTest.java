package dev.medley.study;

import static org.assertj.core.api.Assertions.assertThat;

import dev.medley.api.parameter.Setting;
import dev.medley.api.parameter.Settings;
import dev.medley.api.parameter.Value;
import dev.medley.api.sampler.Draw;
import dev.medley.api.sampler.SamplerContext;
import dev.medley.space.Catalogue;
import dev.medley.space.Configuration;
import dev.medley.space.Declaration;
import dev.medley.space.Parameter;
import dev.medley.space.SearchSpace;
import dev.medley.space.Section;
import dev.medley.space.StudySpace;
import dev.medley.training.random.Streams;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class BaselinesTest {

  private static final List<String> TASKS = List.of("pos", "food", "genre");

  /// Hard sharing has a setting, whose default a baseline must take.
  private static final Catalogue CATALOGUE = new Catalogue() {

    @Override
    public List<Declaration> declarations(Section section) {
      return switch (section) {
        case SHARING -> List.of(new Declaration("hard", "All is shared.", List.of(Setting.whole("layers", 0, 4, 1, "How many layers."))));
        case LOSS -> List.of(new Declaration("equal", "All count the same.", List.of()));
        default -> List.of();
      };
    }

    @Override
    public List<Declaration> tasks() {
      return List.of();
    }

    @Override
    public List<Declaration> searches() {
      return List.of();
    }
  };

  private static StudySpace space(long microBatches) {
    var fixed = new TreeMap<String, Value>(Map.of(
        "encoder", new Value.Word("bag"), "encoder.bag.width", new Value.Whole(64), "sharing", new Value.Word("mmoe"),
        "sharing.mmoe.experts", new Value.Whole(4), "sampler", new Value.Word("mix"), "loss", new Value.Word("pcgrad"), "optimizer",
        new Value.Word("adam"), "batch.rows", new Value.Whole(32), "batch.micro-batches", new Value.Whole(microBatches)));
    var space = new SearchSpace(List.of(new Parameter.Real("optimizer.adam.rate", 0.1, 0.3, Parameter.Scale.LINEAR, List.of())));
    var none = new Settings("", Map.of());
    return new StudySpace("s", TASKS.stream().map(t -> new StudySpace.TaskUse(t, t, none, true)).toList(), space, fixed, none,
        new StudySpace.Objective("delta_m", true), new StudySpace.Budget(4, 10), new StudySpace.Use("random", none), "");
  }

  @Test
  void eachTaskAloneAndTheEqualMix() {
    var baselines = Baselines.of(space(6), CATALOGUE);
    assertThat(baselines.subList(0, 4)).extracting(Baselines::label).containsExactly("single pos", "single food", "single genre",
        "equal mix");
    assertThat(baselines).as("each as often as the others").hasSizeGreaterThanOrEqualTo(4);
    assertThat(baselines.size() % 4).isZero();
    assertThat(baselines).allMatch(Baselines::isBaseline);
    assertThat(Baselines.taskOf(baselines.get(1))).contains("food");
    assertThat(Baselines.taskOf(baselines.getLast())).isEmpty();
    assertThat(Baselines.isBaseline(new Configuration(space(6).fixed()))).isFalse();
  }

  @Test
  void allButSharingLossAndSamplerIsTheSpacesOwn() {
    for (var baseline : Baselines.of(space(6), CATALOGUE)) {
      assertThat(baseline.chosen(Section.SHARING)).isEqualTo("hard");
      assertThat(baseline.settings(Section.SHARING).whole("layers")).isEqualTo(1);
      assertThat(baseline.chosen(Section.LOSS)).isEqualTo("equal");
      assertThat(baseline.chosen(Section.ENCODER)).isEqualTo("bag");
      assertThat(baseline.settings(Section.ENCODER).whole("width")).isEqualTo(64);
      assertThat(baseline.settings(Section.OPTIMIZER).real("rate")).isBetween(0.1, 0.3);
      assertThat(baseline.values().keySet()).noneMatch(path -> path.startsWith("sharing.mmoe"));
    }
  }

  /// What the search may come to, a baseline may too.
  @Test
  void theHighestRateOfTheIntervalIsAmongTheirs() {
    assertThat(Baselines.of(space(6), CATALOGUE)).extracting(c -> c.settings(Section.OPTIMIZER).real("rate")).contains(0.3);
  }

  @Test
  void aTaskAloneSeesWhatTheEqualMixSeesOfIt() {
    assertThat(Baselines.of(space(6), CATALOGUE).subList(0, 4)).extracting(c -> c.settings("batch").whole("micro-batches"))
        .containsExactly(2, 2, 2, 6);
    assertThat(Baselines.of(space(2), CATALOGUE).subList(0, 4)).extracting(c -> c.settings("batch").whole("micro-batches"))
        .containsExactly(1, 1, 1, 2);
  }

  @Test
  void theMixesAreOneHotAndEqual() {
    var tasks = TASKS.stream().map(t -> new SamplerContext.TaskSize(t, 10, true)).toList();
    var context = new SamplerContext(tasks, 4, 8, 6, Streams.stream(1));
    assertThat(new OneTask("food").start(context).next(5)).containsExactly(new Draw(1), new Draw(1), new Draw(1), new Draw(1));
    var equal = new EqualMix().start(context);
    var drawn = new ArrayList<Integer>();
    for (int step = 0; step < 6; step++) equal.next(step).forEach(d -> drawn.add(d.task()));
    for (int task = 0; task < 3; task++) assertThat(drawn).filteredOn(Integer.valueOf(task)::equals).hasSize(8);
  }
}
