package dev.medley.house;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;

/// Leaves out the engine's own classes, which share a package with our bridge to it, and the libraries inside plugin jars.
final class OnlyMedley implements ImportOption {

  @Override
  public boolean includes(Location location) {
    return !location.contains("/pytorch-engine") && !location.contains("/shaded/");
  }
}
