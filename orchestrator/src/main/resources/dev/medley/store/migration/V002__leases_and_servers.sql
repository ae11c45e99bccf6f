-- Version 2: objectives that are no number are NULL where users ask, test figures stand beside those on the way, and rankings need the index alone.

CREATE INDEX IF NOT EXISTS trial_by_objective ON trial (study_id, kind, state, objective, number);

-- A trial has an objective where it has reached one: NaN, which databases hold for the greatest number, is none.
CREATE OR REPLACE VIEW trial_v AS
SELECT s.name AS study, t.number, t.kind, t.state, NULLIF(t.objective, CAST('NaN' AS DOUBLE PRECISION)) AS objective, t.reason, t.attempt, t.owner, t.seed, t.cohort,
       t.device, t.engine_version, t.plugin_versions, t.wall_millis / 1000.0 AS wall_seconds, t.examples_seen,
       t.created_at, t.started_at, t.finished_at, t.configuration
FROM trial t JOIN study s ON s.id = t.study_id;

-- Everything that was measured: on the way, and at the end on test data, which is measured then alone.
CREATE OR REPLACE VIEW metric_v AS
SELECT s.name AS study, t.number, m.step, m.task, m.name AS metric, m.split, m.metric_value AS value
FROM trial_metric m JOIN trial t ON t.id = m.trial_id JOIN study s ON s.id = t.study_id
UNION ALL
SELECT s.name AS study, t.number, c.step, c.task, c.name AS metric, c.split, c.metric_value AS value
FROM trial_score c JOIN trial t ON t.id = c.trial_id JOIN study s ON s.id = t.study_id
WHERE c.split = 'test';
