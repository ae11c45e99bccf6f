package dev.medley.store;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class FileStoreIT extends StudyStoreContract {

  @TempDir
  Path directory;

  @Override
  StoreLocation location() {
    return new StoreLocation.InDirectory(directory.resolve("store"));
  }
}
