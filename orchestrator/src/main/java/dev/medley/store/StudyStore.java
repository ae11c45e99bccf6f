package dev.medley.store;

import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Studies and their trials, kept.
///
/// Safe for any number of threads of one process, and on a server for any number of processes. Every method that changes something returns once the change is in the
/// database: from then on the end of the process, even by force, does not lose it. A change happens whole or not at all.
/// All methods throw [StoreException], in words for the user.
public interface StudyStore extends AutoCloseable {

  /// Where this store lies.
  StoreLocation location();

  /// Makes a study; its name must be free.
  Study createStudy(NewStudy study);

  /// The study of a name, where there is one.
  Optional<Study> findStudy(String name);

  /// The study of a name; where there is none, the error says which there are.
  Study study(String name);

  /// All studies, in the order they were made.
  List<StudySummary> studies();

  /// Says where a study stands.
  void setState(StudyId study, StudyState state);

  /// Replaces a study's search space, for one that differs in its budget alone: the caller has made sure of that.
  void replaceSpace(StudyId study, String spaceYaml, String spaceJson);

  /// Writes down what is known of a study in numbers, and what it learnt from others: once, in one change. A study that remembers already stays as it is.
  ///
  /// @param descriptors at least one
  void remember(StudyId study, List<Descriptor> descriptors, List<Lesson> lessons);

  /// What is known of a study in numbers; nothing until it remembers.
  List<Descriptor> descriptors(StudyId study);

  /// What a study learnt from others, in its order.
  List<Lesson> lessons(StudyId study);

  /// Keeps how much the tasks of a study help each other: once, in one change. Of a study that has them they stay as they are.
  void keepAffinities(StudyId study, List<Affinity> affinities);

  /// How much the tasks of a study help each other; nothing until that is kept.
  List<Affinity> affinities(StudyId study);

  /// Takes the right to run a study: one process at a time proposes its trials and computes its test figures.
  ///
  /// @throws StoreException saying who has it
  StudyHold hold(Study study);

  /// Adds trials that wait to be claimed; their numbers follow the study's last without a gap, in the order given.
  List<Trial> append(StudyId study, List<NewTrial> trials);

  /// Takes trials for an owner that wait or stand at a rung. Each trial goes to one caller only: those that somebody else has are left out.
  List<Claim> claim(Collection<TrialId> trials, String owner);

  /// What an owner holds, for a worker that died and came back.
  List<Claim> claimsOf(String owner);

  /// Says that the owner is alive, and returns those of the claims that still stand.
  List<Claim> heartbeat(Collection<Claim> claims);

  /// Adds what running trials have reached, all in one change; also a heartbeat. A metric of one split, task, name and
  /// step is reported once in an attempt.
  void report(Map<Claim, List<Metric>> metrics);

  /// Lets running trials stand at a rung, all in one change. What they have reached by then stays, also where somebody goes on with one and is lost:
  /// it stands at the rung again.
  void pause(List<Rung> rungs);

  /// Ends trials that stand at a rung, all in one change: what they had reached there is what they ended with.
  void stop(List<Stop> stops);

  /// Ends trials, all in one change. From then on they stay as they are.
  void finish(List<? extends Ending> endings);

  /// Adds figures on test data to a completed trial: the one thing that is computed afterwards, once.
  void recordTest(TrialId trial, List<Metric> metrics);

  /// Lets running trials wait again whose owner has not been heard of for a while. What they had reported is forgotten,
  /// since another attempt reports it anew. A trial whose attempts are spent has failed instead.
  ///
  /// @param attempts how often a trial may be tried in all
  /// @return how many trials were running and no longer are
  int releaseSilent(StudyId study, Duration silence, int attempts);

  /// Lets running trials wait again whose owners are gone, whatever the clock says: those that were claimed through an opening of the store that
  /// is not open any more. Otherwise as [#releaseSilent].
  int releaseOrphans(StudyId study, int attempts);

  /// Lets trials wait again that their owner stops running of its own accord: the attempt does not count. What they had reported is forgotten. Claims that no
  /// longer stand are passed over.
  ///
  /// @param why in words that follow `because`
  void giveBack(Collection<Claim> claims, String why);

  /// Records that something happened to a trial.
  ///
  /// @param kind one word
  /// @param message a sentence
  void note(TrialId trial, String kind, String message);

  /// The trials of a study that are in some states, by number.
  ///
  /// @param after only those with a larger number; -1 for all
  /// @param limit the most trials to return
  List<Trial> trials(StudyId study, Set<TrialState> states, int after, int limit);

  /// All trials of a study, by number.
  default List<Trial> trials(StudyId study) {
    return trials(study, EnumSet.allOf(TrialState.class), -1, Integer.MAX_VALUE);
  }

  /// The finished trials of a study, by number: what a search learns from.
  default List<Trial> history(StudyId study) {
    var finished = EnumSet.of(TrialState.COMPLETED, TrialState.PRUNED, TrialState.FAILED);
    return trials(study, finished, -1, Integer.MAX_VALUE);
  }

  /// One trial by its number.
  Trial trial(StudyId study, int number);

  /// All about one trial.
  TrialDetail detail(TrialId trial);

  /// The best trials of one or more studies.
  Leaderboard leaderboard(LeaderboardQuery query);

  /// The trials of a query by what they have in a column, such as a parameter.
  ///
  /// @param name the column, by its name or the end of it
  Grouped grouped(LeaderboardQuery query, String name);

  /// How the best came about: the trials of the search that were better than all that had completed before them, in the order in which they did.
  List<Improvement> improvements(StudyId study);

  /// Which parameters mattered for what the trials of a query are ranked by, the most important first.
  List<Importance> importances(LeaderboardQuery query);

  /// What one `SELECT` over the documented views finds. Nothing else can be asked: no other table, no file, no change.
  ///
  /// @param limit the most rows to return; the result says when there were more
  QueryResult query(String sql, int limit, Duration timeLimit);

  /// Keeps a file for a trial. The name is a relative path of plain segments and must be free.
  Artifact saveArtifact(TrialId trial, String name, ArtifactContent content);

  /// A file of a trial.
  Artifact artifact(TrialId trial, String name);

  /// Removes a file of a trial.
  void deleteArtifact(TrialId trial, String name);

  /// What a study leaves lying about while it runs.
  Scratch scratch(StudyId study);

  /// Waits for what is being written, and closes. Closing twice does nothing.
  @Override
  void close();
}
