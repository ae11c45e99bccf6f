package dev.medley.store;

/// A study before it is in a store.
///
/// @param name what users call it; unique in a store
/// @param spaceYaml the search space as its author wrote it
/// @param spaceJson the search space with every default filled in
/// @param objective the name of what is optimised, such as `delta_m`
/// @param direction whether more of the objective is better
/// @param seed from which every random stream of the study comes
/// @param medleyVersion the version of Medley that made it
public record NewStudy(
    String name,
    String spaceYaml,
    String spaceJson,
    String objective,
    Direction direction,
    long seed,
    String medleyVersion) {

  private static final int LONGEST_NAME = 200;

  public NewStudy {
    if (name.isBlank()
        || name.length() > LONGEST_NAME
        || !name.equals(name.strip())
        || name.chars().anyMatch(Character::isISOControl)) {
      throw StoreError.STUDY_NAME.exception(
          "The name ('%s') of a study must have 1 to %d characters, none of them a control character, and no space at its ends."
              .formatted(name.strip(), LONGEST_NAME),
          "Maybe name it after its tasks, such as `intents`.");
    }
  }
}
