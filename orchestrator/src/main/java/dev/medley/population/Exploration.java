package dev.medley.population;

import dev.medley.api.parameter.Value;
import dev.medley.space.Configuration;
import dev.medley.space.Interval;
import dev.medley.space.Parameter;
import dev.medley.space.Population;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/// What a copy does otherwise: the numbers that may change over the training, and the mixes.
///
/// | symbol | meaning |
/// |---|---|
/// | `G` | setting `generations` |
/// | `v_g` | a number at the end of generation `g`, of `0 … G`: one of the points of its schedule |
/// | `f`, `a` | settings `factor` and `anew` |
///
/// A member's numbers are schedules of `G + 1` points, which stand still at first. A copy after generation `g` keeps `v_0 … v_g` and has a new `v_{g+1} = … = v_G`: with probability `a` one from anywhere in the interval that is
/// searched, else `v_g·f` or `v_g/f`, each alike likely, held within the interval. The shares of a mix change so one by one, and are scaled to sum to 1; least shares are kept, and a task that has none gets none but anew. Random: all of it.
/// Deviation: between two points the number moves in a line, where the paper lets it jump. So what a member followed is a schedule as any space may have it, and can be trained again as one.
///
/// @see <a href="https://arxiv.org/abs/1711.09846">Jaderberg et al., Population Based Training of Neural Networks, 2017, section 3.1</a>
public final class Exploration {

  private final List<Parameter> parameters;
  private final Population population;

  /// @param parameters that may change over the training: numbers and mixes
  public Exploration(List<Parameter> parameters, Population population) {
    this.parameters = List.copyOf(parameters);
    this.population = population;
  }

  /// A member at its beginning: the same, written as schedules that stand still.
  public Configuration begun(Configuration configuration) {
    return changed(configuration, this::still, mix -> {
      var still = new LinkedHashMap<String, Value.Schedule>();
      mix.forEach((part, share) -> still.put(part, still(share)));
      return still;
    });
  }

  private Value.Schedule still(Value.Schedule schedule) {
    return schedule.values().size() > 1 ? schedule : new Value.Schedule(Collections.nCopies(population.generations() + 1, schedule.at(0)));
  }

  /// A copy of a member after some generations.
  public Configuration explored(Configuration donor, int generation, RandomGenerator random) {
    var all = donor;
    for (var parameter : parameters) all = explored(all, parameter, generation, random);
    return all;
  }

  private Configuration explored(Configuration donor, Parameter parameter, int generation, RandomGenerator random) {
    return changed(donor, List.of(parameter), schedule -> {
      var interval = interval(parameter);
      double now = schedule.values().get(generation);
      boolean anew = random.nextDouble() < population.anew();
      double next = anew ? interval.number(random.nextDouble()) : Math.clamp(moved(now, random), interval.min(), interval.max());
      return after(schedule, generation, next);
    }, mix -> {
      var next = mix((Parameter.Simplex) parameter, mix, generation, random);
      var moved = new LinkedHashMap<String, Value.Schedule>();
      mix.forEach((part, schedule) -> moved.put(part, after(schedule, generation, next.getOrDefault(part, 0.0))));
      return moved;
    });
  }

  private double moved(double number, RandomGenerator random) {
    return random.nextBoolean() ? number * population.factor() : number / population.factor();
  }

  private static Interval interval(Parameter parameter) {
    return switch (parameter) {
      case Parameter.Real(_, double min, double max, var scale, _) -> new Interval(min, max, scale);
      case Parameter other -> throw new IllegalArgumentException(other.path() + " has no interval");
    };
  }

  /// The same up to the end of a generation, and one number from the end of the next one on.
  private static Value.Schedule after(Value.Schedule schedule, int generation, double next) {
    var values = new ArrayList<>(schedule.values().subList(0, generation + 1));
    while (values.size() < schedule.values().size()) values.add(next);
    return new Value.Schedule(values);
  }

  /// What least shares leave is shared anew; so they are kept.
  private Map<String, Double> mix(Parameter.Simplex simplex, Map<String, Value.Schedule> mix, int generation, RandomGenerator random) {
    boolean anew = random.nextDouble() < population.anew();
    DoubleUnaryOperator change = share -> anew ? -Math.log(1 - random.nextDouble()) : moved(share, random);
    var parts = simplex.parts();
    double[] free = new double[parts.size()];
    double sum = 0;
    for (int i = 0; i < free.length; i++) {
      double share = mix.getOrDefault(parts.get(i), new Value.Schedule(List.of(0.0))).values().get(generation) - simplex.least().get(i);
      // Where only some may have a share, it is the same ones that have it.
      boolean takesPart = share > 0 || (anew && simplex.most() >= parts.size());
      free[i] = takesPart ? change.applyAsDouble(share) : 0;
      sum += free[i];
    }
    var next = new LinkedHashMap<String, Double>();
    for (int i = 0; i < free.length; i++)
      next.put(parts.get(i), simplex.least().get(i) + (sum > 0 ? (1 - simplex.reserved()) * free[i] / sum : 0));
    return next;
  }

  private Configuration changed(Configuration configuration, UnaryOperator<Value.Schedule> number,
      UnaryOperator<Map<String, Value.Schedule>> mix) {
    return changed(configuration, parameters, number, mix);
  }

  /// The configuration with the numbers and mixes of some parameters changed, of those that it has.
  private static Configuration changed(Configuration configuration, List<Parameter> parameters, UnaryOperator<Value.Schedule> number,
      UnaryOperator<Map<String, Value.Schedule>> mix) {
    var changed = new LinkedHashMap<String, Value>();
    for (var parameter : parameters) {
      String path = parameter.path();
      var own = configuration.values().get(path);
      if (own != null) {
        changed.put(path, switch (own) {
          case Value.Real(double real) -> number.apply(new Value.Schedule(List.of(real)));
          case Value.Schedule schedule -> number.apply(schedule);
          case Value.Shares(var parts) -> new Value.Schedules(mix.apply(standing(parts)));
          case Value.Schedules(var parts) -> new Value.Schedules(mix.apply(parts));
          case Value other -> throw new IllegalArgumentException("No number of a member is " + other);
        });
        continue;
      }
      int dot = path.lastIndexOf('.');
      String above = path.substring(0, Math.max(0, dot));
      var parts = switch (changed.getOrDefault(above, configuration.values().getOrDefault(above, new Value.Flag(false)))) {
        case Value.Numbers(var numbers) -> standing(numbers);
        case Value.Schedules(var schedules) -> new LinkedHashMap<>(schedules);
        case Value _ -> new LinkedHashMap<String, Value.Schedule>();
      };
      var part = parts.get(path.substring(dot + 1));
      if (part == null) continue;
      parts.put(path.substring(dot + 1), number.apply(part));
      changed.put(above, new Value.Schedules(parts));
    }
    return configuration.with(changed);
  }

  private static Map<String, Value.Schedule> standing(Map<String, Double> numbers) {
    var standing = new LinkedHashMap<String, Value.Schedule>();
    numbers.forEach((part, value) -> standing.put(part, new Value.Schedule(List.of(value))));
    return standing;
  }
}
