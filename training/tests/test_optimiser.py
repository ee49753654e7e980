import torch

from chinchilla.model.chinchilla import Chinchilla
from chinchilla.run.muon import Muon, blocks, orthogonal
from chinchilla.run.optimiser import BIGRAM_RATE, Optimiser, rate_of
from chinchilla.run.schedule import LAST, learning_rate


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
    for muon in (False, True):
        optimiser = Optimiser(model, pretrained=0.2, muon=muon)
        moved = [id(p) for part in optimiser.parts for group in part.param_groups for p in group["params"]]
        assert sorted(moved) == sorted(id(p) for p in model.parameters())


def test_what_was_pretrained_learns_slowly_and_lower_layers_slowest() -> None:
    def rates(pretrained: float) -> list[float]:
        names = ("embedding.chars.weight", "layers.0.up.weight", "layers.3.up.weight", "child_layers.0.up.weight",
                 "root.tokens.weight", "embedding.bigrams.weight")  # fmt: skip
        return [rate_of(name, 4, pretrained) for name in names]

    chars, lowest, top, child, new, bigrams = rates(0.2)
    assert chars < lowest < top == 0.2 < child < new == 1.0 < bigrams == BIGRAM_RATE
    assert rates(1.0) == [1.0, 1.0, 1.0, 1.0, 1.0, BIGRAM_RATE]  # a model that starts from nothing has one rate


def test_each_group_moves_at_its_own_rate(config) -> None:
    optimiser = Optimiser(Chinchilla(config), pretrained=0.2)
    optimiser.move(0.01)
    for group in optimiser.parts[0].param_groups:
        assert group["lr"] == 0.01 * group["times"]


def test_the_rate_rises_stays_and_falls() -> None:
    assert learning_rate(0, 0.0, 0.2) < 0.01
    assert learning_rate(5000, 0.5, 0.2) == learning_rate(9000, 0.79, 0.2) == 1.0
    assert 0.4 < learning_rate(9000, 0.9, 0.2) < 0.6
    assert learning_rate(9000, 1.0, 0.2) == LAST
