package dev.medley.training;

import dev.medley.api.loss.Loss;
import dev.medley.api.sampler.Sampler;
import dev.medley.space.Configuration;

/// One trial inside a cohort.
///
/// @param trial         its number in the study, unique; with the study's seed it decides every random stream
/// @param studySeed     the seed of the study
/// @param configuration from which the sampler and the loss were made, and where per-member numbers are read
public record Member(long trial, long studySeed, Configuration configuration, Sampler sampler, Loss loss) {}
