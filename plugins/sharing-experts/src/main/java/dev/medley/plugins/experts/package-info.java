/// Sharing by experts: several small networks over one encoder, and gates that say which of them count for whom.
/// In some each task has experts of its own (`cgc`, `ple`, `adatt`), in some a few are chosen (`dselect-k`), in one each row has a single one (`switch`).
/// Experts of a layer are one batched product.
@NullMarked
package dev.medley.plugins.experts;

import org.jspecify.annotations.NullMarked;
