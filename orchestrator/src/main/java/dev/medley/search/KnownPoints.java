package dev.medley.search;

import dev.medley.space.Point;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The points that are not to be proposed again.
///
/// To hash a thousand points costs more than to compare one with them all, so the first questions are answered by comparing, and only where many
/// are asked the points are hashed.
final class KnownPoints {

  private static final int COMPARED = 4;

  private final List<Point> points = new ArrayList<>();
  private final Set<Point> hashed = new HashSet<>();
  private int questions;

  KnownPoints(History history) {
    points.addAll(history.pending());
    history.finished().forEach(outcome -> points.add(outcome.point()));
  }

  boolean contains(Point point) {
    if (questions++ < COMPARED) return points.contains(point);
    if (hashed.isEmpty()) hashed.addAll(points);
    return hashed.contains(point);
  }

  void add(Point point) {
    points.add(point);
    if (!hashed.isEmpty()) hashed.add(point);
  }
}
