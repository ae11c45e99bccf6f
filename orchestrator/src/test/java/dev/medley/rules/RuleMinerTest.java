package dev.medley.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

final class RuleMinerTest {

  private static final int NN = 0;
  private static final int NNP = 1;
  private static final int VB = 2;
  private static final int COMMA = 3;
  private static final int O = 0;
  private static final int PERSON = 1;

  private static void words(RuleMiner miner, int count, int pos, int entity) {
    for (int i = 0; i < count; i++) miner.add(new int[]{pos, entity, -1, -1, -1, -1}, true);
  }

  /// 100 words: all persons are NNP, as are 2 words that are none.
  @Test
  void findsWhatLabelsKeep() {
    var miner = new RuleMiner(Known.SUBJECTS);
    words(miner, 20, NNP, PERSON);
    words(miner, 2, NNP, O);
    words(miner, 48, NN, O);
    words(miner, 20, VB, O);
    words(miner, 10, COMMA, O);
    var rules = miner.rules(.05, .9);
    assertThat(rules).extracting(Mined::rule).containsExactly("entities = O -> pos in {NN, VB, ','}", "pos = NN -> entities = O",
        "pos = NNP <-> entities = B-person", "pos = VB -> entities = O", "pos = ',' -> entities = O");
    var both = rules.get(2);
    assertThat(both.cases()).isEqualTo(22);
    assertThat(both.support()).isCloseTo(.2, within(1e-12));
    assertThat(both.confidence()).isCloseTo(20 / 22.0, within(1e-12));
    assertThat(both.told())
        .isEqualTo("Where pos is NNP, entities is B-person, and the other way round: in 90.9 % of 22, which is 22.0 % of all.");
    assertThat(rules).allSatisfy(r -> assertThat(Known.rule(r.rule()).tasks()).containsExactly(0, 1));
  }

  @Test
  void supportAndConfidenceAreBounds() {
    var miner = new RuleMiner(Known.SUBJECTS);
    words(miner, 8, NNP, PERSON);
    words(miner, 2, NNP, O);
    words(miner, 90, NN, O);
    assertThat(miner.rules(.05, .85)).extracting(Mined::rule).containsExactly("pos = NN <-> entities = O",
        "entities = B-person -> pos = NNP");
    assertThat(miner.rules(.09, .85)).extracting(Mined::rule).containsExactly("pos = NN <-> entities = O");
    assertThat(miner.rules(.05, .99)).extracting(Mined::rule).containsExactly("pos = NN -> entities = O",
        "entities = B-person -> pos = NNP");
    assertThat(miner.rules(.05, .8)).extracting(Mined::rule).contains("pos = NNP <-> entities = B-person");
  }

  /// What is as frequent anyway is no rule.
  @Test
  void tasksThatHaveNothingToDoWithEachOtherKeepNone() {
    var miner = new RuleMiner(Known.SUBJECTS);
    for (int pos : List.of(NN, NNP, VB)) {
      words(miner, 97, pos, O);
      words(miner, 3, pos, PERSON);
    }
    assertThat(miner.rules(.01, .95)).isEmpty();
  }

  @Test
  void wordsAndWholeExamplesCountApart() {
    var miner = new RuleMiner(Known.SUBJECTS);
    for (int i = 0; i < 10; i++) {
      miner.add(new int[]{-1, -1, i % 2, i, 9 - i, 9}, false);
      miner.add(new int[]{NN, O, i % 2, i, 9 - i, 9}, true);
    }
    assertThat(miner.rules(.1, 1)).extracting(Mined::rule).contains("left = 3 <-> right = 6").noneMatch(r -> r.contains("pos"));
  }
}
