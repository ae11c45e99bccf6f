package dev.medley.training;

import dev.medley.api.task.Answer;
import dev.medley.training.data.HeadKind;
import dev.medley.training.data.StudyData;
import dev.medley.training.engine.HostFloats;
import dev.medley.training.engine.Result;
import dev.medley.training.writing.BeamSearch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Lets all members of a panel write answers word by word, each several at once. Texts are read once; what has ended is not run again, and when few rows are left a program for few runs on.
record Writer(Panel panel, StudyData data, int rows) {

  /// Rows are halved so often at most.
  private static final int HALVINGS = 4;

  /// The answers of each member for a task's examples from a row of the data on.
  List<List<Answer>> write(int task, int firstRow, int size) {
    int texts = rows / data.beams();
    var search = new BeamSearch(data.beams(), data.tasks().get(task).answerLength(), data.answerWords().size());
    var reader = panel.predictor(texts);
    reader.setTask(task);
    var answers = new ArrayList<List<Answer>>();
    for (int k = 0; k < panel.members(); k++) answers.add(new ArrayList<>());
    for (int from = 0; from < size; from += texts) {
      int some = Math.min(texts, size - from);
      int[] places = new int[panel.members() * texts];
      for (int i = 0; i < places.length; i++) {
        places[i] = firstRow + from + Math.min(i % texts, some - 1);
        reader.setRow(i, places[i]);
      }
      try (var read = reader.read()) {
        var found = search.write(panel.members() * some, open -> next(open, task, some, read, places));
        for (int a = 0; a < found.size(); a++) answers.get(a / some).add(new Answer.Text(data.answerWords().words(found.get(a))));
      }
    }
    return answers;
  }

  /// @param open   beginnings of answers, member after member
  /// @param some   answers of each member
  /// @param places where the texts stand in the data, as they were read
  private BeamSearch.Scores next(List<BeamSearch.Open> open, int task, int some, Result read, int[] places) {
    int[] counts = new int[panel.members()];
    for (var beginning : open) counts[beginning.answer() / some]++;
    var predictor = panel.predictor(enough(Arrays.stream(counts).max().orElse(1)));
    predictor.setTask(task);
    int texts = places.length / panel.members();
    int[] rowOf = new int[open.size()];
    int[] filled = new int[panel.members()];
    for (int i = 0; i < open.size(); i++) {
      int member = open.get(i).answer() / some;
      rowOf[i] = member * predictor.rows() + filled[member]++;
      int text = member * texts + open.get(i).answer() % some;
      predictor.setBeginning(rowOf[i], open.get(i).ids(), text);
      predictor.setRow(rowOf[i], places[text]);
    }
    HostFloats output = predictor.next(read, open.getFirst().ids().size());
    int each = predictor.each(HeadKind.TEXT);
    return (beginning, id) -> output.get(rowOf[beginning] * each + id);
  }

  /// The fewest rows of a program that has so many. Rows of a program that nobody fills keep what they had, which is of some text and harms nobody.
  private int enough(int wanted) {
    int found = rows;
    for (int i = 0; i < HALVINGS && found / 2 >= wanted && found > 1; i++) found /= 2;
    return found;
  }
}
