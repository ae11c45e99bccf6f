package dev.medley.training;

import dev.medley.api.parameter.Value;
import dev.medley.space.Section;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Stands between the host and the components of one member, which others wrote: whatever one of them throws ends this member and touches no other.
final class Guard {

  /// A method of a component that is called again and again, with the words for it.
  record Call(String text) {}

  private static final Logger LOG = LoggerFactory.getLogger(Guard.class);

  private final Member member;
  private final Pulse pulse;
  private String failure = "";

  Guard(Member member, Pulse pulse) {
    this.member = member;
    this.pulse = pulse;
  }

  /// Names a method, such as `next` of the sampler.
  Call method(String name, Section section) {
    var chosen = member.configuration().values().get(section.key()) instanceof Value.Word(String word) ? " (" + word + ")" : "";
    return new Call(name + " of the " + section.key() + chosen + " of trial " + member.trial());
  }

  /// Why the member ended, or an empty string.
  String failure() {
    return failure;
  }

  boolean alive() {
    return failure.isEmpty();
  }

  /// Ends the member; the first reason stands.
  void fail(String reason) {
    if (failure.isEmpty()) failure = reason;
  }

  /// Calls a component.
  ///
  /// @param step      counted from 0
  /// @param otherwise what comes of it if it throws
  <T> T call(Call method, int step, Supplier<T> component, T otherwise) {
    pulse.beat(method.text());
    try {
      return component.get();
    } catch (OutOfMemoryError | CancellationException e) {
      // Memory is the whole cohort's business: a smaller one may fit.
      throw e;
    } catch (RuntimeException | Error e) {
      LOG.warn("Step {}: {}", step + 1, method.text(), e);
      fail("At step " + (step + 1) + ", " + method.text() + " threw " + e.getClass().getSimpleName() + ": " + firstLine(e));
      return otherwise;
    } finally {
      pulse.beat("a step");
    }
  }

  /// The same for a call that gives nothing.
  void run(Call method, int step, Runnable component) {
    call(method, step, () -> {
      component.run();
      return true;
    }, false);
  }

  private static String firstLine(Throwable e) {
    String line = e.getMessage() == null ? "no message" : e.getMessage().lines().findFirst().orElse("");
    return line.endsWith(".") ? line : line + ".";
  }
}
