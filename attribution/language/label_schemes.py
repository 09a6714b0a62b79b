"""Trees of spaCy's English label scheme (ClearNLP), turned into Universal Dependencies.

The engine knows one scheme. ClearNLP makes prepositions, copulas and conjunctions heads where UD
makes them dependents; the moves below follow the correspondence of the two schemes' published
guidelines (UD v2 English; Choi and Palmer 2012). Each moves words within the tree and keeps it one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from attribution.model import FINITE

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
    "quantmod": "advmod",
    "predet": "det:predet",
    "preconj": "cc:preconj",
    "intj": "discourse",
    "acomp": "xcomp",
    "attr": "xcomp",
    "oprd": "xcomp",
    "meta": "dep",
    "prep": "advmod",  # without an object: "the plan that he spoke about"
    "agent": "advmod",
    "pcomp": "advcl",
    "pobj": "obl",
}

_SUBJECTS = ("nsubj", "nsubjpass")
_PREPOSITIONS = ("prep", "agent", "dative")
_LOWERED = ("case", "mark", "fixed")
_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM", "DET", "SYM")
_NOMINAL_DEPS = (*_SUBJECTS, "dobj", "pobj")
_SEEMING = ("seem", "appear")


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


Converter = Callable[[Sequence[Row]], list[Row]]
"""From the tokens of a paragraph in a parser's own scheme to the same in Universal Dependencies."""


def is_universal(labels: Iterable[str]) -> bool:
    """Whether relations of a parser are Universal Dependencies: ClearNLP has `pobj`, UD `case`."""
    known = set(labels)
    return "case" in known and "pobj" not in known


def converter_of(labels: Iterable[str]) -> Converter:
    """What turns a paragraph of a parser with these relations into Universal Dependencies."""
    return list if is_universal(labels) else to_universal


def to_universal(rows: Sequence[Row]) -> list[Row]:
    """The same paragraph with Universal Dependencies in place of ClearNLP's labels."""
    # ClearNLP's nmod is a noun before a noun, UD's a noun with its preposition
    tree = [("compound" if row.dep == "nmod" else row.dep, row.head) for row in rows]
    for move in (
        _raise_objects,
        _empty_subjects,
        _lower_copulas,
        _flatten_conjunctions,
        _lower_prepositions,
    ):
        move(tree, rows)
    return [
        row._replace(dep=_renamed(rows, row, dep, head), head=head)
        for row, (dep, head) in zip(rows, tree)
    ]


Tree = list[tuple[str, int]]


def _below(tree: Tree, head: int, *deps: str) -> Iterator[int]:
    """The dependents of a word, or those with one of the relations given."""
    for i, (dep, above) in enumerate(tree):
        if above == head and i != head and (not deps or dep in deps):
            yield i


def _raise_objects(tree: Tree, rows: Sequence[Row]) -> None:
    """ "wants him to go", "called it a farce": *him* and *it* are the upper verb's objects."""
    for i, (dep, head) in enumerate(tree):
        if dep != "ccomp" or _is_finite(tree, rows, i) or any(_below(tree, i, "mark")):
            continue
        for subject in _below(tree, i, *_SUBJECTS):
            if subject > head:
                tree[subject] = ("dobj", head)
                tree[i] = ("xcomp", head)


def _is_finite(tree: Tree, rows: Sequence[Row], verb: int) -> bool:
    verbs = (verb, *_below(tree, verb, "aux", "auxpass"))
    return any(rows[i].tag in FINITE for i in verbs)


def _empty_subjects(tree: Tree, rows: Sequence[Row]) -> None:
    """ "*It* is clear that he fled", "*it* seems that": *it* stands for the clause that follows.

    That clause hangs on *is*; in "it is confident that sales will rise" it hangs on *confident*.
    "There is concern": *concern* is the subject of *is*.
    """
    for i, (dep, head) in enumerate(tree):
        word, lemma = rows[i].text.lower(), rows[head].lemma
        if dep == "nsubj" and word == "it" and (lemma == "be" or lemma in _SEEMING):
            if any(clause > head for clause in _below(tree, head, "ccomp")):
                tree[i] = ("expl", head)
        elif dep == "expl" and word == "there":
            for subject in _below(tree, head, "attr"):
                tree[subject] = ("nsubj", head)


def _lower_copulas(tree: Tree, rows: Sequence[Row]) -> None:
    """ "The minister was clear": *clear* takes the verb's place, *was* becomes its `cop`."""
    for i, (dep, be) in enumerate(tree):
        if dep not in ("attr", "acomp") or rows[be].lemma != "be" or tree[be][0] == "cop":
            continue
        be_dep, above = tree[be]
        for other in list(_below(tree, be)):
            tree[other] = (tree[other][0], i)
        tree[i] = (be_dep, i if above == be else above)
        tree[be] = ("cop", i)


def _flatten_conjunctions(tree: Tree, _rows: Sequence[Row]) -> None:
    """ "a, b and c": all conjuncts hang on the first, each *and* on the one that follows it."""
    chains = list(tree)
    for i, (dep, head) in enumerate(chains):
        if dep == "cc" and head < i:  # not the *But* that opens a sentence
            after = (j for j in _below(chains, head, "conj") if j > i)
            tree[i] = ("cc", next(after, head))
        while dep == "conj" and chains[head][0] == "conj":
            head = chains[head][1]
            tree[i] = ("conj", head)


def _lower_prepositions(tree: Tree, rows: Sequence[Row]) -> None:
    """ "citing aides in Rome": *Rome* hangs on *aides* as `nmod`, *in* on *Rome* as `case`."""
    for i in range(len(tree)):
        dep, preposition = tree[i]
        if dep not in ("pobj", "pcomp") or tree[preposition][0] in _LOWERED:
            continue
        if dep == "pcomp" and rows[i].pos == "ADP":
            if not _has_object(tree, rows, i):  # "because *of* rain": *rain* hangs on *because*
                tree[i] = ("fixed", preposition)
            continue
        chain = _chain(tree, rows, preposition)
        if tree[chain[0]][0] in (*_PREPOSITIONS, "conj", "pcomp"):
            _lower(tree, rows, i, chain)


def _chain(tree: Tree, rows: Sequence[Row], preposition: int) -> list[int]:
    """The prepositions that govern one object together, from the top: *out of*, *in and around*."""
    chain = [preposition]
    while True:
        dep, above = tree[chain[0]]
        joined = dep in (*_PREPOSITIONS, "conj") or (dep == "pcomp" and rows[chain[0]].pos == "ADP")
        if not joined or tree[above][0] not in _PREPOSITIONS or _has_object(tree, rows, above):
            return chain
        chain.insert(0, above)


def _has_object(tree: Tree, rows: Sequence[Row], preposition: int) -> bool:
    return any(
        tree[i][0] == "pobj" or rows[i].pos != "ADP"
        for i in _below(tree, preposition, "pobj", "pcomp")
    )


def _lower(tree: Tree, rows: Sequence[Row], i: int, chain: list[int]) -> None:
    """The object takes the place of its prepositions, and what else hung on them."""
    first, *others = chain
    dep, host = tree[first]
    clause = tree[i][0] == "pcomp" and _is_clause(tree, rows, i)
    if dep == "conj" and tree[host][0] in _LOWERED:  # "in Rome and *in Oslo*"
        tree[i] = ("conj", tree[host][1])
    else:
        tree[i] = (_relation_of(rows, first, clause), host)
    for other in list(_below(tree, first)):
        moved = tree[other][0]
        if moved in _PREPOSITIONS and other not in others:
            tree[other] = (moved, tree[i][1])  # "from May *to June*": beside the first object
        elif other != i and moved not in ("conj", "fixed") and other not in others:
            tree[other] = (moved, i)
    tree[first] = ("mark" if clause else "case", i)
    for other in others:
        if tree[other][0] != "conj":
            tree[other] = ("fixed", first)


def _is_clause(tree: Tree, rows: Sequence[Row], i: int) -> bool:
    return rows[i].pos in ("VERB", "AUX") or any(_below(tree, i, "cop"))


def _relation_of(rows: Sequence[Row], preposition: int, clause: bool) -> str:
    """What the object of a preposition is to the word that the preposition hangs on."""
    if rows[preposition].dep == "agent" and not clause:
        return "obl:agent"
    host = rows[rows[preposition].head]
    while host.dep in _PREPOSITIONS and rows[host.head] is not host:
        host = rows[host.head]
    nominal = host.pos in _NOMINAL or host.dep in _NOMINAL_DEPS
    if clause:
        return "acl" if nominal else "advcl"
    return "nmod" if nominal else "obl"


def _renamed(rows: Sequence[Row], row: Row, dep: str, head: int) -> str:
    if dep == "aux" and row.tag == "TO":
        return "mark"
    of_clause = rows[row.head].pos in ("VERB", "AUX")
    if dep == "npadvmod" and rows[head].pos in _NOMINAL and not of_clause:
        return "nmod:unmarked"
    return _RENAMED.get(dep, dep)
