"""A small BERT encoder with a multi-label head, and a cheap dropout for training it on one thread."""

import math

import torch
from torch import nn
from torch.nn import functional as F


class FastDropout(nn.Module):
    """Dropout that reads its mask from a fixed pool at a random offset.

    Drawing a fresh mask element by element costs ten times the matrix product beside it on one
    thread; a pool of a few million draws, read from a random place each time, does the same work.
    """

    POOL = 1 << 22

    def __init__(self, rate: float, generator: torch.Generator):
        super().__init__()
        self.generator = generator
        kept = torch.rand(self.POOL, generator=generator) >= rate
        self.register_buffer("pool", kept.float() / (1 - rate), persistent=False)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        if not self.training:
            return x
        start = int(torch.randint(self.POOL - x.numel(), (1,), generator=self.generator))
        return x * self.pool[start : start + x.numel()].view_as(x)


class Block(nn.Module):
    """One post-norm transformer layer, as in BERT."""

    def __init__(self, width: int, heads: int, dropout: FastDropout):
        super().__init__()
        self.heads = heads
        self.query_key_value = nn.Linear(width, 3 * width)
        self.attended = nn.Linear(width, width)
        self.attention_norm = nn.LayerNorm(width, eps=1e-12)
        self.up = nn.Linear(width, 4 * width)
        self.down = nn.Linear(4 * width, width)
        self.output_norm = nn.LayerNorm(width, eps=1e-12)
        self.dropout = dropout

    def forward(self, x: torch.Tensor, bias: torch.Tensor) -> torch.Tensor:
        batch, length, width = x.shape
        size = width // self.heads
        parts = self.query_key_value(x).view(batch, length, 3, self.heads, size).permute(2, 0, 3, 1, 4)
        query, key, value = parts[0], parts[1], parts[2]
        scores = query @ key.transpose(-1, -2) / math.sqrt(size) + bias
        mixed = (scores.softmax(-1) @ value).transpose(1, 2).reshape(batch, length, width)
        x = self.attention_norm(x + self.dropout(self.attended(mixed)))
        return self.output_norm(x + self.dropout(self.down(F.gelu(self.up(x)))))


class TextRiskNetwork(nn.Module):
    """Token ids to one logit per label.

    The head reads the first token together with the mean and the maximum over all tokens: a network
    this small, trained from nothing, learns a word's weight much sooner through the last two.
    """

    def __init__(self, config: dict, generator: torch.Generator):
        super().__init__()
        self.config = config
        width = config["hidden_size"]
        self.words = nn.Embedding(config["vocab_size"], width, padding_idx=0)
        self.positions = nn.Embedding(config["max_position_embeddings"], width)
        self.types = nn.Embedding(config["type_vocab_size"], width)
        self.norm = nn.LayerNorm(width, eps=1e-12)
        self.dropout = FastDropout(config["hidden_dropout_prob"], generator)
        self.blocks = nn.ModuleList(
            Block(width, config["num_attention_heads"], self.dropout)
            for _ in range(config["num_hidden_layers"])
        )
        self.pooler = nn.Linear(3 * width, width)
        self.classifier = nn.Linear(width, len(config["id2label"]))
        with torch.no_grad():
            for module in self.modules():
                if isinstance(module, (nn.Linear, nn.Embedding)):
                    module.weight.normal_(std=0.03, generator=generator)
                if isinstance(module, nn.Linear):
                    module.bias.zero_()
            self.words.weight[0].zero_()

    def forward(
        self, input_ids: torch.Tensor, attention_mask: torch.Tensor, token_type_ids: torch.Tensor
    ) -> torch.Tensor:
        mask = attention_mask.to(torch.float32)
        places = torch.arange(input_ids.shape[1]).unsqueeze(0)
        x = self.words(input_ids) + self.positions(places) + self.types(token_type_ids)
        x = self.dropout(self.norm(x))
        bias = ((1.0 - mask) * -10000.0)[:, None, None, :]
        for block in self.blocks:
            x = block(x, bias)
        weights = mask.unsqueeze(-1)
        mean = (x * weights).sum(1) / weights.sum(1)
        largest = (x - (1.0 - weights) * 10000.0).max(1).values
        pooled = torch.tanh(self.pooler(torch.cat([x[:, 0], mean, largest], -1)))
        return self.classifier(self.dropout(pooled))
