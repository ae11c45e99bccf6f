package dev.medley.training;

import dev.medley.api.task.Target;
import dev.medley.api.tensor.Shape;
import dev.medley.training.compile.ParameterLayout;
import dev.medley.training.data.AnswerWords;
import dev.medley.training.data.HeadKind;
import dev.medley.training.data.StudyData;
import dev.medley.training.data.TaskTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// A trained model from whose parameters others begin. What has the same name and the same shape is taken over; of what each task has for itself, that of tasks of the same name and labels.
///
/// A head is as wide as the widest task of its study, of which each task uses the part that it needs: so that part alone must fit.
public final class Beginning {

  private final String name;
  private final ParameterLayout layout;
  private final Weights weights;
  private final Map<String, List<String>> labels;
  private final List<String> tasks;
  private final List<String> words;

  /// One of a model that writes nothing, see below.
  public Beginning(String name, ParameterLayout layout, Weights weights, Map<String, List<String>> labels) {
    this(name, layout, weights, labels, List.of());
  }

  /// @param name   as it is to be called
  /// @param layout where its parameters lie
  /// @param labels of each task's classes, or the names of its values, in the order of the tasks of the model
  /// @param words  that the model writes
  public Beginning(String name, ParameterLayout layout, Weights weights, Map<String, List<String>> labels, List<String> words) {
    this.words = List.copyOf(words);
    this.name = name;
    this.layout = layout;
    this.weights = weights;
    this.labels = new TreeMap<>(labels);
    tasks = List.copyOf(labels.keySet());
    if (weights.shared().length < layout.sharedSize() || weights.own().length < tasks.size() * layout.ownSize())
      throw new IllegalArgumentException("The weights of " + name + " are not those of its network");
  }

  /// What others begin with.
  ///
  /// @param taken  how many parameters were taken over, one for each task where it is a task's own
  /// @param below  how many of them lie below the heads
  /// @param misfit what was not, each with its reason
  public record Begun(Weights weights, int taken, int below, List<String> misfit) {
    public Begun {
      misfit = List.copyOf(misfit);
    }
  }

  /// Puts what fits over parameters that were made at random.
  Begun over(Weights random, ParameterLayout others, StudyData data) {
    float[] shared = random.shared().clone();
    float[] own = random.own().clone();
    var misfit = new ArrayList<String>();
    int taken = 0;
    int heads = 0;
    for (var place : others.shared()) {
      var source = find(layout.shared(), place, misfit);
      if (source == null) continue;
      if (ofWords(source) && !data.answerWords().words().equals(words)) {
        misfit.add(place.name() + ": the words that are written are not those there");
        continue;
      }
      if (!source.parameter().shape().equals(place.parameter().shape())) {
        misfit.add(place.name() + ": " + source.parameter().shape() + " there, " + place.parameter().shape() + " here");
        continue;
      }
      System.arraycopy(weights.shared(), source.offset(), shared, place.offset(), place.size());
      taken++;
    }
    int ownThere = weights.own().length / tasks.size();
    for (int t = 0; t < data.tasks().size(); t++) {
      var table = data.tasks().get(t);
      int there = tasks.indexOf(table.name());
      if (there < 0) {
        misfit.add("what is task " + table.name() + "'s own: the model does not do it");
        continue;
      }
      if (!labels(table).equals(labels.get(table.name()))) {
        misfit.add("what is task " + table.name() + "'s own: its labels are not those there");
        continue;
      }
      for (var place : others.own()) {
        var source = find(layout.own(), place, misfit);
        if (source == null) continue;
        if (copy(new Spot(weights.own(), there * ownThere + source.offset(), source.parameter().shape()),
            new Spot(own, t * others.ownSize() + place.offset(), place.parameter().shape()), head(place) ? table.outputs() : 0)) {
          taken++;
          if (head(place)) heads++;
        } else {
          misfit.add(place.name() + " of task " + table.name() + ": " + source.parameter().shape() + " there, "
              + place.parameter().shape() + " here");
        }
      }
    }
    return new Begun(new Weights(shared, own), taken, taken - heads, misfit.stream().distinct().toList());
  }

  /// What a member with this network would begin with, and what of the model it would not.
  public static Begun begun(Beginning beginning, Member member, ParameterLayout layout, StudyData data) {
    return beginning.over(new Initializer(member).weights(layout, data.tasks().size()), layout, data);
  }

  /// Whether a parameter has something for each word that is written.
  private boolean ofWords(ParameterLayout.Place place) {
    return place.name().startsWith("head." + HeadKind.TEXT.key() + ".")
        || (place.name().startsWith("decoder.") && place.parameter().shape().rank() > 0
            && place.parameter().shape().dim(0) == new AnswerWords(words).size());
  }

  private static boolean head(ParameterLayout.Place place) {
    return place.name().startsWith("head.");
  }

  private static final class Spot {
    private final float[] numbers;
    private final int offset;
    private final Shape shape;

    Spot(float[] numbers, int offset, Shape shape) {
      this.numbers = numbers;
      this.offset = offset;
      this.shape = shape;
    }
  }

  /// Copies all of a parameter, or of one whose last axis is longer than needed so many of each row.
  private static boolean copy(Spot from, Spot to, int needed) {
    int rank = from.shape.rank();
    if (rank != to.shape.rank()) return false;
    boolean alike = from.shape.equals(to.shape);
    if (!alike && (needed == 0 || rank == 0 || !from.shape.without(-1).equals(to.shape.without(-1)))) return false;
    int widthFrom = rank == 0 ? 1 : from.shape.dim(-1);
    int widthTo = rank == 0 ? 1 : to.shape.dim(-1);
    int width = alike ? widthTo : needed;
    if (width > widthFrom || width > widthTo) return false;
    int rows = to.shape.size() / widthTo;
    for (int r = 0; r < rows; r++)
      System.arraycopy(from.numbers, from.offset + r * widthFrom, to.numbers, to.offset + r * widthTo, width);
    return true;
  }

  private ParameterLayout.@org.jspecify.annotations.Nullable Place find(List<ParameterLayout.Place> places, ParameterLayout.Place wanted,
      List<String> misfit) {
    var found = places.stream().filter(p -> p.name().equals(wanted.name())).findFirst();
    if (found.isEmpty()) misfit.add(wanted.name() + ": the model has none");
    return found.orElse(null);
  }

  /// What a task's outputs mean: its classes, or its values in the units that models predict them in.
  public static List<String> labels(TaskTable table) {
    var names = switch (table.target()) {
      case Target.Classes(var l) -> l;
      case Target.TokenClasses(var l) -> l;
      case Target.Text _ -> List.<String>of();
      case Target.Numbers(var l) -> l;
    };
    return labels(names, table.kind(), table.scale());
  }

  /// The same from what is known of them.
  public static List<String> labels(List<String> names, HeadKind kind, List<TaskTable.Scale> scale) {
    // A task whose answers are written has nothing of its own.
    if (kind == HeadKind.TEXT) return List.of();
    return kind == HeadKind.NUMBERS ? IntStream.range(0, names.size()).mapToObj(i -> names.get(i) + " " + scale.get(i)).toList() : names;
  }

  /// As it is to be called.
  public String name() {
    return name;
  }

  /// Another model gives another number, as good as certainly.
  public String checksum() {
    return Integer.toHexString(Arrays.hashCode(weights.shared())) + Integer.toHexString(Arrays.hashCode(weights.own()));
  }
}
