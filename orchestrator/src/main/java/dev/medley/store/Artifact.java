package dev.medley.store;

import java.nio.file.Path;

/// A file that belongs to a trial.
///
/// @param trial the trial
/// @param name what it is called within the trial, such as `checkpoints/rung-2.bin`
/// @param path where it lies, on a server once [StudyStore#artifact] was asked for it; read it, but change it through the store alone
/// @param bytes its size
/// @param sha256 the hash of its content, in hexadecimal
public record Artifact(TrialId trial, String name, Path path, long bytes, String sha256) {}
