package dev.medley.space;

import java.util.List;

/// Where a setting stands.
///
/// @param path       such as `encoder.text-cnn.width`
/// @param owner      what it is a setting of, for messages: `encoder text-cnn`
/// @param conditions under which it counts
record Spot(String path, String owner, List<Condition> conditions) {

  Spot {
    conditions = List.copyOf(conditions);
  }

  Spot at(String name) {
    return new Spot(path + "." + name, owner, conditions);
  }
}
