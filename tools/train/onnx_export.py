"""Writes the network as ONNX in float32, and rewrites its large weights as int8 with DequantizeLinear."""

import io

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from network import TextRiskNetwork
from rounding import is_rounded, round_rows

OPSET = 14
INPUTS = ("input_ids", "attention_mask", "token_type_ids")


def to_onnx(network: TextRiskNetwork) -> onnx.ModelProto:
    """The float32 graph: three int64 inputs (batch x sequence), `logits` (batch x labels)."""
    example = torch.tensor([[2, 7, 8, 3], [2, 9, 3, 0]])
    mask = (example != 0).long()
    axes = {name: {0: "batch", 1: "sequence"} for name in INPUTS}
    file = io.BytesIO()
    torch.onnx.export(
        network.eval(),
        (example, mask, torch.zeros_like(example)),
        file,
        input_names=list(INPUTS),
        output_names=["logits"],
        dynamic_axes={**axes, "logits": {0: "batch"}},
        opset_version=OPSET,
        training=torch.onnx.TrainingMode.EVAL,
    )
    model = onnx.load_from_string(file.getvalue())
    onnx.checker.check_model(model)
    return model


def to_int8(model: onnx.ModelProto) -> onnx.ModelProto:
    """The same graph with int8 weights.

    A matrix that is multiplied with becomes DequantizeLinear(int8, scale per output channel). An embedding
    table is gathered as int8 and only the gathered rows are scaled, so that a run never unpacks the table.
    """
    made = onnx.ModelProto()
    made.CopyFrom(model)
    graph = made.graph
    weights = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
    nodes, stored = [], {}
    for node in graph.node:
        at = {"MatMul": 1, "Gemm": 1, "Gather": 0}.get(node.op_type)
        name = node.input[at] if at is not None else ""
        if name not in weights or not is_rounded(weights[name]):
            nodes.append(node)
        elif node.op_type == "Gather":
            nodes += _gathered(node, name, weights[name], stored)
        else:
            axis = 0 if any(a.name == "transB" and a.i == 1 for a in node.attribute) else 1
            nodes.append(_unpacked(name, weights[name], axis, stored))
            node.input[1] = f"{name}_float"
            nodes.append(node)
    kept = [tensor for tensor in graph.initializer if f"{tensor.name}_int8" not in stored]
    del graph.node[:], graph.initializer[:]
    graph.node.extend(nodes)
    graph.initializer.extend(kept + [numpy_helper.from_array(value, name) for name, value in stored.items()])
    onnx.checker.check_model(made)
    return made


def _unpacked(name: str, weight: np.ndarray, axis: int, stored: dict) -> onnx.NodeProto:
    integers, scales = round_rows(weight if axis == 0 else weight.T)
    stored[f"{name}_int8"] = np.ascontiguousarray(integers if axis == 0 else integers.T)
    stored[f"{name}_scale"] = scales
    return helper.make_node("DequantizeLinear", [f"{name}_int8", f"{name}_scale"], [f"{name}_float"], axis=axis)


def _gathered(node: onnx.NodeProto, name: str, table: np.ndarray, stored: dict) -> list[onnx.NodeProto]:
    integers, scales = round_rows(table)
    stored[f"{name}_int8"], stored[f"{name}_scale"] = integers, scales[:, None]
    ids, out = node.input[1], node.output[0]
    return [
        helper.make_node("Gather", [f"{name}_int8", ids], [f"{out}_int8"], axis=0),
        helper.make_node("Cast", [f"{out}_int8"], [f"{out}_whole"], to=TensorProto.FLOAT),
        helper.make_node("Gather", [f"{name}_scale", ids], [f"{out}_scale"], axis=0),
        helper.make_node("Mul", [f"{out}_whole", f"{out}_scale"], [out]),
    ]
