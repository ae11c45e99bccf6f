package dev.medley.training.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.medley.training.engine.Archive;
import dev.medley.training.engine.Arena;
import dev.medley.training.engine.Argument;
import dev.medley.training.engine.Array;
import dev.medley.training.engine.Engine;
import dev.medley.training.engine.HostFloats;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The compiled update against PyTorch's formulas in doubles: three members with rates, decays and limits of their own, two tasks each.
class UpdateBodyIT {

  private static final int MEMBERS = 3;
  private static final int TASKS = 2;
  private static final int SHARED = 5;
  private static final int OWN = 3;
  private static final int STEPS = 5;
  private static final List<String> NAMES = List.of("shared_gradient", "own_gradient", "shared", "own", "shared_m", "shared_v", "own_m",
      "own_v", "rate", "decay", "clip", "active", "first", "second", "own_first", "own_second");
  private static final double[] RATE = {0.1, 0.01, 0.3};
  private static final double[] DECAY = {0.1, 0, 0.5};
  private static final double[] CLIP = {0.5, 1e30, 2};

  /// One parameter with its state, as `torch.optim` moves it.
  private static final class Reference {
    private double p;
    private double m;
    private double v;
    private int taken;

    private Reference(double p) {
      this.p = p;
    }

    private void move(Optimizer optimizer, double gradient, double rate, double decay) {
      double g = optimizer == Optimizer.ADAMW ? gradient : gradient + decay * p;
      taken++;
      switch (optimizer) {
        case SGD -> {
          m = 0.9 * m + g;
          p -= rate * m;
        }
        case ADAM, ADAMW -> {
          if (optimizer == Optimizer.ADAMW) p -= rate * decay * p;
          m = 0.9 * m + 0.1 * g;
          v = 0.999 * v + 0.001 * g * g;
          p -= rate * (m / (1 - Math.pow(0.9, taken))) / (Math.sqrt(v / (1 - Math.pow(0.999, taken))) + 1e-8);
        }
      }
    }
  }

  @ParameterizedTest(name = "{0}, decay {1}, clipping {2}")
  @CsvSource({"SGD, false, false", "SGD, true, true", "ADAM, false, false", "ADAM, true, false", "ADAM, true, true", "ADAMW, true, false",
    "ADAMW, true, true"})
  void movesAsPyTorchDoes(Optimizer optimizer, boolean decays, boolean clips) {
    var script = new Script();
    new UpdateBody(script).write(optimizer, decays, clips);
    var random = new Random(5);
    try (var arena = Engine.get().open("cpu")) {
      var module = arena.load(Archive.pack(script.method("update", NAMES, "Tensor") + "    return rate\n"));
      var shared = references(random, MEMBERS * SHARED);
      var own = references(random, MEMBERS * TASKS * OWN);
      var sharedArray = arena.upload(floats(shared), MEMBERS, SHARED);
      var ownArray = arena.upload(floats(own), MEMBERS, TASKS, OWN);
      var given = new Given(arena, sharedArray, ownArray, clips);
      for (int step = 0; step < STEPS; step++) {
        float[] sharedGradient = gradient(random, shared.size());
        float[] ownGradient = gradient(random, own.size());
        // The second task of the first member sits out the third step; like any that has no micro-batch, it has a gradient of zero.
        boolean[] active = {true, step != 2, true, true, true, true};
        for (int i = 0; i < own.size(); i++) if (!active[i / OWN]) ownGradient[i] = 0;
        given.set(step, active, own);
        module
            .call("update", given.arguments(arena.upload(sharedGradient, MEMBERS, SHARED), arena.upload(ownGradient, MEMBERS, TASKS, OWN)))
            .close();
        for (int k = 0; k < MEMBERS; k++) {
          double shrink = clips ? Math.min(1, CLIP[k] / (norm(k, sharedGradient, ownGradient) + 1e-6)) : 1;
          double decay = decays ? DECAY[k] : 0;
          for (int i = k * SHARED; i < (k + 1) * SHARED; i++) shared.get(i).move(optimizer, shrink * sharedGradient[i], RATE[k], decay);
          for (int i = k * TASKS * OWN; i < (k + 1) * TASKS * OWN; i++)
            if (active[i / OWN]) own.get(i).move(optimizer, shrink * ownGradient[i], RATE[k], decay);
        }
        assertClose(sharedArray.read(), shared, step);
        assertClose(ownArray.read(), own, step);
      }
    }
  }

  private static void assertClose(float[] found, List<Reference> wanted, int step) {
    for (int i = 0; i < found.length; i++)
      assertThat((double) found[i]).as("step %d, element %d", step, i).isCloseTo(wanted.get(i).p, within(1e-5));
  }

  private static double norm(int member, float[] shared, float[] own) {
    double sum = 0;
    for (int i = 0; i < SHARED; i++) sum += Math.pow(shared[member * SHARED + i], 2);
    for (int i = 0; i < TASKS * OWN; i++) sum += Math.pow(own[member * TASKS * OWN + i], 2);
    return Math.sqrt(sum);
  }

  private static List<Reference> references(Random random, int count) {
    var references = new ArrayList<Reference>();
    for (int i = 0; i < count; i++) references.add(new Reference((float) random.nextGaussian()));
    return references;
  }

  private static float[] floats(List<Reference> references) {
    float[] values = new float[references.size()];
    for (int i = 0; i < values.length; i++) values[i] = (float) references.get(i).p;
    return values;
  }

  private static float[] gradient(Random random, int size) {
    float[] gradient = new float[size];
    for (int i = 0; i < size; i++) gradient[i] = (float) random.nextGaussian();
    return gradient;
  }

  /// The arguments of an update.
  private static final class Given {
    private final Map<String, Argument> state;
    private final HostFloats rate;
    private final HostFloats decay;
    private final HostFloats clip;
    private final HostFloats active;
    private final HostFloats first;
    private final HostFloats second;
    private final HostFloats ownFirst;
    private final HostFloats ownSecond;

    private Given(Arena arena, Array shared, Array own, boolean clips) {
      state = Map.of("shared", shared, "own", own, "shared_m", arena.zeros(MEMBERS, SHARED), "shared_v", arena.zeros(MEMBERS, SHARED),
          "own_m", arena.zeros(MEMBERS, TASKS, OWN), "own_v", arena.zeros(MEMBERS, TASKS, OWN));
      rate = arena.hostFloats(MEMBERS);
      decay = arena.hostFloats(MEMBERS);
      clip = arena.hostFloats(MEMBERS);
      first = arena.hostFloats(MEMBERS);
      second = arena.hostFloats(MEMBERS);
      active = arena.hostFloats(MEMBERS, TASKS);
      ownFirst = arena.hostFloats(MEMBERS, TASKS);
      ownSecond = arena.hostFloats(MEMBERS, TASKS);
      for (int k = 0; k < MEMBERS; k++) {
        rate.set(k, RATE[k]);
        decay.set(k, DECAY[k]);
        clip.set(k, clips ? CLIP[k] : Float.MAX_VALUE);
      }
    }

    private void set(int step, boolean[] takesPart, List<Reference> own) {
      for (int k = 0; k < MEMBERS; k++) {
        first.set(k, 1 / (1 - Math.pow(0.9, step + 1)));
        second.set(k, 1 / Math.sqrt(1 - Math.pow(0.999, step + 1)));
      }
      for (int i = 0; i < takesPart.length; i++) {
        int taken = own.get(i * OWN).taken + (takesPart[i] ? 1 : 0);
        active.set(i, takesPart[i] ? 1 : 0);
        ownFirst.set(i, 1 / (1 - Math.pow(0.9, taken)));
        ownSecond.set(i, 1 / Math.sqrt(1 - Math.pow(0.999, taken)));
      }
    }

    private List<Argument> arguments(Array sharedGradient, Array ownGradient) {
      var values = Map.<String, Argument>of("shared_gradient", sharedGradient, "own_gradient", ownGradient, "rate", rate, "decay", decay,
          "clip", clip, "active", active, "first", first, "second", second, "own_first", ownFirst);
      return NAMES.stream().map(name -> name.equals("own_second") ? ownSecond : values.getOrDefault(name, state.get(name)))
          .map(Argument.class::cast).toList();
    }
  }
}
