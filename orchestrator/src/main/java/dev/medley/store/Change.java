package dev.medley.store;

import java.sql.SQLException;

/// Something to change within one transaction, with nothing to tell.
@FunctionalInterface
interface Change {

  void in(Session session) throws SQLException;
}
