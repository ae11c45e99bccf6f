package dev.medley.store;

final class MemoryQuestionsIT extends QuestionsContract {

  @Override
  StoreLocation location() {
    return new StoreLocation.InMemory();
  }
}
