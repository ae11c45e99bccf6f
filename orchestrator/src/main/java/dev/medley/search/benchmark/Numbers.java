package dev.medley.search.benchmark;

import tools.jackson.databind.JsonNode;

/// Vectors and matrices of a JSON file.
final class Numbers {

  private Numbers() {}

  static double[] vector(JsonNode node) {
    return node.valueStream().mapToDouble(JsonNode::asDouble).toArray();
  }

  static double[][] matrix(JsonNode node) {
    return node.valueStream().map(Numbers::vector).toArray(double[][]::new);
  }
}
