package dev.medley.plugins.english;

import dev.medley.api.plugin.Component;
import dev.medley.api.plugin.ComponentProvider;
import dev.medley.api.plugin.Kind;
import dev.medley.api.task.Input;
import dev.medley.api.task.Task;
import dev.medley.plugins.english.Table.Row;
import java.util.List;
import java.util.regex.Pattern;

/// The English tasks that ship with Medley; `ATTRIBUTION.md` beside the data says where each comes from.
public final class EnglishTasks implements ComponentProvider {

  private static final String MASC = "Ide et al., MASC: the Manually Annotated Sub-Corpus of American English, LREC 2008";
  private static final String MASC_URL = "https://anc.org/data/masc/";
  private static final String WORDNET = "Miller, WordNet: A Lexical Database for English, CACM 1995";
  private static final String WORDNET_URL = "https://wordnet.princeton.edu/";
  private static final Pattern MARKUP = Pattern.compile("</?[a-z][^>]*(?:>|$)");

  @Override
  public List<Component<?>> components() {
    return List.of(
        task("pos", "The part of speech of each word, 45 tags, in sentences of eight genres.", SentenceTask.PARTS_OF_SPEECH).from(MASC,
            MASC_URL),
        task("entities", "The people, places, organisations and dates in sentences of eight genres.", SentenceTask.ENTITIES).from(MASC,
            MASC_URL),
        task("genre", "Which of eight genres a sentence comes from.", SentenceTask.GENRE).from(MASC, MASC_URL),
        task("next-word", "The next word, of the 500 most frequent ones, after up to eight words of a sentence; in eight genres.",
            SentenceTask.NEXT_WORD).from(MASC, MASC_URL),
        task("noise", "A class of four that was drawn at random for each sentence: a control, which nothing can learn.",
            SentenceTask.NOISE).from(MASC, MASC_URL),
        task("attachment",
            "Whether a prepositional phrase belongs to the verb (V) or to the noun (N), from verb, noun, preposition and noun.",
            attachment())
            .from("Ratnaparkhi et al., A Maximum Entropy Model for Prepositional Phrase Attachment, HLT 1994",
                "https://aclanthology.org/H94-1048/"),
        task("supersense", "Which of 45 fields of meaning a definition belongs to.",
            RowTask.of("wordnet-gloss", RowTask.running("definition"), row -> row.get("supersense")))
            .from(WORDNET, WORDNET_URL),
        task("definition-pos", "Which of five parts of speech a definition defines.",
            RowTask.of("wordnet-gloss", RowTask.running("definition"), row -> partOfSpeech(row)))
            .from(WORDNET, WORDNET_URL),
        task("food", "Whether a review of food is a positive one.", food())
            .from("McAuley and Leskovec, From Amateurs to Connoisseurs, WWW 2013", "https://arxiv.org/abs/1303.4402"),
        task("phonemes", "How a word is pronounced: its phonemes, written from its letters.", new Phonemes())
            .from("Weide, The CMU Pronouncing Dictionary", "http://www.speech.cs.cmu.edu/cgi-bin/cmudict"),
        task("decade", "Which decade, 1940s to 2010s, a paragraph of a State of the Union address was spoken in.", decade()));
  }

  private static Task attachment() {
    return RowTask.of("pp-attachment", row -> List.of(row.get("verb"), row.get("noun1"), row.get("prep"), row.get("noun2")),
        row -> row.get("label"));
  }

  private static Task food() {
    return RowTask.of("food-reviews", row -> Input.Words.of(MARKUP.matcher(row.get("text")).replaceAll(" ")).words(),
        row -> row.get("label").equals("pos") ? "positive" : "other");
  }

  /// Addresses after 2019 are all in the training split: a class that nothing is measured on is left out.
  private static Task decade() {
    return new RowTask("sotu", row -> year(row) < 2020, RowTask.running("text"), row -> year(row) / 10 * 10 + "s", row -> row.get("party"));
  }

  private static String partOfSpeech(Row row) {
    return switch (row.get("pos")) {
      case "n" -> "noun";
      case "v" -> "verb";
      case "a" -> "adjective";
      case "s" -> "satellite-adjective";
      case "r" -> "adverb";
      default -> throw new IllegalStateException("No part of speech is called " + row.get("pos"));
    };
  }

  private static int year(Row row) {
    return Integer.parseInt(row.get("year"));
  }

  private static Component<Task> task(String name, String summary, Task task) {
    return Component.of(Kind.TASK, name, summary, _ -> task);
  }
}
