"""Whatever tree a parser may give, extraction does not fail and all it says is in order."""

from __future__ import annotations

from functools import cache

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from attribution.extraction import Extractor
from attribution.grammar.document_reader import read_document
from attribution.model import Parse
from attribution.rulebook import load_rulebook
from tests.extraction.invariants import assert_sound
from tests.extraction.rules import EXTRACTOR, RULES
from tests.support import parse_conllu

WORDS = """said/say/VERB/VBD say/say/VERB/VB told/tell/VERB/VBD warned/warn/VERB/VBD
adding/add/VERB/VBG citing/cite/VERB/VBG called/call/VERB/VBD promised/promise/VERB/VBD
convinced/convince/VERB/VBN shows/show/VERB/VBZ fled/flee/VERB/VBD declined/decline/VERB/VBD
issued/issue/VERB/VBD was/be/AUX/VBD would/would/AUX/MD claim/claim/NOUN/NN fear/fear/NOUN/NN
warning/warning/NOUN/NN report/report/NOUN/NN critics/critic/NOUN/NNS mayor/mayor/NOUN/NN
Hale/hale/PROPN/NNP Okoye/okoye/PROPN/NNP she/she/PRON/PRP her/her/PRON/PRP$ who/who/PRON/WP
It/it/PRON/PRP there/there/PRON/EX confident/confident/ADJ/JJ reportedly/reportedly/ADV/RB
according/accord/VERB/VBG to/to/PART/TO of/of/ADP/IN by/by/ADP/IN that/that/SCONJ/IN the/the/DET/DT
and/and/CCONJ/CC But/but/CCONJ/CC not/not/PART/RB n't/not/PART/RB 's/'s/PART/POS 60/60/NUM/CD
,/,/PUNCT/, ./././. :/:/PUNCT/: ;/;/PUNCT/: —/—/PUNCT/: "/"/PUNCT/`` “/“/PUNCT/`` ”/”/PUNCT/''
‘/‘/PUNCT/`` ’/’/PUNCT/'' '/'/PUNCT/'' ``/``/PUNCT/`` ''/''/PUNCT/'' (/(/PUNCT/-LRB- )/)/PUNCT/-RRB-
""".split()
RELATIONS = """nsubj nsubj:pass obj iobj ccomp xcomp advcl acl acl:relcl appos nmod nmod:poss obl
obl:agent case mark cc conj flat compound det amod nummod aux aux:pass cop parataxis punct advmod
expl fixed csubj discourse dep obl:unmarked""".split()


@st.composite
def sentences(draw: st.DrawFn) -> str:
    """A sentence in CoNLL-U: any words in any tree."""
    size = draw(st.integers(1, 14))
    order = draw(st.permutations(range(1, size + 1)))
    heads = {
        i: order[draw(st.integers(0, number - 1))] if number else 0
        for number, i in enumerate(order)
    }
    lines = []
    for i in range(1, size + 1):
        form, lemma, pos, tag = draw(st.sampled_from(WORDS)).rsplit("/", 3)
        dep = draw(st.sampled_from(RELATIONS)) if heads[i] else "root"
        space = draw(st.sampled_from(["_", "SpaceAfter=No", "Name=person"]))
        lines.append(
            "\t".join([str(i), form, lemma, pos, tag, "_", str(heads[i]), dep, "_", space])
        )
    return "\n".join(lines)


@st.composite
def parses(draw: st.DrawFn) -> Parse:
    """An article of a few such sentences in paragraphs."""
    pars = draw(st.lists(st.tuples(st.booleans(), sentences()), min_size=1, max_size=4))
    return parse_conllu("\n\n".join(("# newpar\n" if new else "") + text for new, text in pars))


STEADY = settings(deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
"""The same trees each time: what a change breaks, it breaks for everybody."""


@cache
def real() -> tuple[Extractor, frozenset[str]]:
    rulebook = load_rulebook()
    return Extractor.of(rulebook), frozenset(rule.id for rule in rulebook.cues)


@settings(STEADY, max_examples=200)
@given(parses())
def test_with_the_rules_for_tests(parse: Parse) -> None:
    assert_sound(parse, EXTRACTOR.extract(read_document(parse)), {rule.id for rule in RULES})


@settings(STEADY, max_examples=100)
@given(parses())
def test_with_the_rules_of_the_product(parse: Parse) -> None:
    extractor, ids = real()
    assert_sound(parse, extractor.extract(read_document(parse)), set(ids))


CROSSING = """
1 Still still ADV RB _ 2 advmod _ _
2 Hale hale PROPN NNP _ 3 nsubj _ _
3 said say VERB VBD _ 0 root _ _
4 it it PRON PRP _ 5 nsubj _ _
5 failed fail VERB VBD _ 3 ccomp _ _
6 today today NOUN NN _ 1 obl:unmarked _ _
"""


def test_a_tree_whose_branches_cross() -> None:
    """*today* hangs on *still*: the adverb's words reach to the article's end."""
    (found,) = EXTRACTOR.extract(read_document(parse_conllu(CROSSING))).attributions
    assert found.claim.text == "it failed"


def test_an_article_without_a_word() -> None:
    assert (
        EXTRACTOR.extract(read_document(parse_conllu("1 . . PUNCT . _ 0 root _ _"))).attributions
        == ()
    )


def test_an_empty_article() -> None:
    found = EXTRACTOR.extract(read_document(parse_conllu("")))
    assert (found.attributions, found.misses) == ((), ())
