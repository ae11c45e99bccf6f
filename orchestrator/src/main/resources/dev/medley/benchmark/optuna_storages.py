"""How long asking and telling a trial takes with Optuna's storages: the median in ms over the trials of a study, with a random sampler."""

import pathlib
import statistics
import sys
import tempfile
import time

import optuna
from optuna.storages import JournalStorage, RDBStorage
from optuna.storages.journal import JournalFileBackend

optuna.logging.set_verbosity(optuna.logging.ERROR)


def median(storage, trials):
    study = optuna.create_study(storage=storage, sampler=optuna.samplers.RandomSampler(seed=1))
    times = []
    for i in range(trials):
        begin = time.perf_counter()
        trial = study.ask()
        trial.suggest_categorical("sharing", ["hard", "mmoe", "cross-stitch", "ple"])
        trial.suggest_categorical("loss", ["equal", "uncertainty", "pcgrad", "nash", "dwa"])
        trial.suggest_int("encoder.text-cnn.width", 32, 256)
        trial.suggest_float("optimizer.adam.rate", 1e-4, 1e-1, log=True)
        trial.suggest_float("sampler.temperature.temperature", 1, 5)
        study.tell(trial, i % 17)
        times.append(1000 * (time.perf_counter() - begin))
    return statistics.median(times)


with tempfile.TemporaryDirectory() as directory:
    home = pathlib.Path(directory)
    trials = int(sys.argv[1])
    journal = JournalStorage(JournalFileBackend(str(home / "study.log")))
    for name, storage in {"journal": journal, "SQLite": RDBStorage(f"sqlite:///{home / 'study.db'}")}.items():
        print(name, median(storage, trials), f"Optuna {optuna.__version__}", sep="\t")
