"""Conditions that a rule or a word may ask for: one predicate a condition."""

from __future__ import annotations

from collections.abc import Callable

from attribution.extraction.sites import RoleFill, Site, Text
from attribution.grammar.found_by import FoundBy
from attribution.grammar.subjects import subject_of
from attribution.grammar.trees import case_of, dependents, has, relation
from attribution.grammar.verb_groups import is_passive
from attribution.grammar.words import WORDS
from attribution.model import FINITE, Token

Condition = Callable[[Site, RoleFill | None, RoleFill], bool]

_PERSONAL = WORDS.subject_pronouns | WORDS.people_pronouns


def _head(site: Site, source: RoleFill | None) -> Token | None:
    """The word that decides what a source is; None where nobody is expressed."""
    if source is None or source.head is None:
        return None
    return site.parse.tokens[source.head]


def _speaker(site: Site, source: RoleFill | None, claim: RoleFill) -> bool:
    """The source is a person, people or a body, by name, pronoun or noun."""
    token = _head(site, source)
    return token is not None and speaks(site.text, token)


def speaks(text: Text, token: Token) -> bool:
    """Whether a noun can be a source: a name, a personal pronoun, a noun for a speaker."""
    if token.name or token.pos == "PROPN" or token.lower in _PERSONAL:
        return True
    return token.lemma in text.words.speaking_nouns


def is_thing(text: Text, token: Token) -> bool:
    """Whether a word is a common noun for a thing or an event, for nobody and for no paper."""
    if token.pos != "NOUN" or token.name or speaks(text, token):
        return False
    words = text.words
    people = words.human_nouns | words.acting_body_nouns | words.crowds
    if token.lemma in people or token.lower in WORDS.portions | WORDS.numerals | WORDS.set_nouns:
        return False
    return not token.lemma.endswith(tuple(words.human_endings))


def _has_clause(site: Site, source: RoleFill | None, claim: RoleFill) -> bool:
    return claim.found_by in (FoundBy.GOVERNED_CLAUSE, FoundBy.INTERRUPTED_SENTENCE)


def _quoted(site: Site, source: RoleFill | None, claim: RoleFill) -> bool:
    """Speech in quotation marks stands in the claim, and the cue outside of them."""
    quoted = site.text.quoted
    own = quoted.get(site.head)
    return any(site.text.in_speech(i) and quoted[i] != own for i in claim.tokens)


def _finite(site: Site, source: RoleFill | None, claim: RoleFill) -> bool:
    tokens = site.parse.tokens
    return any(tokens[i].tag in FINITE for i in claim.tokens)


def _no_object(site: Site, source: RoleFill | None, claim: RoleFill) -> bool:
    return not has(site.parse, site.head, "obj")


def _plural(site: Site, source: RoleFill | None, claim: RoleFill) -> bool:
    if source is None or source.head is None:
        return False
    token = site.parse.tokens[source.head]
    conjoined = any(
        relation(site.parse.tokens[c]) == "conj" for c in site.parse.children[source.head]
    )
    return conjoined or token.tag in ("NNS", "NNPS") or token.lower in WORDS.plural_pronouns


def _no_participle(site: Site, source: RoleFill | None, claim: RoleFill) -> bool:
    """Not 'a man called "Biscuit"', where a name follows at once and nothing is called it."""
    tokens, last = site.parse.tokens, site.group.tokens[-1]
    if tokens[site.head].dep == "acl" and tokens[site.head].tag == "VBN":
        return False
    found = subject_of(site.parse, site.group.top)
    if found is None or tokens[site.head].tag == "VBG":
        return True
    if tokens[site.head].dep == "acl:relcl" and found.found_by is FoundBy.SUBJECT:
        return True  # 'what she *called* "a circus"'
    if has(site.parse, site.head, "obj", "aux", "aux:pass") or last + 1 >= len(tokens):
        return True
    following, sentence = tokens[last + 1], site.parse.sentence_of(site.head)
    named = following.pos == "PROPN" or following.i in site.text.quoted
    others = (t for t in tokens[sentence.first : sentence.end] if t.i not in site.group.tokens)
    return not (named and any(t.tag in FINITE and t.i not in site.text.quoted for t in others))


def _finite_cue(site: Site, source: RoleFill | None, claim: RoleFill) -> bool:
    return any(site.parse.tokens[i].tag in (*FINITE, "VBN") for i in site.group.tokens)


def _named(site: Site, source: RoleFill | None, claim: RoleFill) -> bool:
    if source is None or source.head is None:
        return False
    tokens = site.parse.tokens
    return any(tokens[i].name or tokens[i].pos == "PROPN" for i in source.tokens)


def _person_by_name(site: Site, source: RoleFill | None, claim: RoleFill) -> bool:
    token = _head(site, source)
    return token is not None and (token.name == "person" or token.lower in {"i", *WORDS.he_or_she})


def _poll(site: Site, source: RoleFill | None, claim: RoleFill) -> bool:
    token = _head(site, source)
    return token is not None and token.lemma in site.text.words.polls


def _figure(site: Site, source: RoleFill | None, claim: RoleFill) -> bool:
    return any(site.parse.tokens[i].tag == "CD" for i in claim.tokens)


def _first_person(site: Site, source: RoleFill | None, claim: RoleFill) -> bool:
    words = {site.parse.tokens[i].lower for i in source.tokens} if source else set()
    return bool(words) and words <= WORDS.subject_pronouns & WORDS.first_person


def _headline(site: Site, source: RoleFill | None, claim: RoleFill) -> bool:
    return site.parse.block_of(site.head).kind in ("headline", "subheading")


def _of_a_source(site: Site, source: RoleFill | None, claim: RoleFill) -> bool:
    """Whether the relative clause tells of whom another cue gives: "Hale, who *cited* a memo"."""
    parse, tokens = site.parse, site.parse.tokens
    if tokens[site.head].dep != "acl:relcl":
        return False
    noun = tokens[site.head].head
    while relation(tokens[noun]) in ("nmod", "appos", "flat") and tokens[noun].head != noun:
        if case_of(parse, noun) in WORDS.givers:
            return True
        noun = tokens[noun].head
    above = tokens[tokens[noun].head]
    words = site.text.words
    says = words.saying_verbs if relation(tokens[noun]) == "nsubj" else words.citing_verbs
    governed = relation(tokens[noun]) in ("nsubj", "obj") and above.lemma in says
    return governed or case_of(parse, noun) in WORDS.givers


"""Prepositions before a source."""


def _of_speech(site: Site, source: RoleFill | None, claim: RoleFill) -> bool:
    """Whether a participle tells of words or of who spoke them, or of one "quoted as saying"."""
    parse, tokens = site.parse, site.parse.tokens
    if any(tokens[c].tag == "VBG" for c in dependents(parse, site.head, "advcl")):
        return True
    token = tokens[site.head]
    if relation(token) not in ("acl", "advcl") or token.tag != "VBN":
        return False
    noun = tokens[token.head]
    words = site.text.words.speech_documents | site.text.words.speaking_nouns
    gives = relation(noun) == "nsubj" or case_of(parse, noun.i) in WORDS.givers
    return gives or noun.lemma in words or noun.pos == "PROPN"


def _outlet(site: Site, source: RoleFill | None, claim: RoleFill) -> bool:
    """Whether it is an outlet by a word at an end of its name, its noun, or what it is called."""
    if source is None or source.head is None:
        return False
    tokens, words = site.parse.tokens, site.text.words
    first = last = source.head
    while first and tokens[first].pos == tokens[first - 1].pos == "PROPN":
        first -= 1
    while last + 1 < len(tokens) and tokens[last].pos == tokens[last + 1].pos == "PROPN":
        last += 1
    token, nouns = tokens[last], words.outlet_nouns
    ends = {tokens[first].lower, token.lower} if token.pos == "PROPN" else set()
    if not (ends.isdisjoint(words.outlet_words) and ends.isdisjoint(words.outlets)):
        return True
    compound = f"{tokens[last - 1].lower} {token.lemma}"
    if {token.lemma, token.lower, compound} & nouns:
        return True
    called = [t.lower for t in tokens[last + 1 : last + 5]]  # "the Lantern, *a weekly*"
    return called[:1] == [","] and called[1:2] in (["a"], ["the"]) and bool(nouns & {*called[2:]})


def _speakers_label(site: Site, source: RoleFill | None, claim: RoleFill) -> bool:
    """The mark closes a label of who speaks at the head of a paragraph, as transcripts have it."""
    return site.text.label_at(site.head) is not None


def _no_norm(site: Site, source: RoleFill | None, claim: RoleFill) -> bool:
    """The cue tells what somebody does, not what one should or might: "we *should worry*".

    "He *could not* believe it" tells what he did; "I *must* say" and "we *can* see" report.
    """
    words = {site.parse.tokens[i].lower for i in site.group.tokens}
    if words & WORDS.modals_of_duty:
        return False
    told = _first_person(site, source, claim) or words & WORDS.negators
    return bool(told) or not words & WORDS.modals_of_chance


def _no_supposition(site: Site, source: RoleFill | None, claim: RoleFill) -> bool:
    """The cue stands in no clause of what is supposed or asked: "*whether* she agrees"."""
    tokens = site.parse.tokens
    marks = {tokens[i].lower for i in dependents(site.parse, site.group.top, "mark")}
    return not marks & WORDS.conditional_conjunctions


def _no_question(site: Site, source: RoleFill | None, claim: RoleFill) -> bool:
    """The cue is not what is asked: "*Does she blame* the board?".

    "*Do you think* it will hold?" asks for a view, and of whom.
    """
    if source is not None and [site.parse.tokens[i].lower for i in source.tokens] == ["you"]:
        return True
    sentence = site.parse.sentence_of(site.head)
    asked = any(t.text == "?" for t in site.parse.tokens[sentence.end - 2 : sentence.end])
    return not asked or relation(site.parse.tokens[site.group.top]) in ("acl", "advcl")


def _no_scene(site: Site, source: RoleFill | None, claim: RoleFill) -> bool:
    """Where a picture is described, a clause or speech tells what somebody says, no noun does."""
    if site.parse.block_of(site.head).kind != "caption":
        return True
    return _is_speech(site, claim)


def _is_speech(site: Site, claim: RoleFill) -> bool:
    return claim.found_by not in _NOUN_PHRASES or any(map(site.text.in_speech, claim.tokens))


_NOUN_PHRASES = frozenset(
    (
        FoundBy.OBJECT,
        FoundBy.OBJECT_AND_COMPLEMENT,
        FoundBy.AFTER,
        FoundBy.PASSIVE_SUBJECT,
        FoundBy.DESCRIBED_NOUN,
    )
)
"""How a claim was found that is a noun phrase."""


def _something_said(site: Site, source: RoleFill | None, claim: RoleFill) -> bool:
    """The claim is words, a clause, or a noun for what is said, thought or planned."""
    if _is_speech(site, claim) or claim.head is None:
        return True
    token, first = site.parse.tokens[claim.head], site.parse.tokens[claim.tokens[0]]
    clause = token.pos in ("VERB", "AUX") or first.tag in ("WP", "WRB", "WDT")
    return clause or token.lemma in site.text.words.said_nouns


def _no_bare_object(site: Site, source: RoleFill | None, claim: RoleFill) -> bool:
    """The claim is no mere object of an act: not "declared *a holiday*", "called *a strike*".

    "declared *the road safe*" says something of it, "declared *her support*" is a noun for what is
    said.
    """
    if claim.found_by not in (FoundBy.OBJECT, FoundBy.OBJECT_AND_COMPLEMENT):
        return True
    return _is_judged(site, claim) or _something_said(site, source, claim)


def _is_judged(site: Site, claim: RoleFill) -> bool:
    """Whether the claim says something of its object, or words stand in it in quotation marks."""
    inside = set(claim.tokens)
    below = dependents(site.parse, site.head, "xcomp", "ccomp")
    more = any(c in inside and c != claim.head for c in below)
    return more or _taken_as(site, None, claim) or any(i in site.text.quoted for i in claim.tokens)


def _nothing_convened(site: Site, source: RoleFill | None, claim: RoleFill) -> bool:
    """The cue has no noun for what is called into being as its object: not "called *a strike*"."""
    objects = [site.parse.tokens[i] for i in dependents(site.parse, site.head, "obj", "xcomp")]
    if all(token.lemma not in site.text.words.convened_nouns for token in objects):
        return True
    return claim.found_by is FoundBy.OBJECT_AND_COMPLEMENT and _is_judged(site, claim)


def _no_request(site: Site, source: RoleFill | None, claim: RoleFill) -> bool:
    """The claim is nothing asked for, but for words: not "asked for *help*", "for *asylum*"."""
    asked_for = claim.found_by is FoundBy.AFTER and claim.detail == "for"
    return not asked_for or _something_said(site, source, claim)


def _no_people(site: Site, source: RoleFill | None, claim: RoleFill) -> bool:
    """The claim is no mere noun for people: not "admitted *nine patients*"."""
    if claim.found_by is not FoundBy.OBJECT or claim.head is None:
        return True
    words, token = site.text.words, site.parse.tokens[claim.head]
    if any(site.parse.tokens[i].pos in ("VERB", "AUX") for i in claim.tokens):
        return True
    return token.lemma not in words.human_nouns | words.speaking_nouns and token.name != "person"


def _no_bare_name(site: Site, source: RoleFill | None, claim: RoleFill) -> bool:
    """The claim is more than a name or a person's pronoun: not "told *Hale*", "shows *her*"."""
    if len(claim.tokens) > 1 or site.text.in_speech(claim.tokens[0]):
        return True
    token = site.parse.tokens[claim.tokens[0]]
    return token.pos != "PROPN" and token.lower not in _PERSONS


_PERSONS = WORDS.object_pronouns | WORDS.reflexive_pronouns


def _no_display(site: Site, source: RoleFill | None, claim: RoleFill) -> bool:
    """The claim is nothing that a person lets be seen: not "she showed *her nerve*".

    A document that shows a thing, and a person who shows that something is so, report it.
    """
    token = _head(site, source)
    if token is None or _something_said(site, source, claim):
        return True
    person = token.name == "person" or token.lower in _PERSONAL
    person = person or token.lemma in site.text.words.human_nouns
    return not person or token.dep == "nmod:poss"  # "*the mayor's* report shows losses"


def _no_title(site: Site, source: RoleFill | None, claim: RoleFill) -> bool:
    """The claim has a verb, or opens with no article or figure: not "Holm: *a town of piers*"."""
    tokens = [site.parse.tokens[i] for i in claim.tokens]
    verb = any(t.pos in ("VERB", "AUX") and relation(t) not in ("amod", "acl") for t in tokens)
    return verb or not (tokens[0].tag == "CD" or tokens[0].lower in _ARTICLES)


_ARTICLES = WORDS.indefinite_articles | {"the"}


def _nothing_won(site: Site, source: RoleFill | None, claim: RoleFill) -> bool:
    """The claim is no mere noun for what is taken or won: not "claimed *nine lives*"."""
    if claim.found_by is not FoundBy.OBJECT or claim.head is None:
        return True
    return site.parse.tokens[claim.head].lemma not in site.text.words.won_things


def _no_thing(site: Site, source: RoleFill | None, claim: RoleFill) -> bool:
    """The source is no common noun for what has no mind: not "*the drought* threatens to do so"."""
    token = _head(site, source)
    return token is None or not is_thing(site.text, token)


def _no_receiver(site: Site, source: RoleFill | None, claim: RoleFill) -> bool:
    """The cue has one object, not two: not "denied *the town its gossip*"."""
    passive = is_passive(site.parse, site.group.top)
    return not has(site.parse, site.head, "iobj", *(("obj",) if passive else ()))


def _taken_as(site: Site, source: RoleFill | None, claim: RoleFill) -> bool:
    """Whether *as* opens a phrase of the cue's own in the claim: "saw it *as a threat*"."""
    parse = site.parse
    for child in dependents(parse, site.head, "obl", "advcl", "xcomp"):
        first = parse.edges[child][0]
        if first in claim.tokens and first > site.head and parse.tokens[first].lower == "as":
            return True
    return False


def _as_clause(site: Site, source: RoleFill | None, claim: RoleFill) -> bool:
    """Whether *as* opens the clause of the cue: "*As* Hale, a clerk, put it"."""
    parse, top = site.parse, site.group.top
    marks = dependents(parse, top, "mark", "advmod")
    opens = parse.edges[top][0]
    return any(parse.tokens[i].lower == "as" for i in (opens, *marks) if i < top)


CONDITIONS: dict[str, Condition] = {
    "person": _speaker,
    "source": lambda site, source, claim: source is not None,
    "no source": lambda site, source, claim: source is None,
    "clause": _has_clause,
    "quotation": _quoted,
    "finite claim": _finite,
    "no object": _no_object,
    "passive": lambda site, source, claim: is_passive(site.parse, site.group.top),
    "active": lambda site, source, claim: not is_passive(site.parse, site.group.top),
    "plural": _plural,
    "finite cue": _finite_cue,
    "no participle": _no_participle,
    "name": _named,
    "named person": _person_by_name,
    "poll": _poll,
    "figure": _figure,
    "first person": _first_person,
    "unquoted": lambda site, source, claim: site.head not in site.text.quoted,
    "headline": _headline,
    "speaker's label": _speakers_label,
    "no scene": _no_scene,
    "no norm": _no_norm,
    "no question": _no_question,
    "no supposition": _no_supposition,
    "something said": _something_said,
    "no bare name": _no_bare_name,
    "no bare object": _no_bare_object,
    "nothing convened": _nothing_convened,
    "no request": _no_request,
    "no people": _no_people,
    "no caption": lambda site, source, claim: site.parse.block_of(site.head).kind != "caption",
    "of a source": _of_a_source,
    "of speech": _of_speech,
    "outlet": _outlet,
    "no display": _no_display,
    "no title": _no_title,
    "nothing won": _nothing_won,
    "no thing": _no_thing,
    "no receiver": _no_receiver,
    "taken as": _taken_as,
    "as clause": _as_clause,
}


def holds(name: str, site: Site, source: RoleFill | None, claim: RoleFill) -> bool:
    """Whether the condition of that name holds; `name` is one of the closed table."""
    return CONDITIONS[name](site, source, claim)
