"""Trees with ClearNLP's labels, as spaCy's `en_core_web_*` give them, become universal ones."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from attribution.language.label_schemes import Row, is_universal, to_universal
from tests.language.notation import links_of, rows_of

PREPOSITIONS = [
    (
        "a preposition becomes the case of its object, which hangs on the verb",
        "She/PRP/nsubj>spoke spoke/VBD/ROOT in/IN/prep>spoke Rome/NNP/pobj>in",
        {"Rome obl spoke", "in case Rome"},
    ),
    (
        "on a noun the object is nmod",
        "aides/NNS/ROOT in/IN/prep>aides Rome/NNP/pobj>in",
        {"Rome nmod aides", "in case Rome"},
    ),
    (
        "prepositional phrases nest",
        "aides/NNS/ROOT to/IN/prep>aides the/DT/det>head head/NN/pobj>to of/IN/prep>head "
        "state/NN/pobj>of",
        {"head nmod aides", "to case head", "state nmod head", "of case state"},
    ),
    (
        "a number and 'many' are heads like nouns",
        "Two/CD/nsubj>left of/IN/prep>Two the/DT/det>men men/NNS/pobj>of left/VBD/ROOT",
        {"men nmod Two", "Two nsubj left"},
    ),
    (
        "an adjective that is a subject is one too",
        "Many/JJ/nsubj>left of/IN/prep>Many them/PRP/pobj>of left/VBD/ROOT",
        {"them nmod Many"},
    ),
    (
        "prepositions in a chain are one, whose first holds the rest: out of",
        "He/PRP/nsubj>walked walked/VBD/ROOT out/IN/prep>walked of/IN/prep>out Rome/NNP/pobj>of",
        {"Rome obl walked", "out case Rome", "of fixed out"},
    ),
    (
        "according to",
        "It/PRP/nsubj>failed failed/VBD/ROOT according/VBG/prep>failed to/IN/prep>according "
        "two/CD/nummod>aides aides/NNS/pobj>to",
        {"aides obl failed", "according case aides", "to fixed according"},
    ),
    (
        "because of, with the object on the second",
        "It/PRP/nsubj>failed failed/VBD/ROOT because/IN/prep>failed of/IN/pcomp>because "
        "rain/NN/pobj>of",
        {"rain obl failed", "because case rain", "of fixed because"},
    ),
    (
        "because of, with the object on the first",
        "It/PRP/nsubj>failed failed/VBD/ROOT because/IN/prep>failed of/IN/pcomp>because "
        "rain/NN/pobj>because",
        {"rain obl failed", "because case rain", "of fixed because"},
    ),
    (
        "coordinated phrases: the second object is the first one's conjunct",
        "mills/NNS/ROOT in/IN/prep>mills Rome/NNP/pobj>in and/CC/cc>in in/IN/conj>in@1 "
        "Oslo/NNP/pobj>in@2",
        {"Rome nmod mills", "Oslo conj Rome", "and cc Oslo", "in case Oslo"},
    ),
    (
        "coordinated objects",
        "mills/NNS/ROOT in/IN/prep>mills Rome/NNP/pobj>in and/CC/cc>Rome Oslo/NNP/conj>Rome",
        {"Rome nmod mills", "Oslo conj Rome", "and cc Oslo"},
    ),
    (
        "coordinated prepositions share their object",
        "mills/NNS/ROOT in/IN/prep>mills and/CC/cc>in around/IN/conj>in Rome/NNP/pobj>around",
        {"Rome nmod mills", "in case Rome", "around conj in", "and cc around"},
    ),
    (
        "from … to: two phrases beside each other",
        "It/PRP/nsubj>ran ran/VBD/ROOT from/IN/prep>ran May/NNP/pobj>from to/IN/prep>from "
        "June/NNP/pobj>to",
        {"May obl ran", "June obl ran", "from case May", "to case June"},
    ),
    (
        "what measures the preposition goes to its object",
        "He/PRP/nsubj>left left/VBD/ROOT days/NNS/npadvmod>after after/IN/prep>left "
        "the/DT/det>vote vote/NN/pobj>after",
        {"vote obl left", "after case vote", "days nmod:unmarked vote"},
    ),
    (
        "a gerund after a preposition is a clause, the preposition its mark",
        "He/PRP/nsubj>left left/VBD/ROOT without/IN/prep>left saying/VBG/pcomp>without "
        "why/WRB/advmod>saying",
        {"saying advcl left", "without mark saying"},
    ),
    (
        "on a noun it is acl",
        "fear/NN/ROOT of/IN/prep>fear losing/VBG/pcomp>of",
        {"losing acl fear", "of mark losing"},
    ),
    (
        "an adverb after a preposition is no clause",
        "It/PRP/nsubj>held held/VBD/ROOT until/IN/prep>held now/RB/pcomp>until",
        {"now obl held", "until case now"},
    ),
    (
        "the agent of a passive",
        "It/PRP/nsubjpass>confirmed was/VBD/auxpass>confirmed confirmed/VBN/ROOT "
        "by/IN/agent>confirmed aides/NNS/pobj>by",
        {"It nsubj:pass confirmed", "was aux:pass confirmed", "aides obl:agent confirmed"},
    ),
    (
        "agents in coordinated phrases",
        "confirmed/VBN/ROOT by/IN/agent>confirmed aides/NNS/pobj>by and/CC/cc>by by/IN/conj>by@1 "
        "guards/NNS/pobj>by@2",
        {"aides obl:agent confirmed", "guards conj aides"},
    ),
    (
        "a preposition with its relative pronoun",
        "the/DT/det>man man/NN/ROOT to/IN/prep>spoke whom/WP/pobj>to she/PRP/nsubj>spoke "
        "spoke/VBD/relcl>man",
        {"whom obl spoke", "to case whom", "spoke acl:relcl man"},
    ),
    (
        "a preposition whose object stands elsewhere hangs on as an adverb",
        "the/DT/det>plan plan/NN/ROOT he/PRP/nsubj>spoke spoke/VBD/relcl>plan about/IN/prep>spoke",
        {"about advmod spoke"},
    ),
    (
        "to a receiver: dative with and without a preposition",
        "gave/VBD/ROOT her/PRP/dative>gave notes/NNS/dobj>gave to/IN/dative>gave Ruiz/NNP/pobj>to",
        {"her iobj gave", "notes obj gave", "Ruiz obl gave", "to case Ruiz"},
    ),
]  # fmt: skip

PREDICATES = [
    (
        "an adjective takes the place of its copula, and the subject with it",
        "The/DT/det>minister minister/NN/nsubj>was was/VBD/ROOT clear/JJ/acomp>was ././punct>was",
        {"clear root", "was cop clear", "minister nsubj clear", ". punct clear"},
    ),
    (
        "so does a noun, with auxiliary and negation",
        "Hale/NNP/nsubj>be will/MD/aux>be not/RB/neg>be be/VB/ROOT mayor/NN/attr>be",
        {"mayor root", "be cop mayor", "will aux mayor", "not advmod mayor", "Hale nsubj mayor"},
    ),
    (
        "a phrase beside the predicate hangs on the clause, not on the noun",
        "He/PRP/nsubj>was was/VBD/ROOT mayor/NN/attr>was in/IN/prep>was May/NNP/pobj>in",
        {"May obl mayor"},
    ),
    (
        "so does a noun phrase of time",
        "He/PRP/nsubj>was was/VBD/ROOT mayor/NN/attr>was Monday/NNP/npadvmod>was",
        {"Monday obl:unmarked mayor"},
    ),
    (
        "a clause below keeps its place",
        "Hale/NNP/nsubj>said said/VBD/ROOT it/PRP/nsubj>was was/VBD/ccomp>said late/JJ/acomp>was",
        {"late ccomp said", "was cop late", "it nsubj late"},
    ),
    (
        "only *be* is a copula",
        "He/PRP/nsubj>became became/VBD/ROOT mayor/NN/attr>became",
        {"became root", "mayor xcomp became"},
    ),
    (
        "two coordinated predicates, each with its own verb",
        "Hale/NNP/nsubj>was was/VBD/ROOT angry/JJ/acomp>was@1 and/CC/cc>was@1 Ruiz/NNP/nsubj>were "
        "were/VBD/conj>was calm/JJ/acomp>were",
        {"angry root", "calm conj angry", "and cc calm", "Ruiz nsubj calm", "were cop calm"},
    ),
    (
        "a second predicate noun stays below the first",
        "He/PRP/nsubj>was was/VBD/ROOT ready/JJ/acomp>was mayor/NN/attr>was",
        {"ready root", "was cop ready", "mayor xcomp ready"},
    ),
    (
        "a question's predicate stands before its copula",
        "What/WP/attr>is is/VBZ/ROOT the/DT/det>plan plan/NN/nsubj>is ?/./punct>is",
        {"What root", "is cop What", "plan nsubj What"},
    ),
    (
        "*it* before a clause is empty",
        "It/PRP/nsubj>is is/VBZ/ROOT clear/JJ/acomp>is that/IN/mark>fled he/PRP/nsubj>fled "
        "fled/VBD/ccomp>is",
        {"It expl clear", "clear root", "fled ccomp clear"},
    ),
    (
        "*it* that is confident of something is not",
        "It/PRP/nsubj>is is/VBZ/ROOT confident/JJ/acomp>is that/IN/mark>fled he/PRP/nsubj>fled "
        "fled/VBD/ccomp>confident",
        {"It nsubj confident", "fled ccomp confident"},
    ),
    (
        "*it* seems",
        "It/PRP/nsubj>seems seems/VBZ/ROOT that/IN/mark>fled he/PRP/nsubj>fled "
        "fled/VBD/ccomp>seems",
        {"It expl seems"},
    ),
    (
        "what there is is the subject",
        "There/EX/expl>is is/VBZ/ROOT concern/NN/attr>is among/IN/prep>concern "
        "farmers/NNS/pobj>among",
        {"There expl is", "is root", "concern nsubj is", "farmers nmod concern"},
    ),
]  # fmt: skip

CLAUSES = [
    (
        "the subject of an infinitive is the object of the verb above",
        "She/PRP/nsubj>wants wants/VBZ/ROOT him/PRP/nsubj>leave to/TO/aux>leave "
        "leave/VB/ccomp>wants",
        {"him obj wants", "leave xcomp wants", "to mark leave"},
    ),
    (
        "so it is without *to*",
        "She/PRP/nsubj>heard heard/VBD/ROOT him/PRP/nsubj>deny deny/VB/ccomp>heard "
        "it/PRP/dobj>deny",
        {"him obj heard", "deny xcomp heard", "it obj deny"},
    ),
    (
        "and that of a predicate noun: called the audit a circus",
        "He/PRP/nsubj>called called/VBD/ROOT the/DT/det>audit audit/NN/nsubj>circus "
        "a/DT/det>circus circus/NN/ccomp>called",
        {"audit obj called", "circus xcomp called"},
    ),
    (
        "the same with the label for what is said of an object",
        "He/PRP/nsubj>called called/VBD/ROOT it/PRP/dobj>called a/DT/det>circus "
        "circus/NN/oprd>called",
        {"it obj called", "circus xcomp called"},
    ),
    (
        "a finite clause keeps its subject",
        "She/PRP/nsubj>said said/VBD/ROOT he/PRP/nsubj>left left/VBD/ccomp>said",
        {"he nsubj left", "left ccomp said"},
    ),
    (
        "an auxiliary makes it finite",
        "She/PRP/nsubj>said said/VBD/ROOT he/PRP/nsubj>leave will/MD/aux>leave leave/VB/ccomp>said",
        {"he nsubj leave", "will aux leave", "leave ccomp said"},
    ),
    (
        "and so does a conjunction before a subjunctive",
        "She/PRP/nsubj>asked asked/VBD/ROOT that/IN/mark>go he/PRP/nsubj>go go/VB/ccomp>asked",
        {"he nsubj go", "go ccomp asked"},
    ),
    (
        "to is the mark of an infinitive",
        "plans/NNS/ROOT to/TO/aux>appeal appeal/VB/acl>plans",
        {"appeal acl plans", "to mark appeal"},
    ),
    (
        "xcomp, negation, auxiliaries and a particle",
        "He/PRP/nsubj>declined did/VBD/aux>declined n't/RB/neg>declined declined/VB/ROOT "
        "to/TO/aux>back back/VB/xcomp>declined down/RP/prt>back",
        {"back xcomp declined", "n't advmod declined", "down compound:prt back", "to mark back"},
    ),
    (
        "relative clause, apposition and possessor",
        "Okafor/NNP/nsubj>left ,/,/punct>Okafor the/DT/det>mayor mayor/NN/poss>aide "
        "'s/POS/case>mayor aide/NN/appos>Okafor who/WP/nsubj>spoke spoke/VBD/relcl>aide "
        "left/VBD/ROOT",
        {"aide appos Okafor", "mayor nmod:poss aide", "'s case mayor", "spoke acl:relcl aide"},
    ),
    (
        "adverbial clause, passive and its subject clause",
        "Asked/VBN/advcl>said why/WRB/advmod>Asked Ruiz/NNP/nsubj>said said/VBD/ROOT "
        "it/PRP/nsubjpass>sold was/VBD/auxpass>sold sold/VBN/ccomp>said",
        {"Asked advcl said", "it nsubj:pass sold", "was aux:pass sold", "sold ccomp said"},
    ),
    (
        "a noun phrase used as an adverb",
        "She/PRP/nsubj>said said/VBD/ROOT Monday/NNP/npadvmod>said he/PRP/nsubj>left "
        "left/VBD/ccomp>said",
        {"Monday obl:unmarked said"},
    ),
    (
        "conjuncts in a chain all hang on the first",
        "He/PRP/nsubj>came came/VBD/ROOT ,/,/punct>came saw/VBD/conj>came and/CC/cc>saw "
        "left/VBD/conj>saw",
        {"saw conj came", "left conj came", "and cc left"},
    ),
    (
        "the *But* that opens a sentence stays with its verb",
        "But/CC/cc>came he/PRP/nsubj>came came/VBD/ROOT and/CC/cc>came left/VBD/conj>came",
        {"But cc came", "and cc left", "left conj came"},
    ),
    (
        "small words",
        "both/CC/preconj>men all/PDT/predet>men men/NNS/ROOT well/UH/intj>men "
        "about/RB/quantmod>ten "
        "ten/CD/nummod>men",
        {"both cc:preconj men", "all det:predet men", "well discourse men", "about advmod ten"},
    ),
]  # fmt: skip


@pytest.mark.parametrize(
    ("clearnlp", "links"),
    [case[1:] for case in PREPOSITIONS + PREDICATES + CLAUSES],
    ids=[case[0] for case in PREPOSITIONS + PREDICATES + CLAUSES],
)
def test_clearnlp_becomes_universal(clearnlp: str, links: set[str]) -> None:
    assert links <= links_of(to_universal(rows_of(clearnlp)))


def test_what_is_universal_already_says_so() -> None:
    assert is_universal(["nsubj", "obl", "case", "root"])
    assert not is_universal(["nsubj", "prep", "pobj", "case", "ROOT"])


LABELS = """acl acomp advcl advmod agent amod appos attr aux auxpass case cc ccomp compound conj
csubj csubjpass dative dep det dobj expl intj mark meta neg nmod npadvmod nsubj nsubjpass nummod
oprd
parataxis pcomp pobj poss preconj predet prep prt punct quantmod relcl xcomp""".split()
UNIVERSAL = """acl advcl advmod amod appos aux case cc ccomp compound conj cop csubj dep det
discourse expl fixed iobj mark nmod nsubj nummod obj obl parataxis punct root xcomp""".split()
WORDS = [
    ("it", "it", "PRON", "PRP"),
    ("there", "there", "PRON", "EX"),
    ("is", "be", "AUX", "VBZ"),
    ("seems", "seem", "VERB", "VBZ"),
    ("says", "say", "VERB", "VBZ"),
    ("leave", "leave", "VERB", "VB"),
    ("to", "to", "PART", "TO"),
    ("of", "of", "ADP", "IN"),
    ("by", "by", "ADP", "IN"),
    ("and", "and", "CCONJ", "CC"),
    ("aide", "aide", "NOUN", "NN"),
    ("late", "late", "ADJ", "JJ"),
]


@st.composite
def trees(draw: st.DrawFn) -> list[Row]:
    """A random tree with ClearNLP's labels: each word hangs on one that was placed before it."""
    size = draw(st.integers(1, 9))
    order = draw(st.permutations(range(size)))
    rows: dict[int, Row] = {}
    for number, i in enumerate(order):
        text, lemma, pos, tag = draw(st.sampled_from(WORDS))
        head = order[draw(st.integers(0, number - 1))] if number else i
        dep = draw(st.sampled_from(LABELS)) if number else "root"
        rows[i] = Row(10 * i, text, lemma, pos, tag, dep, head, "")
    return [rows[i] for i in range(size)]


@settings(max_examples=200, deadline=None, derandomize=True)
@given(trees())
def test_any_tree_stays_a_tree_of_the_same_words(rows: list[Row]) -> None:
    moved = to_universal(rows)
    assert [row[:5] for row in moved] == [row[:5] for row in rows]
    assert {row.dep.partition(":")[0] for row in moved} <= set(UNIVERSAL)
    roots = [i for i, row in enumerate(moved) if row.head == i]
    assert len(roots) == 1
    assert moved[roots[0]].dep == "root"
    for i in range(len(moved)):
        above = i
        for _ in moved:
            above = moved[above].head
        assert above == roots[0], f"{moved[i].text} hangs in a circle"
