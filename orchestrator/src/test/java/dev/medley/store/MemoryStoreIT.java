package dev.medley.store;

final class MemoryStoreIT extends StudyStoreContract {

  @Override
  StoreLocation location() {
    return new StoreLocation.InMemory();
  }
}
