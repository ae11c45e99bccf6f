package dev.medley.plugins.stories;

import java.util.Optional;

/// Tells stories of one kind.
@FunctionalInterface
interface Teller {

  /// A story of so many facts, or none where these draws lead to nothing that can be asked.
  Optional<Story> tell(Dice dice, int facts);
}
