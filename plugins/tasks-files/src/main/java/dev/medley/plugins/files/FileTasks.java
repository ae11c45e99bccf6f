package dev.medley.plugins.files;

import dev.medley.api.parameter.Setting;
import dev.medley.api.parameter.Settings;
import dev.medley.api.plugin.Component;
import dev.medley.api.plugin.ComponentProvider;
import dev.medley.api.plugin.Kind;
import dev.medley.api.task.Task;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/// Tasks from a user's own files; each format is a component.
public final class FileTasks implements ComponentProvider {

  @Override
  public List<Component<?>> components() {
    return List.of(
        task("csv", "A task from a CSV file with a header, quoted as RFC 4180 says.",
            settings -> new FileTask(Options.of(settings), DelimitedFormat.of(settings.word("delimiter"), settings.flag("quotes"))))
            .with(Setting.text("delimiter", ",", "What stands between two cells, one character."),
                Setting.flag("quotes", true, "Whether cells may stand in double quotes.")),
        task("tsv", "A task from a file of tab-separated values with a header.",
            settings -> new FileTask(Options.of(settings), new DelimitedFormat('\t', settings.flag("quotes"))))
            .with(Setting.flag("quotes", false, "Whether cells may stand in double quotes.")),
        task("jsonl", "A task from a file of JSON Lines, one object a line; lists of words, tags and numbers are read as such.",
            settings -> new FileTask(Options.of(settings), new JsonLinesFormat())));
  }

  private static Component<Task> task(String name, String summary, Function<Settings, Task> factory) {
    return Component.of(Kind.TASK, name, summary, factory).with(
        Setting.requiredText("file", "Where the data are, from the working directory; compressed if it ends with `.gz`."),
        Setting.text("text", "", "The column that holds the text, or several, with commas between."),
        Setting.text("features", "", "The columns that hold numbers, with commas between, when there is no text."),
        Setting.text("image", "",
            "What image the features are the numbers of: height and width, such as 28x28, or channels, height and width, such as 3x32x32."),
        Setting.requiredText("target", "The column to predict, or several columns of numbers, with commas between."),
        Setting.choice("kind", names(TargetKind.values()), "auto",
            "What the target is: classes, values (numbers), or tags, one for each word of the text; auto looks at the data."),
        Setting.choice("words", names(WordBreaks.values()), "auto",
            "How a text becomes words: running text has its punctuation set apart, spaces are the only breaks otherwise; auto takes spaces for tags."),
        Setting.text("split", "", "The column that says train, validation or test; without it rows are split by what they hold."),
        Setting.text("domain", "", "The column that says which part of the data a row belongs to, such as a site or a genre."),
        Setting.real("validation", 0, 0.9, 0.1, "The share of rows to validate with, where no column says so."),
        Setting.real("test", 0, 0.9, 0.1, "The share of rows to test with, where no column says so."),
        Setting.whole("limit", 0, 1_000_000_000, 0, "The most examples to train on, a sample that is the same each time; 0 keeps all."));
  }

  private static List<String> names(Enum<?>[] constants) {
    return Stream.of(constants).map(c -> c.name().toLowerCase(Locale.ROOT)).toList();
  }
}
