"""Trees of spaCy's English label scheme (ClearNLP), turned into Universal Dependencies.

The engine knows one scheme. ClearNLP makes prepositions, copulas and conjunctions heads where UD
makes them dependents; the moves below follow the correspondence of the two schemes' published
guidelines (UD v2 English; Choi and Palmer 2012).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

NAME_KINDS = {
    "PERSON": "person",
    "PER": "person",
    "ORG": "organisation",
    "ORGANIZATION": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "PLACE": "place",
    "NORP": "",
}
"""Entity labels of the common pipelines → the three sorts of names that the engine knows."""

_RENAMED = {
    "dobj": "obj",
    "dative": "iobj",
    "nsubjpass": "nsubj:pass",
    "csubjpass": "csubj:pass",
    "auxpass": "aux:pass",
    "relcl": "acl:relcl",
    "poss": "nmod:poss",
    "neg": "advmod",
    "prt": "compound:prt",
    "npadvmod": "obl:unmarked",
    "nmod": "compound",
    "quantmod": "advmod",
    "predet": "det:predet",
    "preconj": "cc:preconj",
    "intj": "discourse",
    "acomp": "xcomp",
    "attr": "xcomp",
    "oprd": "xcomp",
    "meta": "dep",
}

_MOVED_TO_PREDICATE = {
    "nsubj",
    "csubj",
    "expl",
    "aux",
    "advmod",
    "neg",
    "mark",
    "punct",
    "cc",
    "advcl",
    "prep",
    "npadvmod",
    "ccomp",
    "xcomp",
    "parataxis",
    "dep",
    "intj",
    "conj",
}


class Row(NamedTuple):
    """A token of a paragraph: places count within the paragraph."""

    start: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    name: str


def is_universal(labels: Iterable[str]) -> bool:
    """Whether relations of a parser are Universal Dependencies: ClearNLP has `pobj`, UD `case`."""
    known = set(labels)
    return "case" in known and "pobj" not in known


def to_universal(rows: list[Row]) -> list[Row]:
    """The same paragraph with Universal Dependencies in place of ClearNLP's labels."""
    tree = [(row.dep, row.head) for row in rows]
    for move in (_lower_copulas, _flatten_conjunctions, _lower_prepositions):
        tree = move(tree, rows)
    return [
        row._replace(dep=_RENAMED.get(dep, dep), head=head) for row, (dep, head) in zip(rows, tree)
    ]


Tree = list[tuple[str, int]]


def _lower_copulas(tree: Tree, rows: list[Row]) -> Tree:
    """ "The minister was clear": *clear* takes the verb's place, *was* becomes its `cop`."""
    tree = list(tree)
    for i, (dep, head) in enumerate(tree):
        if dep not in ("attr", "acomp") or rows[head].lemma != "be":
            continue
        be_dep, be_head = tree[head]
        for j, (other, other_head) in enumerate(tree):
            if other_head == head and j not in (i, head) and other in _MOVED_TO_PREDICATE:
                tree[j] = (other, i)
        tree[i] = (be_dep, i if be_head == head else be_head)
        tree[head] = ("cop", i)
    return tree


def _flatten_conjunctions(tree: Tree, rows: list[Row]) -> Tree:
    """ "a, b and c": all conjuncts hang on the first, each *and* on the one that follows it."""
    flat = list(tree)
    for i, (dep, head) in enumerate(tree):
        if dep == "conj":
            while tree[head][0] == "conj":
                head = tree[head][1]
            flat[i] = ("conj", head)
    for i, (dep, head) in enumerate(tree):
        if dep == "cc":
            after = [j for j, (d, h) in enumerate(tree) if d == "conj" and h == head and j > i]
            if after:
                flat[i] = ("cc", after[0])
    return flat


def _lower_prepositions(tree: Tree, rows: list[Row]) -> Tree:
    """ "citing aides in Rome": *Rome* hangs on *aides* as `nmod`, *in* on *Rome* as `case`."""
    tree = list(tree)
    for i, (dep, head) in enumerate(tree):
        if dep == "pcomp" and tree[head][0] in ("prep", "agent"):
            host = tree[head][1]
            tree[i] = ("acl" if rows[host].pos in ("NOUN", "PROPN", "PRON") else "advcl", host)
            tree[head] = ("mark", i)
        elif dep == "pobj":
            label, host = tree[head]
            if label not in ("prep", "agent", "dative", "pobj"):
                continue
            nominal = rows[host].pos in ("NOUN", "PROPN", "PRON")
            relation = "obl:agent" if label == "agent" else "nmod" if nominal else "obl"
            tree[i] = (relation, host)
            tree[head] = ("case", i)
        elif dep == "case" and rows[i].tag == "POS":
            continue
    return tree
