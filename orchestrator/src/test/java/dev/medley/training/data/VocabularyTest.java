package dev.medley.training.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.medley.training.data.Vocabulary.Unit;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Texts by pieces and by bytes.
final class VocabularyTest {

  /// The list and the words are those by which BERT's own tokenizer is tested (`tokenization_test.py`).
  private static final WordPieces PIECES = WordPieces
      .of(List.of("[UNK]", "[CLS]", "[SEP]", "want", "##want", "##ed", "wa", "un", "runn", "##ing"));

  private static List<String> pieces(String word) {
    return PIECES.ids(word).stream().map(id -> id == Vocabulary.UNKNOWN ? "?" : PIECES.entries().get(id - 2)).toList();
  }

  @Test
  void aWordIsTheLongestPiecesThatItBeginsWith() {
    assertThat(pieces("unwanted")).containsExactly("un", "##want", "##ed");
    assertThat(pieces("running")).containsExactly("runn", "##ing");
    assertThat(pieces("wanted")).containsExactly("want", "##ed");
    assertThat(pieces("unwantedX")).as("what cannot be put together").containsExactly("?");
    assertThat(pieces("Running")).as("in small letters").containsExactly("runn", "##ing");
    assertThat(pieces("want".repeat(26))).as("longer than a hundred letters").containsExactly("?");
    assertThat(pieces("[UNK]")).as("a name in brackets").containsExactly("?");
    assertThat(PIECES.size()).isEqualTo(12);
  }

  @Test
  void aWordIsItsBytesAndASpace() {
    var bytes = new Utf8();
    assertThat(bytes.ids("aé")).containsExactly(2 + 97, 2 + 0xC3, 2 + 0xA9, 2 + 32);
    assertThat(bytes.size()).isEqualTo(258);
  }

  @Test
  void aReadingSaysWhereWordsBegin() {
    var words = List.of("unwanted", "x", "running", "wanted");
    assertThat(PIECES.read(words, 10)).isEqualTo(new Vocabulary.Reading(List.of(9, 6, 7, 1, 10, 11, 5, 7), List.of(0, 3, 4, 6)));
    assertThat(PIECES.read(words, 5)).as("a word that is cut").isEqualTo(new Vocabulary.Reading(List.of(9, 6, 7, 1, 10), List.of(0, 3, 4)));
    assertThat(PIECES.read(words, 4).starts()).as("a word that is not reached").containsExactly(0, 3);
  }

  @Test
  void whatIsKeptReadsAlike() {
    var word = "Unwanted";
    for (var vocabulary : List.of(PIECES, new Utf8(), Words.of(List.of("a"), 7),
        Words.of(List.of("a"), 7).byGrams())) {
      var again = Vocabulary.of(vocabulary.unit(), vocabulary.entries(), vocabulary.hashed());
      assertThat(again.ids(word)).isEqualTo(vocabulary.ids(word));
      assertThat(again.size()).isEqualTo(vocabulary.size());
    }
    assertThat(Unit.values()).hasSize(4);
  }
}
