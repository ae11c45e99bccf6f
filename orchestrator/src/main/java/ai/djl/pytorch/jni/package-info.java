/// The bridge into the PyTorch engine's package-private native layer.
/// It stands in the engine's own package because nothing else can see that layer; class path only.
/// Nothing but `dev.medley.training.engine` uses it.
@NullMarked
package ai.djl.pytorch.jni;

import org.jspecify.annotations.NullMarked;
