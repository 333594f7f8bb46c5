"""Train the relevance scorers: ``python -m rawi_train.relevance SHARED OUT_DIR``.

Sentences of the Arabic event gold standard (development half) that several readers judged are read
with the finished model and rules; a draft of the sentence's type is a positive if the readers
accepted the sentence. Figures are out of fold: five folds by sentence id, so that no sentence is
scored by weights that saw it.
"""

from __future__ import annotations

import argparse
import json
from hashlib import sha256
from pathlib import Path

import numpy as np
import torch

from rawi.article import Article
from rawi.language import Language, packaged
from rawi.reading.events.relevance import features
from rawi.reading.read import drafts_of
from rawi.records import EventType

FOLDS = 5
WEIGHT_DECAY = 0.3
# somewhat below the best F1 out of fold: the scorers decide over lone sentences, where recall is dearer
THRESHOLDS = {
    "accurate": {EventType.ASSAULT: 0.25, EventType.PROTEST: 0.25},
    "fast": {EventType.ASSAULT: 0.2, EventType.PROTEST: 0.22},
}
STEPS = 400
Rows = tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]


def collect(path: Path, language: Language) -> Rows:
    """(features, accepted, sentence number, fold) of every draft of the file's type, and sentences."""
    xs, ys, ids, folds = [], [], [], []
    rows = [json.loads(line) for line in path.read_text("utf-8").splitlines()]
    rows = [row for row in rows if row["label"] != "ambiguous"]
    for number, (row, doc) in enumerate(zip(rows, language.pipe(r["text"] for r in rows), strict=True)):
        view, drafts = drafts_of(Article(row["text"], id=row["id"]), doc)
        for draft in drafts:
            if draft.candidate.trigger.type.value == row["event_type"]:
                values = features(view, draft)
                assert values is not None
                xs.append(values)
                ys.append(float(row["label"] == "yes"))
                ids.append(number)
                folds.append(int(sha256(row["id"].encode()).hexdigest(), 16) % FOLDS)
    return np.array(xs), np.array(ys), np.array(ids), np.array(folds)


def fit(x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, float, np.ndarray, np.ndarray]:
    """Weights, bias, mean and scale of a logistic model with weight decay."""
    mean, scale = x.mean(0), x.std(0) + 1e-3
    data = torch.tensor((x - mean) / scale, dtype=torch.float32)
    gold = torch.tensor(y, dtype=torch.float32)
    weights = torch.zeros(data.shape[1], requires_grad=True)
    bias = torch.zeros((), requires_grad=True)
    optimiser = torch.optim.LBFGS([weights, bias], max_iter=STEPS, line_search_fn="strong_wolfe")

    def closure() -> torch.Tensor:
        optimiser.zero_grad()
        loss = torch.nn.functional.binary_cross_entropy_with_logits(data @ weights + bias, gold)
        loss = loss + WEIGHT_DECAY * weights.square().sum()
        loss.backward()
        return loss

    optimiser.step(closure)
    return weights.detach().numpy(), float(bias), mean.astype(np.float32), scale.astype(np.float32)


def score(x: np.ndarray, fitted: tuple[np.ndarray, float, np.ndarray, np.ndarray]) -> np.ndarray:
    weights, bias, mean, scale = fitted
    return 1 / (1 + np.exp(-(((x - mean) / scale) @ weights + bias)))


def out_of_fold(rows: Rows) -> np.ndarray:
    """Each draft's probability from the model that did not see its fold."""
    x, y, _, folds = rows
    out = np.zeros(len(y))
    for fold in range(FOLDS):
        held = folds == fold
        out[held] = score(x[held], fit(x[~held], y[~held]))
    return out


def by_sentence(probability: np.ndarray, rows: Rows, total_yes: int, threshold: float) -> tuple[float, float, float]:
    """Precision, recall and F1 over sentences at a threshold."""
    _, y, ids, _ = rows
    hit = {i for i, p in zip(ids, probability, strict=True) if p >= threshold}
    yes = {i for i, label in zip(ids, y, strict=True) if label}
    p, r = len(hit & yes) / max(len(hit), 1), len(hit & yes) / max(total_yes, 1)
    return p, r, 2 * p * r / max(p + r, 1e-9)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--model", default="accurate", choices=list(THRESHOLDS), help="whose vectors are used")
    args = parser.parse_args()
    language, arrays = Language(packaged(args.model)), {}
    for kind in (EventType.ASSAULT, EventType.PROTEST):
        path = args.shared / "bench/gsr" / f"{kind.value.lower()}.jsonl"
        yes = sum('"label": "yes"' in line for line in path.read_text("utf-8").splitlines())
        rows = collect(path, language)
        probability = out_of_fold(rows)
        best = THRESHOLDS[args.model][kind]
        for threshold in (0.0, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, best):
            p, r, f1 = by_sentence(probability, rows, yes, threshold)
            print(f"{kind.value} out of fold, threshold {threshold:.2f}: P {p:.3f} R {r:.3f} F1 {f1:.3f}")
        weights, bias, mean, scale = fit(rows[0], rows[1])
        values = {"weights": weights, "bias": bias, "mean": mean, "scale": scale, "threshold": best}
        arrays |= {f"{kind.value}.{k}": np.asarray(v, dtype=np.float32) for k, v in values.items()}
    np.savez(args.out / "relevance.npz", **arrays)


if __name__ == "__main__":
    main()
