package dev.medley.api.plugin;

/// Where a method was published.
///
/// @param citation such as `Yu et al., Gradient Surgery for Multi-Task Learning, NeurIPS 2020`
/// @param url      where it can be read
public record Paper(String citation, String url) {}
