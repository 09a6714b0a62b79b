"""The closed table of grammatical roles and of conditions that rules may name.

The engine (`attribution.extraction`) says what each means in a tree; here stands what a rule's
author reads. To add one, add one line.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from attribution.errors import nearest
from attribution.rulebook.yaml.nodes import Node
from attribution.rulebook.yaml.shapes import Reader, Schema, Shape, plain_text


class Role(NamedTuple):
    """A name that rules use, and a sentence on what it stands for."""

    name: str
    about: str


SOURCE_ROLES = (
    Role("subject", "Who does what the cue says, its own or shared: *the mayor* came and said."),
    Role("agent", "Who does it in a passive, after *by*: it was claimed by *the union*."),
    Role(
        "passive subject",
        "Whom a passive describes: *the mayor* is convinced that it will hold.",
    ),
    Role("object", "A phrase's or verb's noun phrase: according to *the union*, citing *aides*."),
    Role("possessor", "Whose the cue noun is: *the mayor's* claim, *her* fear."),
    Role("owner", "Whose document is the subject of the cue: *the mayor's* report shows."),
    Role("bearer", "The subject of the verb that carries a cue noun: *he* made the claim."),
    Role("beside it", "The noun phrase between commas with the cue: It failed, *the mayor* said."),
    Role("neighbour", "The noun phrase right beside a reliable cue that has no subject."),
    Role("label", "The name before a colon or after a dash: *Okoye:* Never."),
    Role("itself", "The cue noun itself, since it names who speaks: *critics* of the plan."),
    Role("object of {…}", "The noun phrase after one of these prepositions: fear among *aides*."),
    Role("subject of the verb it modifies", "*The paper* reported it, citing two aides."),
)
OWN = "the word's own"
CLAIM_ROLES = (
    Role(OWN, "The roles that the lexicon gives for this word; nothing where it gives none."),
    Role("quotation", "The words in quotation marks beside the cue."),
    Role("clause", "The clause that the cue governs or is inserted in: said *it was late*."),
    Role("sentence around it", "*The vote*, Hale said, *was bought*: a cue set off by commas."),
    Role("infinitive", "*to* and what follows: promised *to appeal*."),
    Role("object", "What the cue acts on: denied *the strike*; *the strike* was denied."),
    Role("complement", "The object and what is said of it: called *the audit a circus*."),
    Role("object and figure", "What is measured and how much: put *the toll at 40*."),
    Role("subject", "What the cue is said of: *the plan* was praised; *the report* was critical."),
    Role("subject and infinitive", "*He* is said *to have fled*: the clause around the cue."),
    Role(
        "host clause",
        "The clause around the cue, less the cue and its source: *it failed*, per aides.",
    ),
    Role(
        "following sentence",
        "The sentence after the cue's own: He set out the plan. *Pay would rise.*",
    ),
    Role(
        "preceding sentence",
        "The sentence before the cue's own: *Pay will rise.* That was her view.",
    ),
    Role("rest", "What the sentence holds after the cue, or else before it."),
    Role("after the colon", "What a colon behind the cue introduces, to the paragraph's end."),
    Role(
        "rest of the paragraph",
        "All that follows the cue in its paragraph: a transcript's speech.",
    ),
    Role(
        "claim of the verb it modifies",
        "The claim that another cue holds: he said *so*, citing aides.",
    ),
    Role("object of {…}", "What stands after one of these prepositions: warned of *delays*."),
)
CONDITIONS = (
    Role("person", "The source is a person, a body or a document, by name, pronoun or noun."),
    Role("name", "The source is a name."),
    Role("named person", "The source is a person by name, or *he*, *she*, *I*."),
    Role("source", "A source is expressed or understood."),
    Role("no source", "Nobody is expressed."),
    Role("clause", "The claim is a clause that the cue governs or is inserted in."),
    Role("quotation", "The claim has speech in quotation marks, and the cue stands outside of it."),
    Role("finite claim", "The claim has a finite verb."),
    Role("no object", "The cue has no object."),
    Role("passive", "The cue verb is passive."),
    Role("active", "The cue verb is active."),
    Role(
        "no participle", "The cue is no participle that describes a noun: *a man called Biscuit*."
    ),
    Role("finite cue", "The cue is no bare participle or infinitive: *pointing*, *to point*."),
    Role("plural", "The source is plural."),
    Role("poll", "The source is a poll or survey."),
    Role("figure", "The claim has a number."),
    Role("first person", "The source is *I* or *we*."),
    Role("unquoted", "The cue stands outside of quotation marks."),
    Role("headline", "The cue stands in a headline or subheading."),
    Role("no caption", "The cue stands in no caption, where what a picture shows is told."),
    Role(
        "no scene",
        "In a caption, where what a picture shows is told, the claim is a clause or a quotation.",
    ),
    Role(
        "no norm",
        "The cue tells what somebody does, not what one should or may: *we should worry*.",
    ),
    Role("no question", "The cue is not what is asked: *Does she blame the board?*."),
    Role("no supposition", "The cue stands behind no *if* or *whether*."),
    Role("no bare name", "The claim is no single name or person: *told Hale*, *shows her*."),
    Role(
        "something said",
        "The claim is a clause, a quotation, or a noun of the lexicon `things-said`: *a request*.",
    ),
    Role(
        "of a source",
        "The cue stands in a relative clause that tells of a source: a report *that cited* aides.",
    ),
    Role(
        "of speech",
        "The cue is a participle that tells of speech or a speaker: remarks *carried* by it.",
    ),
    Role("outlet", "The source is a news outlet, by name or by a noun."),
    Role(
        "speaker's label",
        "The mark closes a label of who speaks at the head of a paragraph: *JONES:*, *Q:*, or, "
        "where a transcript has several, *Jones:*, *Reporter:*.",
    ),
    Role(
        "no bare object",
        "The claim is no mere object of an act: *declared a holiday*; *declared the road safe* "
        "says something of it, *declared her support* is a noun for what is said.",
    ),
    Role("nothing convened", "The claim is no noun for what is called: not *called a strike*."),
    Role("no request", "The claim is nothing asked for but words: not *asked for help*."),
    Role("no people", "The claim is no mere noun for people: not *admitted nine patients*."),
    Role("no display", "A person shows more than a thing or a trait: not *she showed her nerve*."),
    Role("no title", "The claim is no mere noun phrase with an article: not *Holm: a town*."),
    Role("nothing won", "The claim is no noun for what is taken or won: not *claimed nine lives*."),
    Role("no thing", "The source is no thing or event: not *the drought threatens to end it*."),
    Role("no receiver", "The cue has one object, not two: not *denied the town its gossip*."),
    Role("as clause", "*As* opens the cue's clause: *as* the mayor put it."),
    Role("taken as", "The claim says after *as* what a thing is taken for: saw it *as a threat*."),
)

_OBJECT_OF = re.compile(r"object of \{([^{}]+)\}\Z")


class RoleUse(NamedTuple):
    """A role as a rule names it, taken apart."""

    name: str
    """As in the table; `object of {…}` for every set of prepositions."""
    prepositions: tuple[str, ...] = ()


@cache
def parse_role(text: str) -> RoleUse:
    """The parts of a role such as `object of {about|of}`."""
    if match := _OBJECT_OF.match(text):
        return RoleUse("object of {…}", tuple(" ".join(w.split()) for w in match[1].split("|")))
    return RoleUse(text)


class RoleName(Shape[str]):
    """A role of one of the tables, with its prepositions."""

    def __init__(self, what: str, roles: tuple[Role, ...], *, sole: bool = False) -> None:
        self.what = what
        self.names = tuple(role.name for role in roles)
        self.sole = sole
        """Whether the name stands alone, without additions: a condition."""

    @property
    def expected(self) -> str:
        return f"a {self.what}"

    def read(self, node: Node, reader: Reader) -> str:
        text = " ".join(plain_text(node, reader, self.expected).split())
        use = RoleUse(text) if self.sole else parse_role(text)
        if use.name not in self.names:
            message = f'unknown {self.what} "{use.name}"{nearest(use.name, self.names)}'
            reader.fail(node, message)
        if "" in use.prepositions:
            reader.fail(node, "an empty preposition; write object of {about|of}")
        return text

    def schema(self) -> Schema:
        plain = [name for name in self.names if "…" not in name]
        if self.sole:
            return {"enum": plain}
        names = "|".join([*plain, r"object of \{[^{}]+\}"])
        return {"type": "string", "pattern": f"^({names})$"}


SOURCE_ROLE = RoleName("source role", SOURCE_ROLES)
CLAIM_ROLE = RoleName("claim role", CLAIM_ROLES)
CONDITION = RoleName("condition", CONDITIONS, sole=True)
