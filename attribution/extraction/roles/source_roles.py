"""Roles that hold a source: one function a role, from a cue's site to what fills it."""

from __future__ import annotations

from collections.abc import Callable

from attribution.extraction.cue_conditions import is_thing
from attribution.extraction.roles.adjacent_phrases import is_doubtful, neighbour, opening_phrase
from attribution.extraction.roles.host_clauses import end_of_phrase
from attribution.extraction.roles.insertions import inserted_source
from attribution.extraction.roles.objects import behind_carried_noun
from attribution.extraction.sites import RoleFill, Site
from attribution.grammar.found_by import FoundBy
from attribution.grammar.noun_phrases import noun_phrase, trim_marks
from attribution.grammar.subjects import (
    Subject,
    agent_of,
    is_set_aside,
    possessor_of,
    subject_of,
)
from attribution.grammar.trees import ancestors, case_of, dependents, has, relation
from attribution.grammar.verb_groups import contiguous, is_passive
from attribution.grammar.words import WORDS
from attribution.model import Parse
from attribution.rulebook.sections.role_tables import parse_role

SourceRole = Callable[[Site], RoleFill | None]


def subject(site: Site) -> RoleFill | None:
    """The subject of an active cue verb, its own or shared."""
    parse, top = site.parse, site.group.top
    heard = top != site.head and parse.tokens[top].lemma in WORDS.heard_verbs
    if is_passive(parse, top) and not heard:
        return None
    if is_doubtful(site) and (phrase := opening_phrase(site)):
        return phrase
    found = site.subject
    if (
        found is not None
        and found.found_by is FoundBy.DESCRIBED_NOUN
        and _is_no_speaker(site, found.head)
    ):
        found = subject_of(parse, parse.tokens[found.head].head) or found
    if found is not None:
        found = _of_other_than_thing(site, found)
    phrase = found and _phrase(site, found.head, found.found_by)
    phrase = phrase and _behind_participle(site, phrase)
    return phrase and (_with_name_before(site, phrase) or phrase)


def _of_other_than_thing(site: Site, found: Subject) -> Subject:
    """Who does it where the tree gives a thing for the subject of an infinitive or participle.

    "The leak led *Hale* to resign", "more pressure on *her* to say": whom it is done to. "*Hale*
    took the step of saying so": who takes it.
    """
    parse, tokens = site.parse, site.parse.tokens
    above = tokens[site.group.top].head
    if found.found_by not in _CONTROLLED or not is_thing(site.text, tokens[found.head]):
        return found
    if found.found_by is FoundBy.CONTROLLING_OBJECT:
        other = subject_of(parse, above)
        return found if other is None else other._replace(found_by=FoundBy.CONTROLLING_SUBJECT)
    if tokens[site.group.top].tag == "VBG":
        return _of_clause_around(site, above) or found
    before = parse.edges[site.group.top][0] - 1
    if tokens[site.group.top].tag != "VB" or before <= above or tokens[before].pos not in _NOUNS:
        return found
    while relation(tokens[before]) in ("flat", "compound"):
        before = tokens[before].head
    day = tokens[before].lower in site.text.words.days
    return found if day or is_thing(site.text, tokens[before]) else Subject(before, _MOVED)


def _of_clause_around(site: Site, clause: int) -> Subject | None:
    """The subject, no thing, of a clause around: "*Hale* denied that it failed, saying"."""
    for above in ancestors(site.parse, clause):
        own = subject_of(site.parse, above) if site.parse.tokens[above].pos in _VERBS else None
        if own is not None and not is_thing(site.text, site.parse.tokens[own.head]):
            return own._replace(found_by=FoundBy.CONTROLLING_SUBJECT)
    return None


_VERBS = ("VERB", "AUX")
_CONTROLLED = (FoundBy.CONTROLLING_SUBJECT, FoundBy.CONTROLLING_OBJECT)
_MOVED = FoundBy.CONTROLLING_OBJECT
_NOUNS = ("NOUN", "PROPN", "PRON")


def _behind_participle(site: Site, phrase: RoleFill) -> RoleFill:
    """A subject without the opening participle phrase that the tree took for its noun.

    "Giving evidence, *the widow, Ada Quill*, said": the tree has the widow as what evidence is.
    """
    tokens, first = site.parse.tokens, phrase.tokens[0]
    opens = first == site.parse.sentence_of(first).first and tokens[first].tag == "VBG"
    beside = dependents(site.parse, phrase.head or 0, "appos", "conj")
    appositions = [c for c in beside if c > first]
    if not opens or not appositions or phrase.head not in phrase.tokens[:_LONGEST_PARTICIPLE]:
        return phrase
    start = site.parse.edges[appositions[0]][0]
    kept = tuple(i for i in phrase.tokens if i >= start)
    marked = tokens[start - 1].text == ","
    return phrase._replace(tokens=kept, head=appositions[0]) if marked and kept else phrase


_LONGEST_PARTICIPLE = 4
"""Words in which the noun of an opening participle phrase stands: "Giving *evidence*"."""


def _with_name_before(site: Site, phrase: RoleFill) -> RoleFill | None:
    """A closed apposition together with the name before it: "*Ada Quill, the mayor*, said"."""
    tokens, sentence = site.parse.tokens, site.parse.sentence_of(site.head)
    comma, end = phrase.tokens[0] - 1, phrase.tokens[-1] + 1
    if end >= site.group.tokens[0] or comma <= sentence.first or tokens[end].text != ",":
        return None
    before = tokens[sentence.first : comma]
    if tokens[comma].text != "," or any(t.pos not in _NAMING for t in before):
        return None
    people = site.text.words.speaking_nouns
    proper = [t for t in before if t.pos == "PROPN"]
    named = len(proper) > 1 or any(t.name or t.lemma in people for t in before)
    apposed = tokens[comma + 1].pos in ("DET", "PROPN") and tokens[comma + 1].tag[0] != "W"
    if not named or not apposed or before[-1].lower in site.text.words.days:
        return None
    return phrase._replace(tokens=(*range(sentence.first, comma + 1), *phrase.tokens))


_NAMING = ("PROPN", "NOUN", "DET", "ADJ", "NUM", "PART")


def _is_no_speaker(site: Site, noun: int) -> bool:
    """Whether a participle behind an object tells of the subject: "spent hours *praising* it".

    In "it ends *with* a narrator saying so" it tells of the noun, whatever that is.
    """
    token = site.parse.tokens[noun]
    if is_set_aside(site.parse, noun) and noun + 1 == site.group.tokens[0]:
        return False
    behind = site.parse.tokens[site.group.top].tag == "VBG" and token.pos == "NOUN"
    speaks = token.lemma in site.text.words.speaking_nouns | site.text.words.speech_documents
    return behind and relation(token) in ("obj", "obl") and not speaks and not token.name


def agent(site: Site) -> RoleFill | None:
    """The by-phrase of a passive cue verb."""
    found = agent_of(site.parse, site.head)
    return None if found is None else _phrase(site, found, FoundBy.AGENT)


def passive_subject(site: Site) -> RoleFill | None:
    """The grammatical subject of a passive that tells what its subject thinks: "is convinced"."""
    found = site.subject
    return found and _phrase(site, found.head, found.found_by)


def object_(site: Site) -> RoleFill | None:
    """The noun phrase that a phrase governs, or the cue verb's object: "citing officials"."""
    head = site.anchor
    if head is None:
        head = next(dependents(site.parse, site.head, "obj"), None)
    if head is None:
        return None
    found = _phrase(site, head, FoundBy.OBJECT)
    if found is None:
        return None
    if site.anchor is not None and (end := end_of_phrase(site)) is not None:
        return found._replace(tokens=trim_marks(site.parse, tuple(range(found.tokens[0], end))))
    return found._replace(tokens=_with_place(site, head, found.tokens))


def _with_place(site: Site, head: int, tokens: tuple[int, ...]) -> tuple[int, ...]:
    """A source and the phrase right behind it that the tree hangs on the cue: "aides *in Rome*"."""
    parse, found = site.parse, list(tokens)
    for child in dependents(parse, site.head, "obl", "nmod"):
        first, end = parse.edges[child]
        if (
            child > head
            and first == found[-1] + 1
            and case_of(parse, child) in WORDS.places_of_sources
        ):
            found += range(first, end)
    return trim_marks(parse, tuple(found))


def possessor(site: Site) -> RoleFill | None:
    """Whose words they are: "her claim", "the minister's warning"."""
    found = possessor_of(site.parse, site.head)
    if found is None or found in site.group.tokens:  # "threw *her* support behind it"
        return None
    return RoleFill(_with_mark(site.parse, found), found, FoundBy.POSSESSOR)


def owner(site: Site) -> RoleFill | None:
    """Whose document is the subject of the cue verb: "*the mayor's* report shows"."""
    found = site.subject
    if found is None or is_passive(site.parse, site.group.top):
        return None
    if site.parse.tokens[found.head].lemma not in site.text.words.speech_documents:
        return None
    if found.found_by is not FoundBy.SUBJECT:
        return None
    possessor = possessor_of(site.parse, found.head)
    if possessor is None or found.head > site.head:
        return None
    link = tuple(range(_with_mark(site.parse, possessor)[-1] + 1, site.group.tokens[0]))
    return RoleFill(_with_mark(site.parse, possessor), possessor, FoundBy.DOCUMENT_OWNER, link)


def bearer(site: Site) -> RoleFill | None:
    """The subject of the verb that carries a cue noun: "*he* made the claim", "*he* is a foe"."""
    parse, head = site.parse, site.head
    token = parse.tokens[head]
    if has(parse, head, "cop"):
        found = subject_of(parse, head)
    elif _is_carried(site):
        found = subject_of(parse, token.head)
    else:
        return None
    if found is None or parse.tokens[found.head].lower == "what":
        return None  # "What came of it is a consensus that it failed"
    minded = site.rule.kind in ("statement", "belief")
    if minded and is_thing(site.text, parse.tokens[found.head]):
        return None  # "*the blast* raised fears", "*his death* is a reminder"
    return _phrase(site, found.head, found.found_by, token.lower)


def _is_carried(site: Site) -> bool:
    """Whether a light verb carries the noun: "made the claim", not "ignored the claim"."""
    parse, token = site.parse, site.parse.tokens[site.head]
    if relation(token) not in ("obj", "obl", "xcomp") or is_passive(parse, token.head):
        return False
    if relation(token) == "obl" and parse.lower_at(site.head - 1) != "in":
        return False  # "came out *in* support of it", not "took place *amid* rumours"
    lemma = parse.tokens[token.head].lemma
    received = lemma in site.text.words.receiving_verbs
    return lemma in site.text.words.light_verbs and not received


def host_subject(site: Site) -> RoleFill | None:
    """The subject of the verb that the cue modifies: "*the paper* reported, citing officials"."""
    above = site.parse.tokens[site.head].head
    found = subject_of(site.parse, above)
    return found and _phrase(site, found.head, FoundBy.SUBJECT_OF_MODIFIED_VERB)


def object_of(*prepositions: str) -> SourceRole:
    """The noun phrase after one of these prepositions: "concern *among farmers*"."""

    def role(site: Site) -> RoleFill | None:
        own = dependents(site.parse, site.head, "nmod", "obl")
        for child in (*own, *behind_carried_noun(site)):
            if case_of(site.parse, child) in prepositions:
                return _phrase(site, child, FoundBy.AFTER, case_of(site.parse, child))
        return None

    return role


def label(site: Site) -> RoleFill | None:
    """The name before a colon or after a dash that introduces speech."""
    found_by = FoundBy.LABEL
    if site.anchor is None:
        return None
    if (one := site.text.label_at(site.head)) is not None:
        words = tuple(range(one.first, one.mark))
        return RoleFill(trim_marks(site.parse, words), site.anchor, found_by)
    found = _without_opening(site, _without_verb(site, _phrase(site, site.anchor, found_by)))
    written = " ".join(site.parse.tokens[i].lower for i in found.tokens) if found else ""
    return None if written in site.text.words.no_labels else found


def _without_opening(site: Site, found: RoleFill | None) -> RoleFill | None:
    """A label without the time and the preposition before it: "18.10 From *Ada Quill*:"."""
    if found is None:
        return None
    tokens = site.parse.tokens
    kept = [i for i in found.tokens if i not in site.text.stamps]
    while kept and tokens[kept[0]].pos in ("ADP", "PUNCT"):
        kept = kept[1:]
    if not kept or len(kept) == len(found.tokens):
        return found
    names = [i for i in kept if tokens[i].pos == "PROPN"]
    head = found.head if found.head in kept else next(iter(names), kept[-1])
    return found._replace(tokens=tuple(kept), head=head)


def _without_verb(site: Site, found: RoleFill | None) -> RoleFill | None:
    """A label without a verb of saying that the tagger took for its last noun: "Hale *tweets*:"."""
    if found is None or len(found.tokens) < _SHORTEST_WITH_VERB:
        return found
    tokens, last = site.parse.tokens, found.tokens[-1]
    verb = tokens[last].tag == "NNS" and tokens[last].text.islower()
    if not verb or tokens[last].lower.removesuffix("s") not in site.text.words.saying_verbs:
        return found
    source = trim_marks(site.parse, found.tokens[:-1])
    names = [i for i in source if tokens[i].pos == "PROPN"]
    if not names:
        return found
    return found._replace(tokens=source, head=names[0], link=(last,))


_SHORTEST_WITH_VERB = 2


def itself(site: Site) -> RoleFill | None:
    """The cue noun names the source itself: "*supporters* of the plan"."""
    own = {c for c in site.parse.children[site.head] if c < site.head}
    tokens = contiguous(own | {site.head}, site.head)
    return RoleFill(tokens, site.head, FoundBy.CUE_NOUN)


def _phrase(site: Site, head: int, found_by: FoundBy, detail: str = "") -> RoleFill | None:
    cue = site.group.tokens
    leave_out = tuple(_branches_to(site.parse, head, cue))
    media = site.text.words.speech_surroundings
    tokens = noun_phrase(site.parse, head, leave_out=leave_out, media=media)
    described = any(site.parse.tokens[i].tag in ("WP", "WP$", "WDT") for i in tokens)
    told = described and tokens[-1] < cue[0]  # "Hale, who called it “slow,” said"
    tokens = tuple(i for i in tokens if i not in cue and (told or _is_beside(site, i, head)))
    return RoleFill(tokens, head, found_by, detail=detail) if tokens else None


def _is_beside(site: Site, i: int, head: int) -> bool:
    """Whether two words stand in the same quotation, or both in none that is speech."""
    quoted = site.text.quoted
    return not site.text.in_speech(i) or quoted.get(i) == quoted.get(head)


def _branches_to(parse: Parse, head: int, cue: tuple[int, ...]) -> list[int]:
    """The dependents of a noun through which the cue hangs below it."""
    found = []
    for i in cue:
        while parse.tokens[i].head != i and parse.tokens[i].head != head:
            i = parse.tokens[i].head
        if parse.tokens[i].head == head and i != head:
            found.append(i)
    return found


def _with_mark(parse: Parse, head: int) -> tuple[int, ...]:
    """A possessor with its 's."""
    first, end = parse.edges[head]
    return trim_marks(parse, tuple(range(first, end)))


_ROLES: dict[str, SourceRole] = {
    "subject": subject,
    "beside it": inserted_source,
    "agent": agent,
    "passive subject": passive_subject,
    "object": object_,
    "possessor": possessor,
    "owner": owner,
    "bearer": bearer,
    "neighbour": neighbour,
    "label": label,
    "itself": itself,
    "subject of the verb it modifies": host_subject,
}


def source_role(name: str) -> SourceRole:
    """The function that fills the role of that name, one of the closed table."""
    use = parse_role(name)
    return object_of(*use.prepositions) if use.prepositions else _ROLES[name]
