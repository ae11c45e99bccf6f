-- Version 2: objectives that are no number are NULL where users ask, test figures stand beside those on the way, and rankings need the index alone.

-- What the objective costs: less is better, whatever the study wants. NaN, the greatest number for every database, comes last.
ALTER TABLE trial ADD COLUMN IF NOT EXISTS cost DOUBLE PRECISION;
-- Whether it was better than all that had completed before it.
ALTER TABLE trial ADD COLUMN IF NOT EXISTS improved BOOLEAN;

UPDATE trial SET cost = CASE (SELECT s.direction FROM study s WHERE s.id = trial.study_id) WHEN 'MAXIMIZE' THEN -objective ELSE objective END
WHERE objective IS NOT NULL;

UPDATE trial SET improved = TRUE WHERE id IN (
    SELECT w.id FROM (
        SELECT id, cost, MIN(cost) OVER (PARTITION BY study_id ORDER BY finished_at, number ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS earlier
        FROM trial WHERE kind = 'TRIAL' AND state = 'COMPLETED') AS w
    WHERE w.cost <> CAST('NaN' AS DOUBLE PRECISION) AND (w.earlier IS NULL OR w.cost < w.earlier));

CREATE INDEX IF NOT EXISTS trial_by_cost ON trial (study_id, kind, state, cost, number, id);
CREATE INDEX IF NOT EXISTS trial_by_improvement ON trial (study_id, improved, number, cost);

DROP INDEX IF EXISTS trial_score_by_label;
CREATE INDEX IF NOT EXISTS trial_score_by_value ON trial_score (study_id, label, trial_id, metric_value);

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
