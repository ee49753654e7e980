"""From an instruction dataset to a large model that the page runs: LoRA, merge, evaluation, conversion."""
