package dev.medley.store;

import java.sql.SQLException;
import java.util.UUID;

/// What tells a store from every other, wherever it is copied or moved to.
final class StoreKey {

  private static final int LENGTH = 8;

  private StoreKey() {}

  static String of(Session session) throws SQLException {
    return session.first("SELECT store_key FROM store_info", row -> row.getString(1)).orElseThrow();
  }

  /// Gives a new store its key.
  static void give(Session session) throws SQLException {
    if (session.first("SELECT store_key FROM store_info", row -> row.getString(1)).isEmpty()) {
      session.update("INSERT INTO store_info (store_key) VALUES (?)", UUID.randomUUID().toString().substring(0, LENGTH));
    }
  }
}
