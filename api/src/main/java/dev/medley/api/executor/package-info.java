/// Executors: where cohorts run.
/// The host hands over jobs and a worker that can do them; an executor decides on which device, process or machine, and when.
/// The host brings one for this machine.
@NullMarked
package dev.medley.api.executor;

import org.jspecify.annotations.NullMarked;
