"""Analysed articles as one HTML page: the text with its names, and the tree of each sentence."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from spacy import displacy

from rawi.views.conllu import as_tree_json

if TYPE_CHECKING:
    from spacy.tokens import Doc

HEAD = """<!DOCTYPE html>
<html lang="ar" dir="rtl">
<head>
<meta charset="utf-8">
<title>Rawi</title>
<style>
body { font-family: sans-serif; margin: 2rem; line-height: 1.8 }
h2 { border-bottom: 1px solid #999 }
mark { background: #ffe9a8; padding: 0 .2em; border-radius: .2em }
mark small { color: #555; margin-inline-start: .3em }
.tree { overflow-x: auto }
</style>
</head>
<body>
"""
FOOT = "</body>\n</html>\n"


def as_section(doc: Doc, doc_id: str) -> str:
    """One article's part of the page; ``HEAD`` goes before the first and ``FOOT`` after the last."""
    value = as_tree_json(doc, doc_id)
    parts = [f"<section>\n<h2>{escape(doc_id)}</h2>"]
    for sentence in value["sentences"]:
        parts.append(f"<p>{_marked(doc.text, sentence, value['names'])}</p>")
        parts.append(f'<div class="tree">{_tree(sentence["words"])}</div>')
    return "\n".join([*parts, "</section>", ""])


def _marked(text: str, sentence: dict[str, Any], names: list[dict[str, Any]]) -> str:
    """The sentence's text, its names marked."""
    at, end, out = sentence["start"], sentence["end"], list[str]()
    for name in names:
        if at <= name["start"] and name["end"] <= end:
            out.append(escape(text[at : name["start"]]))
            out.append(f"<mark>{escape(name['text'])}<small>{escape(name['label'])}</small></mark>")
            at = name["end"]
    return "".join([*out, escape(text[at:end])]).strip()


def _tree(words: list[dict[str, Any]]) -> str:
    arcs = [
        {
            "start": min(word["id"], word["head"]) - 1,
            "end": max(word["id"], word["head"]) - 1,
            "label": word["deprel"],
            "dir": "left" if word["id"] < word["head"] else "right",
        }
        for word in words
        if word["head"]
    ]
    shown = [{"text": word["form"], "tag": word["upos"]} for word in words]
    tree = {"words": shown, "arcs": arcs, "settings": {"lang": "ar", "direction": "rtl"}}
    options = {"compact": True, "distance": 90}
    return str(displacy.render(tree, style="dep", manual=True, jupyter=False, options=options))
