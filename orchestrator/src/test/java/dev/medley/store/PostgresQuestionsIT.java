package dev.medley.store;

final class PostgresQuestionsIT extends QuestionsContract {

  @Override
  StoreLocation location() {
    return PostgresServer.database();
  }
}
