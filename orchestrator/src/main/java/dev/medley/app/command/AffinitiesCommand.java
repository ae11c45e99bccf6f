package dev.medley.app.command;

import dev.medley.affinity.Affinities;
import dev.medley.affinity.TaskGroups;
import dev.medley.app.terminal.Column;
import dev.medley.app.terminal.Json;
import dev.medley.app.terminal.Style;
import dev.medley.app.terminal.Table;
import dev.medley.app.terminal.Terminal;
import dev.medley.study.TaskAffinities;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `medley affinities`: how much training on one task of a study helps each other one, and which had best be trained together.
@Command(name = "affinities", description = "Show how much the tasks of a study help each other, and which had best be trained together.")
final class AffinitiesCommand implements Runnable {

  private final StoreAccess stores;
  private final InstalledPlugins plugins;
  private final MedleyCommand options;
  private final Terminal terminal;

  @Parameters(paramLabel = "STUDY", description = "The study.")
  private String study = "";

  @Option(names = "--groups", paramLabel = "N", description = "Into how many groups tasks are put, at most; as many as there are tasks, or four, unless said otherwise.")
  private int groups = 4;

  @Option(names = "--cosines", description = "Show the mean cosines of the tasks' gradients instead, which trials record whose losses see them apart.")
  private boolean cosines;

  @Inject
  AffinitiesCommand(StoreAccess stores, InstalledPlugins plugins, MedleyCommand options, Terminal terminal) {
    this.stores = stores;
    this.plugins = plugins;
    this.options = options;
    this.terminal = terminal;
  }

  @Override
  public void run() {
    Arguments.atLeast("--groups", groups, 1);
    try (var store = cosines ? stores.openToRead() : stores.openExisting()) {
      var affinities = cosines ? TaskAffinities.cosines(study, store) : TaskAffinities.of(study, plugins.get(), store);
      var groupings = IntStream.rangeClosed(1, Math.min(groups, affinities.tasks().size())).mapToObj(n -> TaskGroups.best(affinities, n))
          .toList();
      if (options.json()) json(affinities, groupings).print(terminal.out());
      else print(affinities, groupings);
    }
  }

  private void print(Affinities affinities, List<TaskGroups> groupings) {
    var columns = new ArrayList<>(List.of(Column.text(cosines ? "TASK" : "A STEP ON")));
    affinities.tasks().forEach(task -> columns.add(Column.number(task)));
    var table = new Table(columns);
    for (int i = 0; i < affinities.tasks().size(); i++) {
      var row = new ArrayList<>(List.of(affinities.tasks().get(i)));
      affinities.matrix().get(i).forEach(value -> row.add(shown(value)));
      table.add(row.toArray(String[]::new));
    }
    terminal.out().line(cosines ? "The cosine of its gradient with that of:" : "By how much it lowers the loss of:");
    table.print(terminal.out());
    terminal.out().line("");
    terminal.out().line(terminal.out().paint(Style.BOLD, "Best trained together"));
    groupings
        .forEach(grouping -> terminal.out().line("  " + shown(grouping.value()) + "  " + told(grouping)));
  }

  private String shown(double value) {
    return cosines ? String.format(Locale.ROOT, "%+.3f", value) : String.format(Locale.ROOT, "%+.3f %%", 100 * value);
  }

  private static String told(TaskGroups grouping) {
    return grouping.groups().stream().map(group -> String.join(" + ", group)).collect(Collectors.joining(" | "));
  }

  private Json json(Affinities affinities, List<TaskGroups> groupings) {
    return Json.object().put("study", study).put("tasks", affinities.tasks()).put("affinities", affinities.matrix())
        .put("groupings", groupings.stream().map(g -> Json.object().put("groups", g.groups()).put("value", g.value())).toList());
  }
}
