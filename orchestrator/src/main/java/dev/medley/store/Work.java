package dev.medley.store;

import java.sql.SQLException;

/// Something to do within one transaction.
@FunctionalInterface
interface Work<T> {

  T in(Session session) throws SQLException;
}
