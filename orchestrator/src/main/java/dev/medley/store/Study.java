package dev.medley.store;

import java.time.Instant;

/// A study as the store holds it.
///
/// @param id names it within the store
/// @param name what users call it
/// @param spaceYaml the search space as its author wrote it
/// @param spaceJson the search space with every default filled in
/// @param objective the name of what is optimised
/// @param direction whether more of the objective is better
/// @param seed from which every random stream of the study comes
/// @param medleyVersion the version of Medley that made it
/// @param state where it stands
/// @param createdAt when it was made
public record Study(
    StudyId id,
    String name,
    String spaceYaml,
    String spaceJson,
    String objective,
    Direction direction,
    long seed,
    String medleyVersion,
    StudyState state,
    Instant createdAt) {}
