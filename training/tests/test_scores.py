import numpy as np
import torch

from chinchilla.model.heads import span_scores
from chinchilla.model.loss import edge_loss, span_loss, valid_spans
from chinchilla.score.decode import decode_spans


def head(t: int = 6, labels: int = 2) -> tuple:
    torch.manual_seed(0)
    return torch.randn(1, t, 3, labels), torch.randn(1, t, 4), torch.randn(1, t, 4), torch.randn(8)


def test_the_score_table_is_the_sum_of_its_parts() -> None:
    pointers, query, key, bias = head()
    table = span_scores(pointers, query, key, bias)
    i, j, label = 1, 4, 1
    mean = pointers[0, i : j + 1, 2, label].mean()
    wanted = pointers[0, i, 0, label] + pointers[0, j, 1, label] + mean + query[0, i] @ key[0, j] * 4**-0.5 + bias[j - i]
    assert torch.isclose(table[0, label, i, j], wanted, atol=1e-5)


def test_decoding_gives_the_scores_of_the_table() -> None:
    pointers, query, key, bias = head()
    table = torch.sigmoid(span_scores(pointers, query, key, bias))
    found = decode_spans(pointers[0], query[0], key[0], bias, 6, 0.0)
    assert found
    for start, last, label, score in found:
        assert np.isclose(float(table[0, label, start, last]), score, atol=1e-5)


def test_the_span_loss_is_small_only_where_scores_agree_with_gold() -> None:
    gold = torch.zeros(1, 1, 4, 4, dtype=torch.bool)
    gold[0, 0, 1, 2] = True
    valid = valid_spans(torch.ones(1, 4))
    right = torch.where(gold, 20.0, -20.0)
    assert float(span_loss(right, gold, valid)) < 1e-3
    assert float(span_loss(-right, gold, valid)) > 30


def test_padding_and_ends_before_starts_cost_nothing() -> None:
    gold = torch.zeros(1, 1, 4, 4, dtype=torch.bool)
    scores = torch.full((1, 1, 4, 4), -20.0)
    scores[0, 0, 3, :] = 20.0
    scores[0, 0, 2, 0] = 20.0
    mask = torch.tensor([[1.0, 1.0, 1.0, 0.0]])
    assert float(span_loss(scores, gold, valid_spans(mask))) < 1e-3


def test_a_label_that_is_not_kept_has_no_edge_loss() -> None:
    pointers = torch.zeros(1, 3, 3, 2)
    spans = torch.tensor([[0, 0, 1, 0]])
    mask = torch.ones(1, 3)
    both = edge_loss(pointers, mask, spans, torch.tensor([[1.0, 1.0]]))
    one = edge_loss(pointers, mask, spans, torch.tensor([[1.0, 0.0]]))
    assert torch.isclose(both, 2 * one)
