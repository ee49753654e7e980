"""What is minimised: span scores of a few labels a text, and edge scores of all of them."""

import torch
import torch.nn.functional as F
from torch import Tensor

from chinchilla.data.batches import Batch
from chinchilla.model.chinchilla import Chinchilla
from chinchilla.model.heads import span_scores

HARD_LABELS = 6  # labels whose full start x end table is scored, a text: its own first, then the likeliest


def span_loss(scores: Tensor, gold: Tensor, valid: Tensor) -> Tensor:
    """Multi-label categorical cross-entropy with threshold 0 (Su et al. 2022, GlobalPointer).

    scores, gold [B, K, T, T]; valid [B, 1, T, T]. Returns a sum over rows of (text, label).
    """
    signed = torch.where(gold, -scores, scores).masked_fill(~valid, -1e4).flatten(2)
    gold = gold.flatten(2)
    zero = torch.zeros_like(signed[..., :1])
    negative = torch.logsumexp(torch.cat((signed.masked_fill(gold, -1e4), zero), -1), -1)
    positive = torch.logsumexp(torch.cat((signed.masked_fill(~gold, -1e4), zero), -1), -1)
    return (negative + positive).sum()


def edge_loss(pointers: Tensor, mask: Tensor, spans: Tensor, keep: Tensor | None = None) -> Tensor:
    """Binary cross-entropy of start, end and inside of every label, summed.

    pointers [B, T, 3, L]; mask [B, T]; spans [R, 4]; keep [B, L] 1 where the label is to be scored.
    """
    target = torch.zeros_like(pointers, dtype=torch.float32)
    row, start, last, label = spans.unbind(1)
    target[row, start, 0, label] = 1.0
    target[row, last, 1, label] = 1.0
    at = torch.arange(pointers.shape[1], device=pointers.device)
    inside = ((at >= start.unsqueeze(1)) & (at <= last.unsqueeze(1))).float()
    target[:, :, 2].permute(0, 2, 1).index_put_((row, label), inside, accumulate=True)
    weight = mask.view(*mask.shape, 1, 1) * pointers.new_tensor([1.0, 1.0, 0.3]).float().view(1, 1, 3, 1)
    if keep is not None:
        weight = weight * keep.view(keep.shape[0], 1, 1, -1)
    return F.binary_cross_entropy_with_logits(pointers.float(), target.clamp(max=1.0), weight, reduction="sum")


def valid_spans(mask: Tensor) -> Tensor:
    """[B, 1, T, T]: start before or at last, both inside the text."""
    inside = mask.bool()
    pairs = inside.unsqueeze(1) & inside.unsqueeze(2)
    return torch.triu(pairs).unsqueeze(1)


def hard_labels(pointers: Tensor, spans: Tensor, mask: Tensor, keep: Tensor | None = None) -> Tensor:
    """Per text the labels it has, then those scored highest anywhere: indices [B, K]. keep [B, L] as in `edge_loss`."""
    peak = (pointers.detach()[:, :, 0].float() + (mask.unsqueeze(-1) - 1.0) * 1e4).amax(1)
    if keep is not None:
        peak = peak + (keep - 1.0) * 1e4
    peak[spans[:, 0], spans[:, 3]] = 1e4
    return peak.topk(min(HARD_LABELS, peak.shape[1]), dim=1).indices


def gather_labels(pointers: Tensor, chosen: Tensor) -> Tensor:
    """pointers [B, T, 3, L], chosen [B, K] -> [B, T, 3, K]."""
    index = chosen.view(chosen.shape[0], 1, 1, -1).expand(-1, pointers.shape[1], 3, -1)
    return pointers.gather(3, index)


def gold_table(shape: torch.Size, spans: Tensor, chosen: Tensor) -> Tensor:
    """Spans whose label is among the chosen ones, as a boolean table [B, K, T, T]."""
    gold = torch.zeros(shape, dtype=torch.bool, device=spans.device)
    row, start, last, label = spans.unbind(1)
    hit = chosen[row] == label.unsqueeze(1)
    where, column = hit.nonzero(as_tuple=True)
    gold[row[where], column, start[where], last[where]] = True
    return gold


def root_loss(model: Chinchilla, states: Tensor, labels: Tensor, batch: Batch) -> Tensor:
    pointers, query, key = model.root(states, labels)
    chosen = hard_labels(pointers, batch.roots, batch.mask)
    scores = span_scores(gather_labels(pointers, chosen), query, key, model.root.length)
    gold = gold_table(scores.shape, batch.roots, chosen)
    loss = span_loss(scores, gold, valid_spans(batch.mask))
    return loss + 0.5 * edge_loss(pointers, batch.mask, batch.roots)


def child_loss(model: Chinchilla, states: Tensor, labels: Tensor, batch: Batch) -> Tensor:
    """states [N, T, H] of the child stage; labels [Lc, H]."""
    pointers, query, key = model.child(states, labels)
    kept = (batch.allowed >= 0).float()
    mask = batch.mask[batch.parents[:, 0]]
    allowed = gather_labels(pointers, batch.allowed.clamp(min=0))
    chosen = hard_labels(allowed, batch.children, mask, kept)
    scores = span_scores(gather_labels(allowed, chosen), query, key, model.child.length)
    gold = gold_table(scores.shape, batch.children, chosen)
    valid = valid_spans(mask) & kept.gather(1, chosen).bool().view(*chosen.shape, 1, 1)
    return span_loss(scores, gold, valid) + 0.5 * edge_loss(allowed, mask, batch.children, kept)
