package dev.medley.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/// The H2 database behind a store.
final class Database {

    /// Who may read the views and nothing else. Needs no secret: whoever can reach the file can read it anyway.
    static final String GUEST = "GUEST";

    private static final String OWNER = "MEDLEY";

    private static final int ALREADY_OPEN = 90020;

    /// The views have a column `value`, which H2 reserves and other databases do not.
    private static final String WORDS = ";NON_KEYWORDS=VALUE";

    /// What makes H2 keep what it acknowledged, given one writer; and leave no files of its own behind.
    private static final String SAFE = WORDS + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;DB_CLOSE_DELAY=-1;TRACE_LEVEL_FILE=0";

    /// What a file may grow by before it is rewritten at closing.
    private static final long BYTES_NOT_WORTH_COMPACTING = 2L << 20;

    private final String url;
    private final Optional<Path> file;
    private final long bytesAtOpening;

    private Database(String url, Optional<Path> file) {
        this.url = url;
        this.file = file;
        this.bytesAtOpening = bytes();
    }

    static Database in(StoreLocation location) {
        return switch (location) {
            case StoreLocation.InMemory _ -> new Database("jdbc:h2:mem:" + UUID.randomUUID(), Optional.empty());
            case StoreLocation.InDirectory place ->
                new Database(
                        "jdbc:h2:file:" + place.directory().resolve(place.database()),
                        Optional.of(place.databaseFile()));
        };
    }

    /// Opens the database: the first connection, which makes it where there is none.
    Session open(StoreLocation location) {
        try {
            return new Session(DriverManager.getConnection(url + SAFE, OWNER, ""));
        } catch (SQLException e) {
            if (e.getErrorCode() == ALREADY_OPEN && location instanceof StoreLocation.InDirectory place) {
                throw Holder.held(place);
            }
            throw StoreError.UNREADABLE.exception(
                    "The store (%s) cannot be opened: %s.".formatted(location, Failures.firstLine(e.getMessage())),
                    "Maybe its database file is damaged, or not one of Medley's.",
                    e);
        }
    }

    /// Another connection.
    Session another() throws SQLException {
        var connection = DriverManager.getConnection(url, OWNER, "");
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        return new Session(connection);
    }

    /// A connection that can read the views and nothing else.
    Connection guest() throws SQLException {
        return DriverManager.getConnection(url + ";IFEXISTS=TRUE" + WORDS, GUEST, "");
    }

    /// Ends all connections. Rewrites the file where a run has left much behind in it: durable commits one by one leave
    /// it up to twelve times its size.
    void shutDown(Session last) throws SQLException {
        boolean compact = bytes() - bytesAtOpening > Math.max(BYTES_NOT_WORTH_COMPACTING, bytesAtOpening / 4);
        last.define(compact ? "SHUTDOWN COMPACT" : "SHUTDOWN");
    }

    private long bytes() {
        try {
            return file.isPresent() && Files.exists(file.get()) ? Files.size(file.get()) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
