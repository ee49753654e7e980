"""How many of the batches each corpus gets."""

from chinchilla.data.corpus import Corpus

SHARES = {
    "cluener": 5.0, "msra": 7.0, "resume": 2.0, "weibo": 1.0, "cmeee": 5.0, "duee": 6.0, "duie": 5.0, "duie1": 1.0,
    "duie_counter": 2.0, "duie1_counter": 0.5,
    "duie_triples": 0.6, "core": 1.2, "cmeie": 0.6, "military": 0.6, "people_daily": 1.0, "literature": 0.2,
    "finre": 0.6, "sanwen": 0.5, "faults": 0.3, "causal": 0.2, "fewfc_base": 0.4, "fewfc_trans": 0.15,
    "open_events": 0.4, "cec": 0.3, "ecommerce": 0.3, "taobao": 0.3, "youku": 0.4, "media": 0.5,
}  # fmt: skip


def share_of(corpus: Corpus) -> float:
    """A corpus without a row gets a share by its size: one for 400,000 characters, 2 at most."""
    return SHARES.get(corpus.name, min(2.0, max(0.1, corpus.units / 400_000)))
