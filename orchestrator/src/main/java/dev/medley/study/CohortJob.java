package dev.medley.study;

import dev.medley.space.Configuration;
import dev.medley.space.ConfigurationJson;
import dev.medley.training.ExampleLosses;
import dev.medley.training.MemberResult;
import dev.medley.training.Weights;
import dev.medley.training.engine.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a cohort's job says, and what comes back, as text that an executor can carry to another machine.
///
/// @param from  after how many steps they stand
/// @param until up to which step they train
record CohortJob(Map<Integer, Configuration> trials, ExampleLosses reference, int from, int until) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// What came of a job.
  sealed interface Ended permits Outcome, Broken {

    String write();

    static Ended read(String text) {
      var root = JSON.readTree(text);
      return root.has("fault")
          ? new Broken(Fault.valueOf(root.get("fault").asString()), root.get("reason").asString())
          : Outcome.read(text);
    }
  }

  /// The cohort could not be trained.
  ///
  /// @param reason in one line
  record Broken(Fault fault, String reason) implements Ended {

    @Override
    public String write() {
      return JSON.writeValueAsString(JSON.createObjectNode().put("fault", fault.name()).put("reason", reason));
    }
  }

  /// The cohort was trained; members of it may have failed.
  ///
  /// @param wall     how long the cohort took
  /// @param engine   its version
  record Outcome(List<MemberResult> members, Duration wall, String engine) implements Ended {
    Outcome {
      members = List.copyOf(members);
    }

    @Override
    public String write() {
      var root = JSON.createObjectNode().put("millis", wall.toMillis()).put("engine", engine);
      var all = root.putArray("members");
      for (var member : members) {
        var node = all.addObject().put("trial", member.trial()).put("failure", member.failure());
        node.put("weights", Base64.getEncoder().encodeToString(member.weights().toBytes()));
        var scores = node.putArray("scores");
        for (var s : member.scores())
          scores.addObject().put("step", s.step()).put("task", s.task()).put("metric", s.metric()).put("value", Double.toString(s.value()));
        var examples = node.putArray("examples");
        member.examples().forEach(examples::add);
      }
      return JSON.writeValueAsString(root);
    }

    static Outcome read(String text) {
      var root = JSON.readTree(text);
      var members = new ArrayList<MemberResult>();
      for (var node : root.get("members")) members.add(member(node));
      return new Outcome(members, Duration.ofMillis(root.get("millis").asLong()), root.get("engine").asString());
    }

    private static MemberResult member(JsonNode node) {
      var scores = new ArrayList<MemberResult.Score>();
      for (var s : node.get("scores")) {
        scores.add(new MemberResult.Score(s.get("step").asInt(), s.get("task").asString(), s.get("metric").asString(),
            Double.parseDouble(s.get("value").asString())));
      }
      var examples = new ArrayList<Long>();
      for (var e : node.get("examples")) examples.add(e.asLong());
      var weights = Weights.fromBytes(Base64.getDecoder().decode(node.get("weights").asString()));
      return new MemberResult(node.get("trial").asLong(), node.get("failure").asString(), scores, weights, examples);
    }
  }

  String write() {
    var root = JSON.createObjectNode().put("from", from).put("until", until);
    var all = root.putObject("trials");
    trials.forEach((number, configuration) -> all.put(String.valueOf(number), ConfigurationJson.write(configuration)));
    var losses = root.putArray("reference");
    reference.tasks().forEach(task -> task.forEach(losses.addArray()::add));
    return JSON.writeValueAsString(root);
  }

  static CohortJob read(String text) {
    var trials = new LinkedHashMap<Integer, Configuration>();
    var root = JSON.readTree(text);
    root.get("trials").properties()
        .forEach(e -> trials.put(Integer.valueOf(e.getKey()), ConfigurationJson.readConfiguration(e.getValue().asString())));
    var reference = root.get("reference").valueStream().map(task -> task.valueStream().map(JsonNode::doubleValue).toList()).toList();
    return new CohortJob(trials, new ExampleLosses(reference), root.get("from").asInt(), root.get("until").asInt());
  }
}
