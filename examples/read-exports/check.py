"""Loads what Chinchilla writes with the packages of the formats' owners, and counts.

    npm run --silent convert -- --from chinchilla --to FORMAT -o OUT examples/read-exports/documents.jsonl

is run for each format; the counts come from `documents.jsonl` alone, by code that shares nothing
with the writers. Exit code 1 where a package reads something else than was written.

    python3 -m venv venv && venv/bin/pip install -r examples/read-exports/requirements.txt
    venv/bin/python examples/read-exports/check.py
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).resolve().parent
DOCUMENTS = [json.loads(line) for line in (HERE / "documents.jsonl").read_bytes().splitlines()]


def triggers(document: dict) -> set[str]:
    return {event["trigger"] for event in document["events"]}


def strings(nested: bool = True) -> list[str]:
    """The mentions' own strings; `nested` False: without those inside another one."""
    found = []
    for document in DOCUMENTS:
        mentions = document["mentions"]
        for mention in mentions:
            inside = any(
                other is not mention
                and other["start"] <= mention["start"]
                and mention["end"] <= other["end"]
                for other in mentions
            )
            if nested or not inside:
                found.append(mention["text"])
    return sorted(found)


def relations() -> list[tuple[str, str, str]]:
    found = []
    for document in DOCUMENTS:
        text = {mention["id"]: mention["text"] for mention in document["mentions"]}
        for relation in document["relations"]:
            found.append((text[relation["head"]], relation["type"], text[relation["tail"]]))
    return sorted(found)


def convert(form: str, out: Path, *more: str) -> None:
    command = ["npm", "run", "--silent", "convert", "--", "--from", "chinchilla", "--to", form]
    subprocess.run(
        [*command, *more, "-o", str(out), str(HERE / "documents.jsonl")],
        cwd=HERE.parent.parent,
        check=True,
        stderr=subprocess.DEVNULL,
    )


def same(what: str, read: object, wanted: object) -> str:
    if read != wanted:
        raise AssertionError(f"{what}: read {read!r}, wanted {wanted!r}")
    return what


def spacy_reads(folder: Path) -> str:
    import spacy
    from spacy.tokens import Doc, DocBin

    convert("spacy", folder)
    subprocess.run([sys.executable, "to_docbin.py"], cwd=folder, check=True)
    for name in ("document_id", "relations", "events"):
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=None)
    vocab = spacy.blank("zh").vocab
    docs = list(DocBin().from_disk(folder / "spacy.spacy").get_docs(vocab))
    spans = [span for doc in docs for span in (*doc.ents, *(s for g in doc.spans.values() for s in g))]
    same("texts", [doc.text for doc in docs], [document["text"] for document in DOCUMENTS])
    missing = [text for text in strings() if text not in {span.text for span in spans}]
    same("missing spans", missing, [])
    return f"spacy {spacy.__version__}: DocBin, {len(docs)} documents, {len({(s.doc.text, s.start, s.end, s.label_) for s in spans})} spans"


def datasets_reads(folder: Path) -> str:
    import datasets

    convert("hf", folder)
    rows = datasets.load_dataset(str(folder), split="train", cache_dir=str(folder / "cache"))
    names = rows.features["ner_tags"].feature.names
    read = []
    for row in rows:
        for token, tag in zip(row["tokens"], row["ner_tags"], strict=True):
            label = names[tag]
            if label.startswith("B-"):
                read.append(token)
            elif label.startswith("I-"):
                read[-1] += token
    same("mentions", sorted(read), strings(nested=False))
    return f"datasets {datasets.__version__}: load_dataset with ClassLabel, {len(rows)} rows, {len(read)} mentions"


def label_studio_reads(folder: Path) -> str:
    import label_studio_sdk
    from label_studio_sdk.label_interface import LabelInterface

    convert("label-studio", folder)
    interface = LabelInterface((folder / "label-config.xml").read_text("utf-8"))
    interface.validate()
    tasks = json.loads((folder / "tasks.json").read_text("utf-8"))
    read, linked = [], []
    for task in tasks:
        interface.validate_task({"data": task["data"]})
        for prediction in task["predictions"]:
            errors = interface.validate_prediction(prediction, return_errors=True)
            same("errors of validate_prediction", errors, [])
            text = {}
            for region in prediction["result"]:
                if region["type"] == "labels":
                    value = region["value"]
                    text[region["id"]] = task["data"]["text"][value["start"] : value["end"]]
                    read.append(text[region["id"]])
            for region in prediction["result"]:
                if region["type"] == "relation":
                    ends = text[region["from_id"]], text[region["to_id"]]
                    linked.append((ends[0], region["labels"][0], ends[1]))
    same("mentions", [text for text in strings() if text not in read], [])
    same("relations", [relation for relation in relations() if relation not in linked], [])
    version = getattr(label_studio_sdk, "__version__", "")
    return f"label-studio-sdk {version}: configuration and {len(tasks)} tasks valid, {len(read)} regions, {len(linked)} relations"


def langextract_reads(folder: Path) -> str:
    import langextract

    folder.mkdir()
    convert("langextract", folder / "data.jsonl")
    documents = list(langextract.io.load_annotated_documents_jsonl(folder / "data.jsonl"))
    read = []
    for document in documents:
        for extraction in document.extractions:
            span = extraction.char_interval
            same(
                "the string at its place",
                document.text[span.start_pos : span.end_pos],
                extraction.extraction_text,
            )
            read.append(extraction.extraction_text)
    same("mentions", [text for text in strings() if text not in read], [])
    return f"langextract: {len(documents)} documents, {len(read)} extractions"


def pandas_reads(folder: Path) -> str:
    import pandas

    convert("csv", folder)
    tables = {path.stem: pandas.read_csv(path) for path in sorted(folder.glob("*.csv"))}
    flat = "\n".join(table.to_csv() for table in tables.values())
    same("mentions", [text for text in strings() if text not in flat], [])
    sizes = ", ".join(f"{name} {len(table)}" for name, table in tables.items())
    return f"pandas {pandas.__version__}: read_csv, rows: {sizes}"


def openpyxl_reads(folder: Path) -> str:
    import openpyxl

    folder.mkdir()
    convert("xlsx", folder / "book.xlsx")
    book = openpyxl.load_workbook(folder / "book.xlsx")
    cells = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row]
    same("mentions", [text for text in strings() if text not in cells], [])
    sizes = ", ".join(f"{sheet.title} {sheet.max_row - 1}" for sheet in book)
    return f"openpyxl {openpyxl.__version__}: load_workbook, rows: {sizes}"


def neo4j_header(folder: Path) -> str:
    """No package: the importer's rules for headers, and ends that exist."""
    import pandas

    convert("neo4j", folder)
    nodes = pandas.read_csv(folder / "nodes.csv", dtype=str)
    links = pandas.read_csv(folder / "relations.csv", dtype=str)
    ids = next(column for column in nodes if column.split("(")[0].endswith(":ID"))
    same("label column", ":LABEL" in nodes.columns, True)
    same("type column", ":TYPE" in links.columns, True)
    start, end = (next(c for c in links if c.split("(")[0] == f":{e}_ID") for e in ("START", "END"))
    same("ids that are unique", nodes[ids].is_unique, True)
    same("ends that are no node", set(links[start]) | set(links[end]) <= set(nodes[ids]), True)
    return f"neo4j's headers: {len(nodes)} nodes, {len(links)} relations, each end a node"


def doccano_rules(folder: Path) -> str:
    """No package: doccano counts UTF-16 code units."""
    folder.mkdir()
    convert("doccano", folder / "data.jsonl", "--offsets", "utf16")
    read = []
    for line in (folder / "data.jsonl").read_bytes().splitlines():
        row = json.loads(line)
        units = row["text"].encode("utf-16-le")
        for start, end, _label in row["label"]:
            read.append(units[2 * start : 2 * end].decode("utf-16-le"))
        ids = {entity["id"] for entity in row["entities"]}
        ends = {end for link in row["relations"] for end in (link["from_id"], link["to_id"])}
        same("ends that are no entity", ends <= ids, True)
    same("mentions", [text for text in strings() if text not in read], [])
    return f"doccano's rules: {len(read)} labels at their places"


def brat_rules(folder: Path) -> str:
    """No package: brat counts code points of a text in which CRLF is one."""
    convert("brat", folder)
    read, marks = [], 0
    for path in sorted(folder.glob("*.ann")):
        text = path.with_suffix(".txt").read_text("utf-8")
        ids = set()
        for line in path.read_text("utf-8").splitlines():
            marks += 1
            name, rest, *quote = line.split("\t")
            if name.startswith("T"):
                _type, span = rest.split(" ", 1)
                pieces = [tuple(map(int, piece.split(" "))) for piece in span.split(";")]
                got = " ".join(text[start:end] for start, end in pieces)
                same(f"{path.name} {name}", got, quote[0])
                read.append(got)
            elif name[0] in "RE":
                targets = [part.split(":")[1] for part in rest.split(" ")[0 if name[0] == "E" else 1 :]]
                same(f"ends of {name}", set(targets) <= ids, True)
            ids.add(name)
    same("mentions", [text for text in strings() if text not in read], [])
    return f"brat's rules: {marks} lines, {len(read)} text-bound at their places"


CHECKS: dict[str, Callable[[Path], str]] = {
    "spacy": spacy_reads,
    "datasets": datasets_reads,
    "label-studio": label_studio_reads,
    "langextract": langextract_reads,
    "pandas": pandas_reads,
    "openpyxl": openpyxl_reads,
    "neo4j": neo4j_header,
    "doccano": doccano_rules,
    "brat": brat_rules,
}


def main() -> int:
    failed = 0
    root = Path(tempfile.mkdtemp())
    for name, check in CHECKS.items():
        try:
            print(f"ok    {name:13} {check(root / name)}")
        except ImportError as error:
            print(f"skip  {name:13} {error}")
        except Exception as error:  # noqa: BLE001: whatever a package raises is its answer
            failed += 1
            print(f"FAIL  {name:13} {type(error).__name__}: {error}")
    shutil.rmtree(root)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
