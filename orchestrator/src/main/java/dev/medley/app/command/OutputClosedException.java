package dev.medley.app.command;

/// Nobody reads standard output any more, so what wrote to it was stopped.
public final class OutputClosedException extends RuntimeException {

  private static final long serialVersionUID = 1;
}
