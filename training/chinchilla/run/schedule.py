"""How fast to learn at what point of a run."""

WARM_STEPS = 300
LAST = 0.02  # of the peak, at the very end


def learning_rate(step: int, done: float, decay: float) -> float:
    """Share of the peak: warm-up, then constant, then a straight line down over the last `decay` of the run.

    `done` in [0, 1]. Constant for most of the run, so that it may be ended early (Hu et al. 2024, WSD):
    the same command with a smaller total goes on from the checkpoint into the decay.
    """
    warm = min(1.0, (step + 1) / WARM_STEPS)
    left = (1.0 - min(1.0, done)) / decay if decay > 0 else 1.0
    return warm * max(LAST, min(1.0, left))
