package dev.medley.store;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Assumptions;

/// A PostgreSQL server of the tests' own: started once on loopback in a temporary directory, as a user without rights, and stopped at the end.
///
/// Passwords are asked for, as on a real server. Where no server is installed, the test that wants one is skipped and says so.
public final class PostgresServer {

  private static final Path INSTALLED = Path.of("/usr/lib/postgresql");
  private static final String PASSWORD = "it's secret";
  private static final AtomicInteger DATABASES = new AtomicInteger();
  private static final Optional<PostgresServer> SHARED = find().map(PostgresServer::start);

  private final Path home;
  private final int port;

  private PostgresServer(Path home, int port) {
    this.home = home;
    this.port = port;
  }

  /// A new, empty database.
  static StoreLocation.OnServer database() {
    return new StoreLocation.OnServer(url());
  }

  /// The URL of a new, empty database, with user and password.
  public static String url() {
    Assumptions.assumeTrue(SHARED.isPresent(),
        "No PostgreSQL server is installed below " + INSTALLED + ": install one (apt-get install postgresql).");
    var server = SHARED.orElseThrow();
    var name = "medley_" + DATABASES.incrementAndGet();
    server.administer("CREATE DATABASE " + name + " OWNER medley");
    return server.url(name, "medley");
  }

  /// Does something as the server's own superuser.
  static void asSuperuser(String sql) {
    SHARED.orElseThrow().administer(sql);
  }

  /// Stops the server at once and starts it again, as a power cut would.
  static void crash() {
    var server = SHARED.orElseThrow();
    server.control("stop", "-m", "immediate");
    server.control("start", "-w", "-t", "60", "-l", server.home.resolve("log").toString(), "-o", server.options());
  }

  private String url(String database, String user) {
    return "jdbc:postgresql://127.0.0.1:%d/%s?user=%s&password=%s".formatted(port, database, user, PASSWORD.replace(" ", "%20"));
  }

  private void administer(String sql) {
    try (var connection = DriverManager.getConnection(url("postgres", "postgres"));
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }

  private static Optional<Path> find() {
    if (!Files.isDirectory(INSTALLED)) {
      return Optional.empty();
    }
    try (var versions = Files.list(INSTALLED)) {
      return versions.map(version -> version.resolve("bin"))
          .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
          .max(Comparator.naturalOrder());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static PostgresServer start(Path bin) {
    try {
      var home = Files.createTempDirectory("medley-postgres-");
      var server = new PostgresServer(home, freePort());
      var secret = Files.writeString(home.resolve("secret"), PASSWORD);
      if (root()) {
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
        run(List.of("chown", "-R", "postgres", home.toString()));
      }
      run(asNobody(bin.resolve("initdb").toString(), "-D", home.resolve("data").toString(), "-U", "postgres", "-A", "scram-sha-256",
          "--pwfile", secret.toString(), "-E", "UTF8", "--locale", "C.UTF-8"));
      Files.writeString(home.resolve("bin"), bin.toString());
      Runtime.getRuntime().addShutdownHook(new Thread(server::stop));
      server.control("start", "-w", "-t", "60", "-l", home.resolve("log").toString(), "-o", server.options());
      server.administer("CREATE ROLE medley LOGIN CREATEROLE PASSWORD '" + PASSWORD.replace("'", "''") + "'");
      return server;
    } catch (IOException e) {
      throw new AssertionError("PostgreSQL did not start", e);
    }
  }

  private String options() {
    return "-p " + port + " -c listen_addresses=127.0.0.1 -c unix_socket_directories=" + home
        + " -c max_connections=200 -c deadlock_timeout=50ms";
  }

  private void control(String... arguments) {
    try {
      var command = new ArrayList<String>(List.of(Path.of(Files.readString(home.resolve("bin"))).resolve("pg_ctl").toString(), "-D",
          home.resolve("data").toString()));
      command.addAll(List.of(arguments));
      run(asNobody(command.toArray(String[]::new)));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void stop() {
    control("stop", "-m", "fast");
    try (var files = Files.walk(home)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /// The server refuses to run as root.
  private static List<String> asNobody(String... command) {
    var whole = new ArrayList<String>(root() ? List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups") : List.of());
    whole.addAll(List.of(command));
    return whole;
  }

  private static boolean root() {
    return System.getProperty("user.name").equals("root");
  }

  private static void run(List<String> command) throws IOException {
    var output = Files.createTempFile("medley-postgres-", ".out");
    try {
      var process = new ProcessBuilder(command).directory(Path.of("/").toFile()).redirectErrorStream(true).redirectOutput(output.toFile())
          .start();
      if (!process.waitFor(120, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new AssertionError(command + " failed: " + Files.readString(output));
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    } finally {
      Files.delete(output);
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
