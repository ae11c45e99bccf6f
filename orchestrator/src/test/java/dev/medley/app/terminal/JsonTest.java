package dev.medley.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class JsonTest {

  @Test
  void oneLineInTheOrderInWhichItWasPut() {
    assertThat(Json.object().put("z", 1).put("a", 0.5).put("text", "two\nlines and \"quotes\"").put("none", null).put("yes", true)
        .putRaw("raw", "{\"x\": [1, 2.5]}"))
        .hasToString("{\"z\":1,\"a\":0.5,\"text\":\"two\\nlines and \\\"quotes\\\"\",\"none\":null,\"yes\":true,\"raw\":{\"x\":[1,2.5]}}");
  }

  @Test
  void whatJsonHasNoNumberForIsNull() {
    assertThat(Json.object().put("nan", Double.NaN).put("list", List.of(1.0, Double.POSITIVE_INFINITY)).put("map", Map.of("x", Double.NaN)))
        .hasToString("{\"nan\":null,\"list\":[1.0,null],\"map\":{\"x\":null}}");
  }

  @Test
  void objectsNest() {
    assertThat(Json.object().put("all", List.of(Json.object().put("a", 1)))).hasToString("{\"all\":[{\"a\":1}]}");
  }
}
