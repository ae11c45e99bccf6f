package dev.medley.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What stands at one side of a comparison: names and numbers that are added up.
record Side(List<Item> items) {

  /// @param factor 1, or -1 of what is taken away
  record Item(int factor, Token token) {}

  Side {
    items = List.copyOf(items);
  }

  static Side read(Tokens tokens) throws Unreadable {
    var items = new ArrayList<Item>();
    int factor = tokens.take("-") ? -1 : 1;
    do {
      var token = tokens.next();
      if (token.kind() != Token.Kind.WORD && token.kind() != Token.Kind.QUOTED)
        throw new Unreadable(token.start(), "a task, a label or a number must stand where (" + token.show() + ") does",
            "write `task = label`, with signs in quotes");
      items.add(new Item(factor, token));
      factor = tokens.peek().is("-") ? -1 : 1;
    } while (tokens.take("+") || tokens.take("-"));
    return new Side(items);
  }

  /// The name, if it is one alone.
  Optional<Token> single() {
    return items.size() == 1 && items.getFirst().factor() == 1 ? Optional.of(items.getFirst().token()) : Optional.empty();
  }
}
