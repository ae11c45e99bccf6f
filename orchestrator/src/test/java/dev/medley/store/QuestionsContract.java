package dev.medley.store;

import static dev.medley.store.Sample.completed;
import static dev.medley.store.Sample.study;
import static dev.medley.store.Sample.validation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

abstract class QuestionsContract {

  private StudyStore store;
  private Study intents;

  abstract StoreLocation location();

  @BeforeEach
  void fill() {
    store = Stores.open(location(), Sample.OPTIONS);
    intents = store.createStudy(study("intents"));
    add("hard", 0.01, 0.1, 1.0, 0.80, 3);
    add("mmoe", 0.001, 0.2, 3.0, 0.90, 2);
    add("mmoe", 0.02, 0.3, 2.0, 0.85, 1);
    add("hard", 0.002, 0.4, Double.NaN, Double.NaN, 4);
    completed(store, intents, new NewTrial(TrialKind.BASELINE, 1, "{}", List.of()), 0, List.of());
    var failing = store.append(intents.id(), List.of(Sample.trial())).getFirst();
    var claim = store.claim(List.of(failing.id()), "owner").getFirst();
    store.finish(List.of(new Ending.Failed(claim, "No memory.", Run.NONE)));
  }

  @AfterEach
  void close() {
    if (store != null) {
      store.close();
    }
  }

  private void add(String sharing, double rate, double share, double objective, double accuracy, double rmse) {
    completed(
        store,
        intents,
        objective,
        List.of(
            validation("pos", "accuracy", accuracy),
            validation("", "rmse", rmse),
            validation("food", "f1", accuracy / 2),
            validation("genre", "f1", accuracy / 3),
            new Metric(600, "pos", "accuracy", Split.TRAIN, 0.99)),
        TrialParameter.of("sharing", sharing),
        TrialParameter.of("optimizer.adam.rate", rate),
        TrialParameter.of("sampler.mix.shares.food", share));
  }

  private List<Integer> numbers(LeaderboardQuery query) {
    return store.leaderboard(query).rows().stream().map(row -> row.trial().number()).toList();
  }

  private LeaderboardQuery all() {
    return LeaderboardQuery.best(List.of(), 10);
  }

  @Test
  void theBestStandFirstAndWhatIsNoNumberLast() {
    var board = store.leaderboard(all());

    assertThat(board.rows()).extracting(row -> row.trial().number()).containsExactly(1, 2, 0, 3);
    assertThat(board.rows()).extracting(Leaderboard.Row::rank).containsExactly(1, 2, 3, 4);
    assertThat(board.direction()).isEqualTo(Direction.MAXIMIZE);
    assertThat(board.matching()).isEqualTo(4);
    var first = board.rows().getFirst();
    assertThat(first.study()).isEqualTo("intents");
    assertThat(first.value()).isEqualTo(3.0);
    assertThat(first.trial()).isEqualTo(store.trial(intents.id(), 1));
    assertThat(first.scores()).containsEntry("pos.accuracy", 0.9).containsEntry("train.pos.accuracy", 0.99);
  }

  @Test
  void onlyTheTopIsShown() {
    var board = store.leaderboard(LeaderboardQuery.best(List.of(intents.id()), 2));

    assertThat(board.rows()).extracting(row -> row.trial().number()).containsExactly(1, 2);
    assertThat(board.matching()).isGreaterThanOrEqualTo(2);
  }

  /// The first few are looked for from the best on; here they lie far behind, and among equals.
  @Test
  void theBestOfManyIsFoundWhereverItLies() {
    var many = store.createStudy(study("many"));
    var claims = store.claim(Sample.ids(store.append(many.id(), Sample.trials(500))), "owner");
    store.finish(claims.stream().map(claim -> new Ending.Completed(claim, -(claim.trial().value() % 7), List.of(), Sample.RUN)).toList());
    var rare = LeaderboardQuery.best(List.of(many.id()), 3).where("number in (11, 222, 333, 444) and objective < -1");
    var expected = store.trials(many.id()).stream().filter(trial -> List.of(11, 222, 333, 444).contains(trial.number()))
        .filter(trial -> trial.objective().orElseThrow() < -1)
        .sorted(java.util.Comparator.comparingDouble((Trial trial) -> -trial.objective().orElseThrow()).thenComparingInt(Trial::number))
        .limit(3).map(Trial::number).toList();

    assertThat(numbers(rare)).isEqualTo(expected);
    assertThat(store.leaderboard(LeaderboardQuery.best(List.of(many.id()), 500)).rows()).hasSize(500)
        .isSortedAccordingTo(java.util.Comparator.comparingDouble((Leaderboard.Row row) -> -row.value())
            .thenComparingInt(row -> row.trial().number()));
  }

  @Test
  void groupsHaveTheirBestMedianAndNumber() {
    add("hard", 0.5, 0.5, 5.0, 0.5, 9);
    completed(store, intents, 0.25, List.of());

    var grouped = store.grouped(all(), "sharing");

    assertThat(grouped.name()).isEqualTo("sharing");
    assertThat(grouped.groups()).containsExactly(
        new Grouped.Group("hard", 3, 5.0, 3.0), new Grouped.Group("mmoe", 2, 3.0, 2.5), new Grouped.Group("", 1, 0.25, 0.25));
    assertThat(store.grouped(all().by("rmse", Direction.MINIMIZE).where("sharing = 'mmoe'"), "rate").groups()).containsExactly(
        new Grouped.Group("0.02", 1, 1, 1), new Grouped.Group("0.001", 1, 2, 2));
    assertThatThrownBy(() -> store.grouped(all(), "sharin")).hasMessageStartingWith("MED-221");
  }

  @Test
  void improvementsAreThoseBetterThanAllBefore() {
    add("hard", 0.5, 0.5, 2.5, 0.5, 9);
    add("hard", 0.5, 0.5, 3.0, 0.5, 9);
    add("hard", 0.5, 0.5, 4.0, 0.5, 9);

    assertThat(store.improvements(intents.id())).containsExactly(new Improvement(0, 1.0), new Improvement(1, 3.0), new Improvement(8, 4.0));
    var errors = store.createStudy(new NewStudy("errors", "", "{}", "rmse", Direction.MINIMIZE, 1, "0.1.0"));
    for (double value : new double[]{Double.NaN, 3, 4, Double.NaN, -1, 0}) {
      completed(store, errors, value, List.of());
    }
    assertThat(store.improvements(errors.id())).containsExactly(new Improvement(1, 3.0), new Improvement(4, -1.0));
  }

  @Test
  void theParameterThatDecidesIsTheMostImportant() {
    var study = store.createStudy(study("decided"));
    for (int i = 0; i < 40; i++) {
      var sharing = List.of("hard", "mmoe", "cross").get(i % 3);
      var parameters = new ArrayList<>(List.of(TrialParameter.of("sharing", sharing), TrialParameter.of("rate", (i * 7 % 40) / 40.0)));
      if (sharing.equals("mmoe")) {
        parameters.add(TrialParameter.of("sharing.mmoe.experts", i % 2 == 0 ? 4L : 8L));
      }
      double objective = (sharing.equals("mmoe") ? 10 : sharing.equals("hard") ? 5 : 0) + (i % 2) + i * 0.001;
      completed(store, study, new NewTrial(TrialKind.TRIAL, 1, "{}", parameters), objective,
          List.of(validation("pos", "accuracy", (i * 7 % 40) / 40.0)));
    }
    var query = LeaderboardQuery.best(List.of(study.id()), 1);

    assertThat(store.importances(query)).extracting(Importance::parameter).startsWith("sharing");
    assertThat(store.importances(query).getFirst().share()).isGreaterThan(0.8);
    assertThat(store.importances(query).getFirst().best()).isEqualTo(new Importance.Value("mmoe"));
    assertThat(store.importances(query)).filteredOn(i -> i.parameter().equals("sharing.mmoe.experts")).singleElement().satisfies(i -> {
      assertThat(i.trials()).isEqualTo(13);
      assertThat(i.share()).isGreaterThan(0.5);
      assertThat(i.best()).isEqualTo(new Importance.Interval(8, 8));
    });
    assertThat(store.importances(query.by("pos.accuracy", Direction.MAXIMIZE)).getFirst().parameter()).isEqualTo("rate");
    assertThat(store.importances(query.where("sharing = 'hard'"))).extracting(Importance::parameter).containsExactly("rate");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
    "sharing = 'mmoe'                                | 1,2",
    "sharing = 'mmoe' and rate < 0.01                | 1",
    "adam.rate in (0.01, 0.02)                       | 2,0",
    "optimizer.adam.rate >= 0.002 and not sharing = 'mmoe' | 0,3",
    "food > 0.15 and food < 0.35                     | 1,2",
    "shares.food = 0.1                               | 0",
    "accuracy > 0.8                                  | 1,2",
    "pos.accuracy > 0.8                              | 1,2",
    "train.pos.accuracy > 0.9                        | 1,2,0,3",
    "rmse <= 2                                       | 1,2",
    "number = 3                                      | 3",
    "objective > 1.5                                 | 1,2",
    "study = 'intents' and examples_seen = 9600      | 1,2,0,3",
    "study = 'others'                                | ``",
    "wall_seconds = 1.5 and device = 'cpu' and attempt = 1 | 1,2,0,3",
    "kind in ('TRIAL', 'BASELINE')                   | 1,2,0,4,3",
    "kind = 'BASELINE'                               | 4",
    "state = 'COMPLETED' and number < 2              | 1,0",
    "state = 'FAILED'                                | ``",
  })
  void aFilterLetsThroughWhatItSays(String filter, String expected) {
    var numbers = expected.isEmpty() ? List.<Integer>of() : List.of(expected.split(",")).stream().map(Integer::valueOf).toList();

    assertThat(numbers(all().where(filter))).isEqualTo(numbers);
  }

  /// As above, by a metric: few values, so many equals, some that are not finite, and some trials that do not count.
  @ParameterizedTest
  @EnumSource
  void theBestOfManyByAMetricAreFoundInEitherDirection(Direction direction) {
    var many = store.createStudy(study("many"));
    var values = List.of(0.5, 0.25, Double.NaN, 0.75, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0.0, -0.0, 0.125);
    var claims = store.claim(Sample.ids(store.append(many.id(), Sample.trials(600))), "owner");
    var endings = new ArrayList<Ending>();
    for (int i = 0; i < claims.size(); i++) {
      var scores = List.of(validation("pos", "f1", values.get(i * 7 % 11 % values.size())));
      endings.add(i % 5 == 0
          ? new Ending.Pruned(claims.get(i), 0, scores, "Below the median.", Sample.RUN)
          : new Ending.Completed(claims.get(i), 1, scores, Sample.RUN));
    }
    store.finish(endings);
    var numbers = java.util.stream.IntStream.range(0, 600).filter(i -> i % 5 != 0).boxed()
        .sorted(java.util.Comparator.<Integer, Double>comparing(i -> values.get(i * 7 % 11 % values.size()), direction::compare)
            .thenComparing(i -> i))
        .toList();
    for (int top : new int[]{1, 3, 70, 300, 480, 1000}) {
      var query = LeaderboardQuery.best(List.of(many.id()), top).by("pos.f1", direction);
      assertThat(numbers(query)).as("the best %d", top).isEqualTo(numbers.subList(0, Math.min(top, numbers.size())));
    }
    var filtered = LeaderboardQuery.best(List.of(many.id()), 4).by("pos.f1", direction).where("number > 400");
    assertThat(numbers(filtered)).isEqualTo(numbers.stream().filter(number -> number > 400).limit(4).toList());
  }

  @Test
  void aTrialWithoutAValueMatchesButHasNoRank() {
    var board = store.leaderboard(all().where("state = 'FAILED'"));

    assertThat(board.matching()).isEqualTo(1);
    assertThat(board.rows()).isEmpty();
  }

  @Test
  void trialsRankByMetricsAndParametersToo() {
    assertThat(numbers(all().by("accuracy", Direction.MAXIMIZE))).containsExactly(1, 2, 0, 3);
    assertThat(numbers(all().by("rmse", Direction.MINIMIZE))).containsExactly(2, 1, 0, 3);
    assertThat(numbers(all().by("rate", Direction.MINIMIZE))).containsExactly(1, 3, 0, 2);
    assertThat(store.leaderboard(all().by("rate", Direction.MINIMIZE)).by()).isEqualTo("optimizer.adam.rate");
  }

  @Test
  void studiesRankTogetherAndApart() {
    var genres = store.createStudy(study("genres"));
    completed(store, genres, 2.5, List.of());

    assertThat(store.leaderboard(all()).rows())
        .extracting(Leaderboard.Row::study)
        .containsExactly("intents", "genres", "intents", "intents", "intents");
    assertThat(store.leaderboard(LeaderboardQuery.best(List.of(genres.id()), 9)).rows()).hasSize(1);
  }

  @Test
  void lessIsBetterWhereTheStudySaysSo() {
    var errors = store.createStudy(new NewStudy("errors", "", "{}", "rmse", Direction.MINIMIZE, 1, "0.1.0"));
    completed(store, errors, 3, List.of());
    completed(store, errors, 1, List.of());
    completed(store, errors, Double.NaN, List.of());

    assertThat(numbers(LeaderboardQuery.best(List.of(errors.id()), 9))).containsExactly(1, 0, 2);
    assertThat(store.studies().getLast().best()).hasValue(1);
    assertThatThrownBy(() -> store.leaderboard(all()))
        .hasMessage(
            """
                MED-224 The objectives of the studies (intents, errors) differ: some are better when greater, some when less.
                Maybe name one study, or rank by a metric with --by.""");
    var forced = new LeaderboardQuery(List.of(), "objective", Optional.of(Direction.MAXIMIZE), "", 2);
    assertThat(store.leaderboard(forced).rows()).extracting(Leaderboard.Row::value).containsExactly(3.0, 3.0);
  }

  @Test
  void wrongNamesAndTypesAreShownWhereTheyStand() {
    assertThatThrownBy(() -> store.leaderboard(all().where("number > 0 and raet < 1")))
        .hasMessage(
            """
                MED-221 The name (raet) is not a parameter, metric or column of these trials.
                  number > 0 and raet < 1
                                 ^
                Did you mean: optimizer.adam.rate?""");
    assertThatThrownBy(() -> store.leaderboard(all().where("f1 > 0.1")))
        .hasMessage(
            """
                MED-222 The name (f1) may mean any of 2.
                  f1 > 0.1
                  ^
                Did you mean: food.f1, genre.f1?""");
    assertThatThrownBy(() -> store.leaderboard(all().where("sharing = 3")))
        .hasMessage(
            """
                MED-223 The name (sharing) holds text and is compared with the number 3.0.
                  sharing = 3
                  ^""");
    assertThatThrownBy(() -> store.leaderboard(all().where("rate < 'low'")))
        .hasMessage(
            """
                MED-223 The name (optimizer.adam.rate) holds numbers and is compared with the text 'low'.
                  rate < 'low'
                  ^""");
    assertThatThrownBy(() -> store.leaderboard(all().where("state = 'Completed'")))
        .hasMessage(
            """
                MED-223 The name (state) is compared with the text 'Completed', which it never is.
                  state = 'Completed'
                  ^
                Did you mean: COMPLETED?""");
    assertThatThrownBy(() -> store.leaderboard(all().by("sharing", Direction.MAXIMIZE)))
        .hasMessageMatching("(?s)MED-223 The name \\(sharing\\) holds text \\('\\w+'\\), by which trials cannot be ranked\\..*");
    assertThatThrownBy(() -> store.leaderboard(all().by("acuracy", Direction.MAXIMIZE)))
        .hasMessage(
            """
                MED-221 The name (acuracy) is not a parameter, metric or column of these trials.
                Did you mean: pos.accuracy, train.pos.accuracy?""");
  }

  @Test
  void namesAndTextsAreNeverReadAsSql() {
    var filters = new ArrayList<String>();
    filters.add("sharing = 'x'' OR ''1''=''1'");
    filters.add("sharing = 'mmoe''; DROP TABLE trial; --'");
    for (var filter : filters) {
      assertThat(numbers(all().where(filter))).isEmpty();
    }
    assertThatThrownBy(() -> store.leaderboard(all().where("\"sharing' OR '1'='1\" = 'x'")))
        .hasMessageStartingWith("MED-221");
    assertThatThrownBy(() -> store.leaderboard(all().by("objective; DROP TABLE trial", Direction.MAXIMIZE)))
        .hasMessageStartingWith("MED-221");
    assertThat(store.trials(intents.id())).hasSize(6);
  }

  @Test
  void anEmptyStoreHasAnEmptyLeaderboard() {
    try (var empty = Stores.open(new StoreLocation.InMemory(), Sample.OPTIONS)) {
      assertThat(empty.leaderboard(all()).rows()).isEmpty();
    }
  }
}
