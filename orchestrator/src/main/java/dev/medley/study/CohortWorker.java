package dev.medley.study;

import dev.medley.api.executor.Executor;
import dev.medley.space.Configuration;
import dev.medley.training.Cohort;
import dev.medley.training.CohortTrainer;
import dev.medley.training.ExampleLosses;
import dev.medley.training.Member;
import dev.medley.training.data.StudyData;
import dev.medley.training.engine.Engine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Does a cohort's job on the device that it is given.
final class CohortWorker implements Executor.Worker {

  private final Ingredients ingredients;
  private final StudyData data;
  private final int steps;

  CohortWorker(Ingredients ingredients, StudyData data, int steps) {
    this.ingredients = ingredients;
    this.data = data;
    this.steps = steps;
  }

  @Override
  public Executor.Result run(Executor.Job job, String device) {
    long begin = System.nanoTime();
    var read = CohortJob.read(job.payload());
    var members = new ArrayList<Member>();
    read.trials().forEach((number, configuration) -> members.add(ingredients.member(number, configuration)));
    try (var arena = Engine.get().open(device)) {
      var results = new CohortTrainer(cohort(members, read.reference()), data, arena).train();
      var wall = Duration.ofNanos(System.nanoTime() - begin);
      return new Executor.Result(new CohortJob.Outcome(results, wall, Engine.get().version()).write(), device);
    }
  }

  Cohort cohort(List<Member> members, ExampleLosses reference) {
    Configuration first = members.getFirst().configuration();
    var batch = first.settings("batch");
    return new Cohort(members, ingredients.model(first, data.shape()), batch.whole("rows"), batch.whole("micro-batches"), steps,
        List.of(Math.ceilDiv(steps, 2)), reference);
  }
}
