package dev.medley.store;

import java.nio.file.Path;
import java.util.List;

final class FileQueryIT extends QueryContract {

  @Override
  StoreLocation location(Path directory) {
    return new StoreLocation.InDirectory(directory);
  }

  @Override
  List<String> forTheDatabase() {
    return List.of(
        "SELECT * FROM trial",
        "DELETE FROM trial",
        "DELETE FROM trial_v",
        "DROP TABLE trial",
        "SELECT FILE_READ('/etc/hostname')",
        "SELECT * FROM CSVREAD('/etc/hostname')",
        "SELECT CSVWRITE('out.csv', 'SELECT 1')",
        "SELECT * FROM LINK_SCHEMA('a', '', 'jdbc:h2:mem:x', 'sa', '', 'PUBLIC')",
        "SCRIPT",
        "BACKUP TO 'out.zip'",
        "SHUTDOWN",
        "CREATE ALIAS EXEC FOR 'java.lang.Runtime.exec'",
        "ALTER USER GUEST ADMIN TRUE",
        "GRANT SELECT ON trial TO GUEST",
        "SELECT * FROM FINAL TABLE (UPDATE trial SET objective = 1)");
  }

  @Override
  String refusal() {
    return "(Admin rights are required|Not enough rights).*";
  }

  @Override
  String unknownView() {
    return "Table \"TRIALS_V\" not found";
  }
}
