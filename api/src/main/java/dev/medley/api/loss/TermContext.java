package dev.medley.api.loss;

import dev.medley.api.encoder.Features;
import dev.medley.api.error.MedleyException;
import dev.medley.api.error.Problem;
import dev.medley.api.tensor.Network;
import dev.medley.api.tensor.Tensor;
import java.util.List;

/// What a term is written on.
///
/// @param tasks       the names of the study's tasks
/// @param domains     the names of all domains that training examples are labelled with, over all tasks; may be empty
/// @param encoded     the features of the first encoder that the sharing asked for
/// @param features    the features from which the heads predict
/// @param domain      `(batch)`, INT: each row's index in `domains`, or -1 where it has no label
/// @param model       the network so far, whose parameters a term may look at
/// @param predictions what all tasks predict for these rows
public record TermContext(List<String> tasks, List<String> domains, Features encoded, Features features, Tensor domain, Network model,
    Predictions predictions) {

  public TermContext {
    tasks = List.copyOf(tasks);
    domains = List.copyOf(domains);
  }

  /// Says what is missing for a term that compares domains.
  ///
  /// @throws MedleyException if the training examples are of less than two
  public void requireDomains(String term) {
    if (domains.size() < 2) {
      throw new MedleyException(List.of(Problem.maybe("MED-640",
          "The term (" + term + ") of this study needs training examples of two domains or more, not of (" + domains.size() + ").",
          "choose tasks whose examples name their domain, or remove the term")));
    }
  }
}
