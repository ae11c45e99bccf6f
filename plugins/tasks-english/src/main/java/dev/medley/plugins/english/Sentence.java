package dev.medley.plugins.english;

import dev.medley.api.task.Input;
import dev.medley.api.task.Split;
import dev.medley.plugins.english.Table.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/// A sentence of the corpus MASC with the labels of its words. Read once, because three tasks ask about the same sentences.
record Sentence(Split split, String genre, Input.Words words, List<String> partsOfSpeech, List<String> entities) {

  private static final class Corpus {
    private static final List<Sentence> SENTENCES = read();
  }

  static List<Sentence> all() {
    return Corpus.SENTENCES;
  }

  private static List<Sentence> read() {
    var sentences = new ArrayList<Sentence>();
    var open = new ArrayList<Row>();
    var strings = new HashMap<String, String>();
    for (var token : Table.read("masc1-tokens").rows()) {
      if (!open.isEmpty() && !token.agrees(open.getFirst(), "sent", "doc")) {
        sentences.add(of(open, strings));
        open.clear();
      }
      open.add(token);
    }
    sentences.add(of(open, strings));
    return List.copyOf(sentences);
  }

  private static Sentence of(List<Row> tokens, HashMap<String, String> strings) {
    var first = tokens.getFirst();
    return new Sentence(first.split(), first.get("genre"), new Input.Words(column("form", tokens, strings)),
        column("xpos", tokens, strings), column("ner", tokens, strings));
  }

  private static List<String> column(String name, List<Row> tokens, HashMap<String, String> strings) {
    return tokens.stream().map(t -> strings.computeIfAbsent(t.get(name), string -> string)).toList();
  }
}
