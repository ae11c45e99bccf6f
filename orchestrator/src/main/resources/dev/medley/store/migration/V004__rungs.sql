-- Version 4: trials that stand at a rung, until it is decided whether they go on.

-- After how many steps a trial was last recorded. What it had reported by then stays, whoever goes on with it.
ALTER TABLE trial ADD COLUMN IF NOT EXISTS steps BIGINT;

CREATE OR REPLACE VIEW trial_v AS
SELECT s.name AS study, t.number, t.kind, t.state, NULLIF(t.objective, CAST('NaN' AS DOUBLE PRECISION)) AS objective, t.reason, t.attempt, t.owner, t.seed, t.cohort,
       t.device, t.engine_version, t.plugin_versions, t.wall_millis / 1000.0 AS wall_seconds, t.examples_seen,
       t.created_at, t.started_at, t.finished_at, t.configuration, t.steps
FROM trial t JOIN study s ON s.id = t.study_id;
