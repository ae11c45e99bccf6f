package dev.medley.store;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/// Where a store lies.
public sealed interface StoreLocation {

  /// Where a store lies unless the user says otherwise.
  String DEFAULT = "medley-data";

  /// A database file in a directory, with the artifacts in a directory beside it.
  ///
  /// @param directory the directory, made when needed
  /// @param database the name of the database file without its ending
  record InDirectory(Path directory, String database) implements StoreLocation {

    private static final String USUAL = "medley";

    /// The usual names in a directory.
    public InDirectory(Path directory) {
      this(directory, USUAL);
    }

    Path databaseFile() {
      return directory.resolve(database + ".mv.db");
    }

    /// Where its database is made, or brought up to a later version, before it is put in its place.
    InDirectory beside() {
      return new InDirectory(directory, database + "-in-the-making");
    }

    Path lockFile() {
      return directory.resolve(database + ".lock");
    }

    Path artifacts() {
      return directory.resolve(database.equals(USUAL) ? "artifacts" : database + "-artifacts");
    }

    @Override
    public String toString() {
      return database.equals(USUAL) ? directory.toString() : "jdbc:h2:" + directory.resolve(database);
    }
  }

  /// In this process' memory: gone when it is closed.
  record InMemory() implements StoreLocation {
    @Override
    public String toString() {
      return "jdbc:h2:mem:";
    }
  }

  /// In a database of a PostgreSQL server, where several processes may have it open.
  ///
  /// @param url what the driver connects to; may carry a user and a password, which are never shown
  record OnServer(String url) implements StoreLocation {

    static final String SCHEME = "jdbc:postgresql:";

    @Override
    public String toString() {
      return url.replaceAll("(?<=[?&](password|sslpassword)=)[^&]*", "***");
    }
  }

  /// Reads what a user wrote: a directory, or a JDBC URL.
  static StoreLocation parse(String text) {
    if (!text.startsWith("jdbc:")) {
      return inDirectory(text, text, false);
    }
    if (text.startsWith(OnServer.SCHEME)) {
      return new OnServer(text);
    }
    if (!text.startsWith("jdbc:h2:")) {
      throw StoreError.LOCATION.exception(
          "The store (%s) must be a directory, or a URL that begins with jdbc:h2: or %s."
              .formatted(text, OnServer.SCHEME),
          "Maybe --store %s, which is a directory.".formatted(DEFAULT));
    }
    var rest = text.substring("jdbc:h2:".length());
    if (rest.contains(";")) {
      throw StoreError.LOCATION.exception(
          "The store (%s) must not carry settings after a semicolon: those that keep it safe are fixed."
              .formatted(text),
          "Maybe %s.".formatted(text.substring(0, text.indexOf(';'))));
    }
    if (rest.startsWith("mem:")) {
      return new InMemory();
    }
    var path = rest.startsWith("file:") ? rest.substring("file:".length()) : rest;
    if (path.matches("[a-zA-Z]{2,}:.*")) {
      throw StoreError.LOCATION.exception(
          "The store (%s) must be a file or in memory: of servers, PostgreSQL alone can hold a store.".formatted(text),
          "Maybe jdbc:h2:./%s/medley.".formatted(DEFAULT));
    }
    return inDirectory(text, path, true);
  }

  private static InDirectory inDirectory(String text, String path, boolean namesDatabase) {
    try {
      var home = path.startsWith("~/") ? Path.of(System.getProperty("user.home"), path.substring(2)) : Path.of(path);
      var whole = home.toAbsolutePath().normalize();
      var parent = whole.getParent();
      var name = whole.getFileName();
      if (!path.isBlank() && !path.contains(";") && (!namesDatabase || (parent != null && name != null))) {
        return namesDatabase && parent != null && name != null
            ? new InDirectory(parent, name.toString())
            : new InDirectory(whole);
      }
    } catch (InvalidPathException e) {
      throw StoreError.LOCATION.exception(
          "The store (%s) must be a path: %s.".formatted(text, e.getReason()), "", e);
    }
    throw StoreError.LOCATION.exception(
        "The store (%s) must be a path without a semicolon.".formatted(text),
        "Maybe --store %s.".formatted(DEFAULT));
  }
}
