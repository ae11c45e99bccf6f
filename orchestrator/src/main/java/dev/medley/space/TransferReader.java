package dev.medley.space;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/// Reads whether a study's search begins with what won in others.
final class TransferReader {

  private static final String AUTO = "auto";
  private static final String NONE = "none";

  private final Problems problems;

  TransferReader(Problems problems) {
    this.problems = problems;
  }

  Transfer read(Optional<Node.Entry> entry) {
    if (entry.isEmpty()) return Transfer.NONE;
    return switch (entry.get().value()) {
      case Node.Scalar word when word.text().equals(NONE) || word.nothing() -> Transfer.NONE;
      case Node.Scalar word when word.text().equals(AUTO) -> new Transfer.MostAlike();
      case Node.Items items when !items.items().isEmpty() && items.items().stream().allMatch(TransferReader::isName) ->
        new Transfer.Named(List.copyOf(new LinkedHashSet<>(items.items().stream().map(item -> ((Node.Scalar) item).text()).toList())));
      case Node other -> {
        problems.maybe("MED-860", Language.TRANSFER, other.show(), entry.get().line(), "must be `auto`, `none` or a list of studies",
            "write `transfer: auto`, or `transfer: [" + (isName(other) ? other.show() : "english") + "]`");
        yield Transfer.NONE;
      }
    };
  }

  private static boolean isName(Node node) {
    return node instanceof Node.Scalar name && !name.nothing();
  }

  /// As it is written in a space.
  static String written(Transfer transfer) {
    return switch (transfer) {
      case Transfer.None _ -> NONE;
      case Transfer.MostAlike _ -> AUTO;
      case Transfer.Named(var studies) -> studies.stream().map(YamlText::word).toList().toString();
    };
  }
}
