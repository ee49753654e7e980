import torch
from chinchilla.model import Chinchilla
from chinchilla.muon import Muon, blocks, orthogonal
from chinchilla.optimiser import BIGRAM_RATE, Optimiser


def test_all_directions_of_an_update_are_of_like_size() -> None:
    torch.manual_seed(0)
    for rows, columns in ((24, 24), (16, 64)):
        lopsided = torch.randn(3, rows, columns) * torch.logspace(0, -1, rows).view(1, rows, 1)
        values = torch.linalg.svdvals(orthogonal(lopsided))
        assert values.max() < 1.3
        assert values.quantile(0.25) > 0.6


def test_both_ways_to_orthogonal_agree() -> None:
    torch.manual_seed(0)
    wide = torch.randn(2, 8, 16)
    padded = torch.cat((wide[:, :, :8], torch.zeros(2, 8, 7)), -1)  # 15 columns: the plain way
    longer = torch.cat((wide[:, :, :8], torch.zeros(2, 8, 8)), -1)  # 16 columns: through the Gram matrix
    assert torch.allclose(orthogonal(padded)[:, :, :8], orthogonal(longer)[:, :, :8], atol=1e-3)


def test_query_key_and_value_are_three_matrices() -> None:
    assert [tuple(b.shape) for b in blocks(torch.zeros(12, 4))] == [(4, 4)] * 3
    assert [tuple(b.shape) for b in blocks(torch.zeros(16, 4))] == [(4, 16)]


def test_a_tall_matrix_moves_downhill() -> None:
    torch.manual_seed(0)
    weight = torch.nn.Parameter(torch.randn(16, 4))
    target, muon = torch.randn(16, 4), Muon([weight], lr=0.2)
    first = float((weight - target).square().sum())
    for _ in range(60):
        muon.zero_grad()
        (weight - target).square().sum().backward()
        muon.step()
    assert float((weight - target).square().sum()) < 0.2 * first


def test_every_parameter_is_moved_by_one_of_the_two(config) -> None:
    model = Chinchilla(config)
    optimiser = Optimiser(model, muon=True)
    moved = [id(p) for part in optimiser.parts for group in part.param_groups for p in group["params"]]
    assert sorted(moved) == sorted(id(p) for p in model.parameters())


def test_rates_follow_the_schedule_and_bigrams_are_quicker(config) -> None:
    optimiser = Optimiser(Chinchilla(config), muon=True)
    optimiser.move(0.01)
    rates = [group["lr"] for part in optimiser.parts for group in part.param_groups]
    assert rates == [0.01, 0.01 * BIGRAM_RATE, 0.01]
