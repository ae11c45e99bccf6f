package dev.medley.plugins.sharing;

import dev.medley.api.sharing.Sharing;
import dev.medley.testkit.contract.SharingContract;

/// Hard sharing as it is when nothing is set: all tasks see the same features.
final class PlainHardSharingTest implements SharingContract {

  @Override
  public Sharing sharing() {
    return Shared.sharing("hard").make(Shared.TASKS);
  }

  @Override
  public boolean tellsTasksApart() {
    return false;
  }
}
