"""Per-channel int8: each output channel of a weight keeps its own scale, its largest value becomes 127."""

import numpy as np
import torch

from network import TextRiskNetwork

SMALLEST_ROUNDED = 10_000


def round_rows(weight: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Rows of a matrix as int8, and the scale of each row (float32)."""
    scales = np.abs(weight).max(1) / np.float32(127)
    scales = np.where(scales > 0, scales, 1).astype(np.float32)
    return np.clip(np.rint(weight / scales[:, None]), -127, 127).astype(np.int8), scales


def is_rounded(weight: np.ndarray) -> bool:
    """Whether a weight is stored in int8: matrices of some size; the rest stays float32."""
    return weight.ndim == 2 and weight.size > SMALLEST_ROUNDED


def rounded(network: TextRiskNetwork) -> TextRiskNetwork:
    """A copy whose weights have the values that the int8 file holds."""
    made = TextRiskNetwork(network.config, torch.Generator()).eval()
    made.load_state_dict(network.state_dict())
    with torch.no_grad():
        for parameter in made.parameters():
            weight = parameter.numpy()
            if is_rounded(weight):
                integers, scales = round_rows(weight)
                parameter.copy_(torch.from_numpy(integers.astype(np.float32) * scales[:, None]))
    return made
