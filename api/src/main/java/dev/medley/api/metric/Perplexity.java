package dev.medley.api.metric;

/// Among how many words that are equally likely a model would be as uncertain of the right one: `exp` of the mean cross-entropy; from 1, and as many as there are classes where it knows nothing.
///
/// @see <a href="https://doi.org/10.1121/1.2016299">Jelinek et al., Perplexity: a measure of the difficulty of speech recognition tasks, JASA 1977</a>
public final class Perplexity implements LossMetric {

  @Override
  public String name() {
    return "perplexity";
  }

  @Override
  public boolean higherIsBetter() {
    return false;
  }

  @Override
  public double score(double loss) {
    return Math.exp(loss);
  }
}
