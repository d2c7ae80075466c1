"""The shape of the transformer, in the words of BERT's configuration."""

from data import LABELS

LONGEST = 64
SEED = 20260601
STAGES = ((3, 1e-3), (1, 7e-4))
VOCABULARY = 8000
BALANCE = 0.25
OWN_WEIGHT = 0.7
OWN_WEIGHT_LINEAR = 0.1


def bert_config(vocabulary: int) -> dict:
    """config.json of the text-risk model."""
    return {
        "architectures": ["BertForSequenceClassification"],
        "model_type": "bert",
        "problem_type": "multi_label_classification",
        "id2label": {str(i): label for i, label in enumerate(LABELS)},
        "label2id": {label: i for i, label in enumerate(LABELS)},
        "hidden_size": 128,
        "num_hidden_layers": 2,
        "num_attention_heads": 2,
        "intermediate_size": 512,
        "hidden_act": "gelu",
        "hidden_dropout_prob": 0.1,
        "attention_probs_dropout_prob": 0.0,
        "max_position_embeddings": LONGEST,
        "type_vocab_size": 2,
        "vocab_size": vocabulary,
        "layer_norm_eps": 1e-12,
        "pad_token_id": 0,
    }
