"""The same graph in floating point, for graphics cards: 8-bit products have no WebGPU kernel.

It holds no weights: they are read from the 8-bit file, so that one set of bytes serves both.
"""

import copy
from pathlib import Path

import onnx
from onnx import GraphProto, ModelProto, NodeProto, helper

from chinchilla.export.outside import SMALL, lies_outside


def float_graph(quantized: Path) -> ModelProto:
    """`quantized` as `quantize_dynamic` writes it; weights stay in that file, which lies beside the result."""
    model = onnx.load(str(quantized))
    graph = model.graph
    products = [integer_product(graph, node) for node in graph.node if node.op_type == "MatMulInteger"]
    gone = {id(node) for product in products for node in product.nodes}
    kept = [node for node in graph.node if id(node) not in gone]
    del graph.node[:]
    graph.node.extend(in_order(graph, [*kept, *(node for product in products for node in product.instead)]))
    used = {name for node in graph.node for name in node.input}
    tensors = [copy.deepcopy(tensor) for tensor in graph.initializer if tensor.name in used]
    del graph.initializer[:]
    data = quantized.read_bytes()
    for tensor in tensors:
        if len(tensor.raw_data) >= SMALL and not lies_outside(tensor, quantized.name, data):
            raise SystemExit(f"{tensor.name} is not in {quantized.name} as it is")
    graph.initializer.extend(tensors)
    return model


class Product:
    """The nodes of one 8-bit product and the two that stand for it."""

    def __init__(self, nodes: list[NodeProto], source: str, weight: str, scale: str, result: str) -> None:
        self.nodes = nodes
        plain = f"{weight}_float"
        self.instead = [
            helper.make_node("DequantizeLinear", [weight, scale], [plain], f"{weight}_dequantize", axis=1),
            helper.make_node("MatMul", [source, plain], [result], f"{result}_product"),
        ]


def only(graph: GraphProto, op: str, name: str) -> NodeProto:
    """The one node of this kind that reads `name`."""
    (found,) = [node for node in graph.node if node.op_type == op and name in node.input]
    return found


def integer_product(graph: GraphProto, product: NodeProto) -> Product:
    """DynamicQuantizeLinear, MatMulInteger, Cast, and the product of both scales that is multiplied in."""
    (quantize,) = [node for node in graph.node if product.input[0] in node.output]
    cast = only(graph, "Cast", product.output[0])
    scaled = only(graph, "Mul", cast.output[0])
    (scales,) = [node for node in graph.node if node.output[0] in scaled.input and node.op_type == "Mul"]
    (scale,) = [name for name in scales.input if name != quantize.output[1]]
    return Product([quantize, product, cast, scaled, scales], quantize.input[0], product.input[1], scale, scaled.output[0])


def in_order(graph: GraphProto, nodes: list[NodeProto]) -> list[NodeProto]:
    """Each node after those whose outputs it reads, as ONNX wants them."""
    known = {"", *(tensor.name for tensor in graph.initializer), *(value.name for value in graph.input)}
    waiting, ordered = list(nodes), []
    while waiting:
        ready = [node for node in waiting if all(name in known for name in node.input)]
        if not ready:
            raise SystemExit(f"{graph.name}: nodes without their inputs, such as {waiting[0].name}")
        ordered += ready
        known.update(name for node in ready for name in node.output)
        chosen = {id(node) for node in ready}
        waiting = [node for node in waiting if id(node) not in chosen]
    return ordered
