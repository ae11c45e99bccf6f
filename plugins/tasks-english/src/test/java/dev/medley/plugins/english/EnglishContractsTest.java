package dev.medley.plugins.english;

import dev.medley.api.task.Task;
import dev.medley.testkit.contract.TaskContract;
import org.junit.jupiter.api.Nested;

/// Every task of this plugin under the contract, with the share of repeated examples that its splits hold.
final class EnglishContractsTest {

  @Nested
  final class Pos implements TaskContract {
    @Override
    public Task task() {
      return EnglishTasksTest.named("pos");
    }

    /// Letters, mails and columns repeat their closing lines.
    @Override
    public double leakTolerance() {
      return 0.09;
    }
  }

  @Nested
  final class Entities implements TaskContract {
    @Override
    public Task task() {
      return EnglishTasksTest.named("entities");
    }

    @Override
    public double leakTolerance() {
      return 0.09;
    }
  }

  @Nested
  final class Genre implements TaskContract {
    @Override
    public Task task() {
      return EnglishTasksTest.named("genre");
    }

    @Override
    public double leakTolerance() {
      return 0.09;
    }
  }

  @Nested
  final class NextWord implements TaskContract {
    @Override
    public Task task() {
      return EnglishTasksTest.named("next-word");
    }

    /// Many a sentence begins alike.
    @Override
    public double leakTolerance() {
      return 0.04;
    }
  }

  @Nested
  final class Noise implements TaskContract {
    @Override
    public Task task() {
      return EnglishTasksTest.named("noise");
    }

    @Override
    public double leakTolerance() {
      return 0.09;
    }
  }

  @Nested
  final class Attachment implements TaskContract {
    @Override
    public Task task() {
      return EnglishTasksTest.named("attachment");
    }

    /// As published: the same four words occur in several sections of the newspaper.
    @Override
    public double leakTolerance() {
      return 0.07;
    }
  }

  @Nested
  final class Supersense implements TaskContract {
    @Override
    public Task task() {
      return EnglishTasksTest.named("supersense");
    }

    @Override
    public double leakTolerance() {
      return 0.01;
    }
  }

  @Nested
  final class DefinitionPos implements TaskContract {
    @Override
    public Task task() {
      return EnglishTasksTest.named("definition-pos");
    }

    @Override
    public double leakTolerance() {
      return 0.01;
    }
  }

  @Nested
  final class Food implements TaskContract {
    @Override
    public Task task() {
      return EnglishTasksTest.named("food");
    }

    /// The published sample holds a few reviews twice.
    @Override
    public double leakTolerance() {
      return 0.01;
    }
  }

  @Nested
  final class Decade implements TaskContract {
    @Override
    public Task task() {
      return EnglishTasksTest.named("decade");
    }
  }

  @Nested
  final class PhonemesOfWords implements TaskContract {
    @Override
    public Task task() {
      return EnglishTasksTest.named("phonemes");
    }
  }
}
