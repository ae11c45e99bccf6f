package dev.medley.plugins.stories;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// How to go from one room to another by a third: rooms lie on a grid, each but the first told to lie beside one before.
final class Paths {

  private static final List<Direction> DIRECTIONS = List.of(Direction.values());
  private static final int STEPS = 2;

  /// Where one room lies of another.
  enum Direction {
    NORTH(0, 1),
    EAST(1, 0),
    SOUTH(0, -1),
    WEST(-1, 0);

    private final int x;
    private final int y;

    Direction(int x, int y) {
      this.x = x;
      this.y = y;
    }

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    Direction opposite() {
      return switch (this) {
        case NORTH -> SOUTH;
        case EAST -> WEST;
        case SOUTH -> NORTH;
        case WEST -> EAST;
      };
    }
  }

  private record Cell(int x, int y) {
    Cell beside(Direction direction) {
      return new Cell(x + direction.x, y + direction.y);
    }
  }

  /// A step that a fact allows, one way.
  private record Step(String from, Direction direction, String to, int fact) {}

  private Paths() {}

  static Optional<Story> tell(Dice dice, int length) {
    var rooms = dice.some(Cast.PLACES, Math.min(Cast.PLACES.size(), length + 1));
    var cells = new LinkedHashMap<String, Cell>(Map.of(rooms.getFirst(), new Cell(0, 0)));
    var links = new ArrayList<Step>();
    for (var room : rooms.subList(1, rooms.size())) {
      var beside = dice.pick(List.copyOf(cells.keySet()));
      var direction = dice.pick(DIRECTIONS);
      var cell = cells.getOrDefault(beside, new Cell(0, 0)).beside(direction);
      if (cells.containsValue(cell)) return Optional.empty();
      cells.put(room, cell);
      links.add(new Step(beside, direction, room, 0));
    }
    return asked(dice, dice.shuffled(links));
  }

  private static Optional<Story> asked(Dice dice, List<Step> links) {
    var facts = new ArrayList<String>();
    var steps = new ArrayList<Step>();
    for (int i = 0; i < links.size(); i++) {
      var link = links.get(i);
      steps.add(new Step(link.from(), link.direction(), link.to(), i));
      steps.add(new Step(link.to(), link.direction().opposite(), link.from(), i));
      facts.add(dice.chance(0.5)
          ? "The " + link.to() + " is " + link.direction().word() + " of the " + link.from() + "."
          : "The " + link.from() + " is " + link.direction().opposite().word() + " of the " + link.to() + ".");
    }
    var first = dice.pick(steps);
    var onward = steps.stream().filter(s -> s.from().equals(first.to()) && !s.to().equals(first.from())).toList();
    if (onward.isEmpty()) return Optional.empty();
    var second = dice.pick(onward);
    var supporting = new ArrayList<Integer>(STEPS);
    supporting.add(Math.min(first.fact(), second.fact()));
    supporting.add(Math.max(first.fact(), second.fact()));
    return Optional.of(new Story(facts, "How do you go from the " + first.from() + " to the " + second.to() + "?",
        first.direction().word() + "," + second.direction().word(), supporting));
  }
}
