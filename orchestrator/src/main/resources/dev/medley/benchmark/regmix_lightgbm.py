"""Names mixtures as RegMix does: boosted trees of some runs, and the mean of the mixtures that they like best among many.

python regmix_lightgbm.py FOLDER > regmix_lightgbm.csv     FOLDER has train_mixture_1m.csv and train_pile_loss_1m.csv
"""
import sys

import lightgbm
import numpy

SIMULATED, AVERAGED = 20_000, 100
folder = sys.argv[1]
mixes = numpy.genfromtxt(folder + "/train_mixture_1m.csv", delimiter=",", skip_header=1)[:, 1:]
mixes /= mixes.sum(1, keepdims=True)
table = numpy.genfromtxt(folder + "/train_pile_loss_1m.csv", delimiter=",", names=True, deletechars="")
losses = {"pile-cc": table["metric/the_pile_pile_cc_val_loss"],
          "mean": numpy.stack([table[name] for name in table.dtype.names[1:]], 1).mean(1)}
print("target,runs,seed," + ",".join(f"share-{i + 1}" for i in range(mixes.shape[1])))
for target, values in losses.items():
    for runs in (32, 64, 128, 512):
        for seed in range(1, 2 if runs == 512 else 6):
            random = numpy.random.default_rng(seed)
            chosen = random.choice(len(mixes), runs, replace=False)
            settings = {"objective": "regression", "learning_rate": 0.01, "verbosity": -1, "seed": seed, "num_threads": 1,
                        "min_data_in_leaf": 20 if runs == 512 else 5}
            trees = lightgbm.train(settings, lightgbm.Dataset(mixes[chosen], values[chosen]), 1000)
            strength = numpy.exp(random.uniform(numpy.log(0.1), numpy.log(5), SIMULATED))
            drawn = random.standard_gamma(mixes.mean(0)[None, :] * strength[:, None] * mixes.shape[1])
            drawn = drawn[drawn.sum(1) > 0]
            drawn /= drawn.sum(1, keepdims=True)
            best = drawn[numpy.argsort(trees.predict(drawn))[:AVERAGED]].mean(0)
            print(f"{target},{runs},{seed}," + ",".join(f"{share:.6f}" for share in best), flush=True)
