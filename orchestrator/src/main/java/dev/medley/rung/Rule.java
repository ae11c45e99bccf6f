package dev.medley.rung;

/// Says which trials go on from a rung.
public sealed interface Rule {

  /// What is said of one trial.
  enum Verdict {
    GO_ON,
    /// It stays where it is until more is known.
    WAIT,
    STOP
  }

  /// Where a trial stands among those that reached the same rung.
  ///
  /// @param rank   from 1, the best; those that have no figure, or fall short of the guard, come last
  /// @param among  how many have reached the rung so far, those included that went on or were stopped
  /// @param most   how many can reach it at most
  /// @param closed whether no further trial will begin
  record Place(Reached reached, int rank, int among, int most, boolean closed) {}

  Verdict of(Place place);

  /// Why a trial is stopped, in words that follow "After 50 steps".
  String reason(Place place);

  /// Nobody is stopped.
  record Everyone() implements Rule {

    @Override
    public Verdict of(Place place) {
      return Verdict.GO_ON;
    }

    @Override
    public String reason(Place place) {
      return "it did not go on";
    }
  }

  /// Asynchronous successive halving, which promotes (ASHA): the best `1/factor` of all that have reached the rung go on, as soon as they are among them; nobody waits
  /// for a rung to fill. Who can no longer be among them is stopped. When no further trial begins, at least one goes on.
  ///
  /// @param factor η in the paper: of so many trials one goes on
  /// @see <a href="https://arxiv.org/abs/1810.05934">Li et al., A System for Massively Parallel Hyperparameter Tuning, MLSys 2020, Algorithm 2</a>
  record Halving(int factor) implements Rule {

    @Override
    public Verdict of(Place place) {
      if (place.rank() <= places(place.among(), place.closed())) return Verdict.GO_ON;
      return place.rank() > places(place.most(), true) ? Verdict.STOP : Verdict.WAIT;
    }

    private int places(int among, boolean one) {
      return Math.max(one ? 1 : 0, among / factor);
    }

    @Override
    public String reason(Place place) {
      return "it was number " + place.rank() + " of " + place.among() + ", and one of " + factor + " goes on";
    }
  }

  /// The median stopping rule, at the rung alone: who is in the worse half of all that have reached it is stopped.
  ///
  /// @param fewest how many must have reached the rung before anybody is stopped there
  /// @see <a href="https://doi.org/10.1145/3097983.3098043">Golovin et al., Google Vizier, KDD 2017, section 3.2.2</a>
  record Median(int fewest) implements Rule {

    @Override
    public Verdict of(Place place) {
      return place.among() >= fewest && 2 * place.rank() > place.among() + 1 ? Verdict.STOP : Verdict.GO_ON;
    }

    @Override
    public String reason(Place place) {
      return "it was number " + place.rank() + " of " + place.among() + ", and the better half goes on";
    }
  }

  /// Who has not reached a figure is stopped.
  ///
  /// @param most  of the first objective
  /// @param words for the figure
  record Threshold(double most, String words) implements Rule {

    @Override
    public Verdict of(Place place) {
      return place.reached().objectives().getFirst() <= most ? Verdict.GO_ON : Verdict.STOP;
    }

    @Override
    public String reason(Place place) {
      return "it had not reached " + words;
    }
  }
}
