"""Noun phrases: the words that belong to a noun, where the tree gives it too many or too few."""

from __future__ import annotations

from collections.abc import Container

from attribution.grammar.marks import (
    MARKS,
    PAIRED_CLOSERS,
    PAIRED_OPENERS,
    PAUSES,
    QUOTE_CLOSERS,
    QUOTE_OPENERS,
)
from attribution.grammar.trees import case_of, dependents, has, relation, subtree
from attribution.grammar.words import WORDS
from attribution.model import Parse, Token

_RELATIVE = frozenset(("WP", "WP$", "WDT"))
_MODIFYING = frozenset(("acl", "amod"))
"""Participles and adjectives with words of their own: "the agency *responsible* for the dam"."""
_PREPOSITIONS = frozenset(("IN", "TO"))
INSIDE_PHRASE = frozenset("IN TO DT PRP$ JJ NN NNS NNP NNPS POS HYPH".split())
"""Tags of the words of a noun phrase with the phrases that hang on it."""
PHRASE_ENDS = PAUSES | MARKS.hyphens | MARKS.full_stops | MARKS.closing_brackets | {";", ":"}
"""Marks that close one."""
_NEVER_BEFORE = (
    "case",
    "mark",
    "nmod",
    "obl",
    "obl:unmarked",
    "nmod:unmarked",
    "acl",
    "advcl",
    "dep",
)
_NOMINAL = ("NOUN", "PROPN")
_QUANTITIES = (
    WORDS.number_nouns
    | WORDS.magnitudes
    | WORDS.portions
    | WORDS.vague_numerals
    | WORDS.negative_words
    | WORDS.each_of
)
_NOMINAL_CUT = ("parataxis", "ccomp", "discourse", "dislocated", "advcl", "punct:outer")


def noun_phrase(
    parse: Parse, head: int, *, leave_out: tuple[int, ...] = (), media: Container[str] = ()
) -> tuple[int, ...]:
    """The tokens of a noun phrase with its appositions and relative clauses, edges trimmed.

    Its preposition, branches in `leave_out` and clauses that a parser hung on it by mistake are not
    in it; of the rest only the unbroken run around the head. A phrase with a noun of `media` says
    where it was said ("Hale in an interview"), and an adverb behind which a comma stands belongs to
    the sentence ("Still, Hale").
    """
    cut = set(leave_out)
    for child in parse.children[head]:
        token = parse.tokens[child]
        dep = relation(token)
        if dep == "cop":  # "Smith, the man said": a predicate, not a name; keep the noun alone
            cut.update(
                c
                for c in parse.children[head]
                if relation(parse.tokens[c]) in ("nsubj", "aux", "cop", "mark")
            )
        if dep == "acl" and (_is_that_clause(parse, child) or _is_aside(parse, child)):
            cut.add(child)
        if dep in _NOMINAL_CUT or (child < head and token.dep in _NEVER_BEFORE):
            cut.add(child)
        elif (
            dep == "nmod"
            and child > head
            and token.lemma in media
            and case_of(parse, child) in WORDS.occasions
        ):
            cut.add(child)
        elif (
            dep in ("advmod", "cc")
            and child < head
            and parse.tokens[min(parse.edges[child][1], head)].text == ","
        ):
            cut.add(child)
        elif dep == "conj" and (
            parse.tokens[child].pos in ("VERB", "AUX") or has(parse, child, "nsubj")
        ):
            cut.add(child)
    members = set(subtree(parse, head, leave_out=cut))
    run = trim_marks(parse, _run_around(parse, members, head))
    start = _own_start(parse, run, head)
    return _whole_words(parse, tuple(i for i in run if i >= start))


def singular_of(plural: str) -> str:
    """The noun of a regular plural, lower-cased: "studies", "neighbours"."""
    return f"{plural[:-3]}y" if plural.endswith("ies") else plural.removesuffix("s")


def modifier_end(parse: Parse, noun: int, reach: int) -> int:
    """The comma behind the phrase or clause that tells which one a noun means; 0 without one.

    "The firm *that owns the mill*, …", "the aide *accused of theft*, …", "the agency *responsible
    for it*, …", "a clerk *at the mill*, …": of at most `reach` words, a clause of twice as many.
    """
    first, last = noun + 1, parse.sentence_of(noun).end - 1
    opening = parse.tokens[min(first, last)]
    own = opening.head == noun and relation(opening) in _MODIFYING
    if opening.tag in _PREPOSITIONS:
        end = first
        while end < min(first + reach, last) and _is_inside_phrase(parse.tokens[end]):
            end += 1
    elif own or opening.tag in _RELATIVE:
        inside = range(first, min(first + 2 * reach, last))
        end = next((i for i in inside if parse.text_at(i) in PHRASE_ENDS), last)
    else:
        return 0
    return end if parse.text_at(end) == "," else 0


def _is_inside_phrase(token: Token) -> bool:
    return token.tag in INSIDE_PHRASE or token.text == "&"


def _own_start(parse: Parse, run: tuple[int, ...], head: int) -> int:
    """Where a noun phrase starts: behind the last preposition or comma before its head.

    "Days after *the group* claimed it": the tree hangs the adverbial on the noun by mistake. A
    possessor may hold a preposition ("the head of state's aide"), a quantity too ("at least six").
    """
    first = run[0] if run else head
    i = head - 1
    while i >= first:
        token = parse.tokens[i]
        if token.tag == "POS":
            break
        of_name = token.lower == "of" and i - 1 in run and parse.tokens[i - 1].pos in _NOMINAL
        if not of_name and (token.pos in ("ADP", "SCONJ") or token.text == ","):
            counted = start_of_quantity(parse, i)
            if counted is None:
                return i + 1
            i = counted  # else "Secretary *of* State Ada Quill"
        i -= 1
    return _behind_scalar(parse, first, head)


def _behind_scalar(parse: Parse, first: int, head: int) -> int:
    """The phrase without an adverb of the reporter's before it: "even *her allies* say"."""
    scalar = first < head and parse.tokens[first].lower in WORDS.scalar_adverbs
    return first + 1 if scalar else first


def start_of_quantity(parse: Parse, i: int) -> int | None:
    """Where a quantity starts whose preposition stands at `i`; None where it is of none.

    "*at* least a dozen members", "more *than* half", "nine *in* 10 voters", "nine out *of* 10".
    """
    for links, ratio in ((WORDS.number_bounds, False), (WORDS.ratio_links, True)):
        for words in (phrase.split() for phrase in links):
            for at in (at for at, word in enumerate(words) if word == parse.tokens[i].lower):
                first, end = i - at, i - at + len(words)
                if first < ratio or [t.lower for t in parse.tokens[first:end]] != words:
                    continue
                if _is_quantity(parse, end) and (not ratio or _is_quantity(parse, first - 1)):
                    return first - ratio
    return None


def _is_quantity(parse: Parse, i: int) -> bool:
    """Whether a number or a word for one stands at a place: "40", "half", "a dozen"."""
    if i >= len(parse.tokens):
        return False
    token = parse.tokens[i]
    if token.lower in WORDS.indefinite_articles:
        return parse.lower_at(i + 1) in WORDS.number_nouns | WORDS.set_nouns | WORDS.portions
    return token.pos == "NUM" or token.lower in _QUANTITIES


def _is_aside(parse: Parse, verb: int) -> bool:
    """Whether it is a participle behind a comma, which identifies nobody: "Hale, *citing it*"."""
    first = parse.edges[verb][0]
    comma = "," in (parse.tokens[first].text, parse.tokens[max(first - 1, 0)].text)
    return parse.tokens[verb].tag == "VBG" and comma


def _is_that_clause(parse: Parse, verb: int) -> bool:
    """Whether *that* opens the clause as a conjunction: "citing aides, that it had cracked"."""
    return any(parse.tokens[m].lower == "that" for m in dependents(parse, verb, "mark"))


def _whole_words(parse: Parse, run: tuple[int, ...]) -> tuple[int, ...]:
    """The run with the rest of a hyphenated name at its end: "Shanklin-Hawkins"."""
    tokens = parse.tokens
    last = run[-1] if run else -1
    while run and last + 2 < len(tokens) and tokens[last + 1].text == "-":
        if (
            tokens[last].end != tokens[last + 1].start
            or tokens[last + 1].end != tokens[last + 2].start
        ):
            break
        run, last = (*run, last + 1, last + 2), last + 2
    return run


def _run_around(parse: Parse, members: set[int], head: int) -> tuple[int, ...]:
    first = last = head
    bounds = parse.sentence_of(head)
    while first - 1 >= bounds.first and first - 1 in members:
        first -= 1
    while last + 1 < bounds.end and last + 1 in members:
        last += 1
    return tuple(range(first, last + 1))


_OPENERS = QUOTE_OPENERS | MARKS.opening_brackets
_CLOSERS = QUOTE_CLOSERS | MARKS.closing_brackets


def trim_marks(parse: Parse, run: tuple[int, ...]) -> tuple[int, ...]:
    """The run without punctuation at its edges, closing quotation marks and brackets kept."""
    first, last = 0, len(run)
    tokens = parse.tokens
    while (
        first < last and tokens[run[first]].pos == "PUNCT" and not _pairs_up(parse, run[first:last])
    ):
        first += 1
    while first < last and tokens[run[last - 1]].pos == "PUNCT":
        if tokens[run[last - 1]].text in _CLOSERS and _balanced(parse, run[first:last]):
            break
        last -= 1
    while first < last and tokens[run[first]].pos == "CCONJ" and not _opens_pair(parse, run[first]):
        first += 1
    return run[first:last]


def _opens_pair(parse: Parse, i: int) -> bool:
    """Whether a conjunction opens two that are joined: "*both* the board and the union"."""
    return parse.tokens[i].dep == "cc:preconj"


def _pairs_up(parse: Parse, run: tuple[int, ...]) -> bool:
    return parse.tokens[run[0]].text in _OPENERS and _balanced(parse, run)


def _balanced(parse: Parse, run: tuple[int, ...]) -> bool:
    texts = [parse.tokens[i].text for i in run]
    straight = sum(text == '"' for text in texts)
    opened = sum(text in PAIRED_OPENERS for text in texts)
    closed = sum(text in PAIRED_CLOSERS for text in texts)
    return straight % 2 == 0 and opened == closed


def counted_noun(parse: Parse, i: int) -> int:
    """The noun of which a quantity tells: "dozens of *pupils*", "none of the *staff*"; else `i`."""
    token = parse.tokens[i]
    if token.pos != "NUM" and not {token.lower, token.lemma} & _QUANTITIES:
        return i
    counted = (j for j in dependents(parse, i, "nmod") if case_of(parse, j) in WORDS.partitives)
    return next(counted, i)
