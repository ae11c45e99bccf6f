package dev.medley.plugins.curriculum;

import dev.medley.api.parameter.Setting;
import dev.medley.api.plugin.Component;
import dev.medley.api.plugin.ComponentProvider;
import dev.medley.api.plugin.Kind;
import java.util.List;

/// What this plugin provides.
public final class Curricula implements ComponentProvider {

  private static final Setting UNTIL = Setting.real("until", 0.01, 1, 0.5, "After what part of training the last stage is over.");

  @Override
  public List<Component<?>> components() {
    return List.of(
        Component
            .of(Kind.SAMPLER, "stages", "Brings the tasks in one after the other, and replays those that were there before.", Stages::new)
            .with(
                Setting.order("order", "The tasks, the first to come first."),
                UNTIL,
                Setting.logReal("pace", 0.2, 5, 1,
                    "How the stages' lengths differ: the early ones are shorter above 1, the late ones below."),
                Setting.real("replay", 0, 1, 0.3, "The share of the tasks of earlier stages."),
                SizeShares.TEMPERATURE)
            .from("Bengio et al., Curriculum Learning, ICML 2009", "https://doi.org/10.1145/1553374.1553380"),
        Component
            .of(Kind.SAMPLER, "progressive", "Lets the share of one task or domain rise, while the others keep their proportions.",
                Progressive::new)
            .with(
                Setting.text("target", "", "The task whose share rises, or `TASK/DOMAIN`; the main tasks if nothing is said."),
                Setting.real("from", 0, 1, 0.1, "The target's share at the beginning."),
                Setting.real("to", 0, 1, 0.9, "The target's share at the end."),
                Setting.whole("stages", 1, 1000, 10, "In how many steps it rises."),
                Setting.logReal("ramp", 0.2, 5, 1, "How late it rises: evenly at 1, late above, early below."),
                SizeShares.TEMPERATURE)
            .from("Xu et al., Gradual Fine-Tuning for Low-Resource Domain Adaptation, Adapt-NLP 2021", "https://arxiv.org/abs/2103.02205"),
        Component.of(Kind.SAMPLER, "competence", "Draws from the easiest examples, and from more as training goes on.", Competence::new)
            .with(OverExamples.OVER, Measure.DIFFICULTY, Measure.REFERENCE, Measure.ORDER, Growth.SETTING, Growth.START, Growth.UNTIL)
            .from("Platanios et al., Competence-based Curriculum Learning for Neural Machine Translation, NAACL 2019",
                "https://arxiv.org/abs/1903.09848"),
        Component.of(Kind.SAMPLER, "baby-steps", "Brings examples in by buckets of difficulty.", BabySteps::new)
            .with(OverExamples.OVER, Measure.DIFFICULTY, Measure.REFERENCE, Measure.ORDER,
                Setting.whole("buckets", 1, 100, 5, "How many buckets there are."),
                Setting.flag("forget", false, "Whether a bucket is left when the next one comes."), UNTIL)
            .from("Spitkovsky et al., From Baby Steps to Leapfrog: How \"Less is More\" in Unsupervised Dependency Parsing, NAACL 2010",
                "https://aclanthology.org/N10-1116"),
        Component
            .of(Kind.SAMPLER, "self-paced", "Draws the examples whose loss the model finds small, and ever more of them.", SelfPaced::new)
            .with(OverExamples.OVER, Growth.SETTING, Growth.START, Growth.UNTIL,
                Setting.whole("refreshes", 1, 100, 4, "How many times the losses of all training examples are taken."))
            .from("Kumar et al., Self-Paced Learning for Latent Variable Models, NIPS 2010",
                "https://papers.nips.cc/paper/2010/hash/e57c6b956a6521b28495f2886ca0977a-Abstract.html"));
  }
}
