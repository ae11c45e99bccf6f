package dev.medley.benchmark;

import dev.medley.api.encoder.Encoder;
import dev.medley.api.encoder.Features;
import dev.medley.api.encoder.ModelInput;
import dev.medley.api.tensor.Network;

/// Gives rows of numbers as they are, so that what is measured stands on the input itself.
record PlainInput() implements Encoder {

  @Override
  public boolean reads(Class<? extends ModelInput> kind) {
    return kind == ModelInput.Vectors.class;
  }

  @Override
  public Features encode(Network network, ModelInput input) {
    return new Features.Rows(((ModelInput.Vectors) input).values());
  }
}
