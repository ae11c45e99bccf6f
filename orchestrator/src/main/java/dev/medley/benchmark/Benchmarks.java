package dev.medley.benchmark;

import java.util.List;

/// All benchmarks there are.
public final class Benchmarks {

  private Benchmarks() {}

  /// In the order in which they are listed.
  public static List<Benchmark> all() {
    return List.of(
        new FusionBenchmark(),
        new SearchesBenchmark(),
        new FrontsBenchmark(),
        new RegmixBenchmark(),
        new ProposalsBenchmark(),
        new RungsBenchmark(),
        new PopulationBenchmark(),
        new TransferBenchmark(),
        new LossesBenchmark(),
        new ToyBenchmark(),
        new GradNormBenchmark(),
        new MultiDigitsBenchmark(),
        new MmoeBenchmark(),
        new SchoolBenchmark(),
        new SwitchBenchmark(),
        new AuxiliaryBenchmark(),
        new PhasesBenchmark(),
        new StoriesBenchmark(),
        new LifelongBenchmark(),
        new MetaBenchmark(),
        new TextToTextBenchmark(),
        new AdversarialBenchmark(),
        new RulesBenchmark(),
        new RobustnessBenchmark(),
        new DomainsBenchmark(),
        new StoreBenchmark(),
        new TortureBenchmark());
  }
}
