package dev.medley.store;

import java.nio.file.Path;
import java.util.List;

final class PostgresQueryIT extends QueryContract {

  @Override
  StoreLocation location(Path directory) {
    return PostgresServer.database();
  }

  @Override
  List<String> forTheDatabase() {
    return List.of(
        "SELECT * FROM trial",
        "SELECT guest_secret FROM store_info",
        "DELETE FROM trial",
        "DELETE FROM study_v",
        "DROP TABLE trial",
        "CREATE TABLE mine (a INT)",
        "ALTER ROLE CURRENT_USER CREATEROLE",
        "SET ROLE medley",
        "SELECT pg_read_file('/etc/hostname')",
        "SELECT pg_ls_dir('/')",
        "SELECT lo_import('/etc/hostname')",
        "COPY study_v TO '/tmp/out'",
        "COPY (SELECT 1) TO PROGRAM 'id'",
        "CREATE EXTENSION dblink",
        "SELECT passwd FROM pg_shadow");
  }

  @Override
  String refusal() {
    return "ERROR: (permission denied|must be superuser|cannot execute|must have).*";
  }

  @Override
  String unknownView() {
    return "relation \"trials_v\" does not exist";
  }
}
