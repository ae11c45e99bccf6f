-- Where an index holds all that a filter reads, it is read alone. On servers it must not: a long text does not fit into an index there.
DROP INDEX IF EXISTS trial_parameter_by_name;
CREATE INDEX IF NOT EXISTS trial_parameter_by_value ON trial_parameter (study_id, name, trial_id, kind, number_value, text_value);
