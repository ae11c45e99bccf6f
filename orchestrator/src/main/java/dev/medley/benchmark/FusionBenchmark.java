package dev.medley.benchmark;

import dev.medley.space.SpaceReader;
import dev.medley.study.Fusion;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// What it gains to train members as one model.
final class FusionBenchmark implements Benchmark {

  private static final int STEPS = 60;

  /// How many members, and the least gain that is claimed for so many.
  private record Claim(int members, double least) {}

  private static final List<Claim> CLAIMS = List.of(new Claim(1, 1), new Claim(8, 1), new Claim(32, 1));

  @Override
  public String name() {
    return "fusion";
  }

  @Override
  public String summary() {
    return "Members of the quick start's default model trained as one, against the same members one after the other.";
  }

  @Override
  public void run(Conditions conditions, Report report) {
    var file = conditions.space().orElse(conditions.home().resolve("search-spaces").resolve("english.yaml"));
    var fusion = new Fusion(SpaceReader.read(file, conditions.plugins()), conditions.steps().orElse(STEPS), conditions.plugins());
    report.say("A step of " + fusion.network() + ", on one thread:");
    Duration alone = Duration.ZERO;
    for (var claim : CLAIMS) {
      report.progress(claim.members() + " members");
      var together = fusion.step(claim.members());
      if (alone.isZero()) alone = together;
      long apart = claim.members() * alone.toNanos();
      report.figure(Figure.of("step of " + claim.members(), together.toNanos() / 1e6, "ms"));
      report.figure(Figure.of("gain with " + claim.members(), (double) apart / together.toNanos(), "times")
          .beside(String.format(Locale.ROOT, "one after the other: %.2f ms", apart / 1e6)).atLeast(claim.least()));
    }
  }
}
