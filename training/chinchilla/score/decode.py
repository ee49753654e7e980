"""Scores to spans, as the browser does it: candidate edges first, then pairs among them."""

import numpy as np
import torch
from torch import Tensor

from chinchilla.model.chinchilla import Chinchilla

EDGE_FLOOR = 0.05  # an edge below this probability starts or ends no span
EDGE_CAP = 64  # candidate starts (and ends) kept a label
MAX_SPAN = 128

ScoredSpan = tuple[int, int, int, float]  # start, last, label, probability


def sigmoid(value: np.ndarray) -> np.ndarray:
    return 1.0 / (1.0 + np.exp(-value))


def decode_spans(
    pointers: Tensor, query: Tensor, key: Tensor, length_bias: Tensor, size: int, threshold: float
) -> list[ScoredSpan]:
    """One text: pointers [T, 3, L], query, key [T, P]; the first `size` positions are text."""
    start, end, inside = (p.float().numpy() for p in pointers[:size].unbind(1))
    q, k = query[:size].float().numpy(), key[:size].float().numpy()
    bias = length_bias.float().numpy()
    upto = np.concatenate((np.zeros((1, inside.shape[1])), inside.cumsum(0)))
    floor = float(np.log(EDGE_FLOOR / (1 - EDGE_FLOOR)))
    found: list[ScoredSpan] = []
    for label in np.flatnonzero((start.max(0) > floor) & (end.max(0) > floor)):
        starts, ends = candidates(start[:, label], floor), candidates(end[:, label], floor)
        i, j = np.meshgrid(starts, ends, indexing="ij")
        keep = (j >= i) & (j - i < MAX_SPAN)
        i, j = i[keep], j[keep]
        pair = (q[i] * k[j]).sum(-1) * q.shape[1] ** -0.5 + bias[np.minimum(j - i, len(bias) - 1)]
        mean = (upto[j + 1, label] - upto[i, label]) / (j - i + 1)
        scores = sigmoid(start[i, label] + end[j, label] + mean + pair)
        for index in np.flatnonzero(scores >= threshold):
            found.append((int(i[index]), int(j[index]), int(label), float(scores[index])))
    return found


def candidates(scores: np.ndarray, floor: float) -> np.ndarray:
    above = np.flatnonzero(scores > floor)
    if len(above) > EDGE_CAP:
        above = np.sort(above[np.argsort(-scores[above])[:EDGE_CAP]])
    return above


def root_spans(model: Chinchilla, states: Tensor, labels: Tensor, sizes: list[int], threshold: float) -> list[list[ScoredSpan]]:
    pointers, query, key = (x.cpu() for x in model.root(states, labels))
    bias = model.root.length.detach().cpu()
    return [decode_spans(pointers[b], query[b], key[b], bias, size, threshold) for b, size in enumerate(sizes)]


def child_spans(
    model: Chinchilla,
    states: Tensor,
    mask: Tensor,
    parents: list[tuple[int, int, int, int]],
    vectors: Tensor,
    labels: Tensor,
    sizes: list[int],
    threshold: float,
    step: int = 32,
) -> list[list[ScoredSpan]]:
    """For parents (sequence, start, last, root label): spans of every child label."""
    found: list[list[ScoredSpan]] = []
    bias = model.child.length.detach().cpu()
    for at in range(0, len(parents), step):
        rows = torch.tensor(parents[at : at + step], device=states.device)
        seq, start, last, root = rows.unbind(1)
        out = model.child_states(states[seq], mask[seq], start, last, vectors[root])
        pointers, query, key = (x.cpu() for x in model.child(out, labels))
        found += [decode_spans(pointers[n], query[n], key[n], bias, sizes[int(s)], threshold) for n, s in enumerate(seq)]
    return found
