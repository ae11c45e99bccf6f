package dev.medley.store;

final class PostgresStoreIT extends StudyStoreContract {

  private final StoreLocation.OnServer database = PostgresServer.database();

  @Override
  StoreLocation location() {
    return database;
  }
}
