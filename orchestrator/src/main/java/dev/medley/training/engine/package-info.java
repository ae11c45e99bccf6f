/// The native engine: devices, arrays that the host and the engine share, and modules made from TorchScript source.
/// The only package that knows of DJL.
/// Every native handle has one owner, and is freed when its arena closes.
@NullMarked
package dev.medley.training.engine;

import org.jspecify.annotations.NullMarked;
