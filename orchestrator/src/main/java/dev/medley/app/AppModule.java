package dev.medley.app;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import dev.medley.api.plugin.Component;
import dev.medley.api.plugin.Kind;
import dev.medley.app.command.BuiltIn;
import dev.medley.app.command.EngineProbe;
import dev.medley.app.command.Environment;
import dev.medley.app.terminal.Terminal;
import dev.medley.executor.LocalExecutor;
import dev.medley.search.Searches;
import dev.medley.training.Optimizers;
import dev.medley.training.engine.Engine;
import java.util.List;

/// What the commands are made from. Everything that takes time to start is made when a command first asks for it.
final class AppModule extends AbstractModule {

  private static final Component<?> LOCAL = Component.of(Kind.EXECUTOR, "local", "Trains on this machine's CPU and GPUs.",
      _ -> new LocalExecutor());

  private final Terminal terminal;
  private final Environment environment;

  AppModule(Terminal terminal, Environment environment) {
    this.terminal = terminal;
    this.environment = environment;
  }

  @Override
  protected void configure() {
    bind(Terminal.class).toInstance(terminal);
    bind(Environment.class).toInstance(environment);
  }

  @Provides
  BuiltIn builtIn() {
    return new BuiltIn(List.of(LOCAL), Optimizers.declarations(), Searches.declarations());
  }

  @Provides
  EngineProbe engineProbe() {
    return () -> new EngineProbe.Report("PyTorch", Engine.get().version(), Engine.get().devices());
  }
}
