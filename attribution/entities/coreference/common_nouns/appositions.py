"""Descriptions that their own sentence equates with somebody: appositions, titles, predicates."""

from __future__ import annotations

from collections.abc import Sequence

from attribution.entities.coreference.cluster_builder import ClusterBuilder, Clustering
from attribution.entities.coreference.name_lists import name_list
from attribution.entities.mentions.mention import Mention, Mentions
from attribution.grammar.marks import MARKS
from attribution.grammar.noun_phrases import INSIDE_PHRASE, PHRASE_ENDS, modifier_end
from attribution.grammar.trees import case_of, dependent, dependents
from attribution.grammar.words import NEGATIONS, WORDS
from attribution.model import Parse, Token
from attribution.rulebook.tuning import Tuning
from attribution.rulebook.vocabulary import Vocabulary

Identity = tuple[ClusterBuilder, str, int | None]
_FIELDS = frozenset(("NN", "NNS", "VB", "VBG"))
_ADJOINING = WORDS.owners | WORDS.coordinators
_NAMED_BODIES = ("outlet", "organisation")


class Appositions:
    """The equations of one article."""

    def __init__(
        self,
        parse: Parse,
        mentions: Mentions,
        clustering: Clustering,
        vocabulary: Vocabulary,
        tuning: Tuning,
    ) -> None:
        self.parse, self.tokens = parse, parse.tokens
        self.mentions, self.clustering, self.vocabulary = mentions, clustering, vocabulary
        self.reach = int(tuning.apposition_reach)
        self.list_reach = int(tuning.listed_name_reach)

    def of(self, mention: Mention) -> Identity | None:
        """Whom the sentence says that a description is, with the rule and the mention."""
        if mention.sort in (*_NAMED_BODIES, "document") and mention.count == "one":
            called = self._called(mention) or self._body_of(mention)
            if called is not None or mention.article != "possessive":
                return called
            return self._name_after(mention)  # "her publisher, Dov Stern of Lantern Press,"
        if mention.sort == "thing" and mention.count == "one" and mention.article != "none":
            return self._called(mention)  # "its trade body, LumenTrade,"
        crowd = self.vocabulary.crowds.has(mention.noun)
        if mention.sort != "human" or (crowd and mention.article == "definite"):
            return None
        beside = self._apposition(mention)
        if beside is not None and beside[0].name is None:
            beside = self._name_after(mention) or beside
        return (
            beside
            or self._name_after(mention)
            or self._adjoined(mention)
            or self._predicate(mention)
            or self._called_apart(mention)
        )

    def unnamed_beside(self, mention: Mention) -> ClusterBuilder | None:
        """Whom a noun before describes as well: "her *rival*, the deputy leader, Lars Moen,"."""
        found = self._apposition(mention) if mention.sort == "human" else None
        return found[0] if found is not None and found[0].name is None else None

    def _called_apart(self, mention: Mention) -> Identity | None:
        """The body whose role a noun tells: "the regulator, *Tarnwatch*,", "its rival *Polaro*"."""
        if mention.count != "one" or mention.article not in ("definite", "possessive"):
            return None
        return self._called(mention)

    def _called(self, mention: Mention) -> Identity | None:
        """The name behind the noun of a body: "the newspaper *Le Soir*", "a paper, *the Echo*,"."""
        first = modifier_end(self.parse, mention.head, self.reach) or mention.head + 1
        apart = first < len(self.tokens) and self.tokens[first].text == ","
        first += apart
        first = self._past_seat(first)
        other = self.mentions.of(
            first + (self.tokens[min(first, len(self.tokens) - 1)].tag == "DT")
        )
        if other is None or other.form != "name" or other.first != first:
            return None
        end = self._end_of_place(other)
        if apart and (end >= len(self.tokens) or self.tokens[end].text not in PHRASE_ENDS):
            return None
        cluster = self.clustering.cluster_of(other)
        bodies = ("outlet",) if mention.sort == "document" else _NAMED_BODIES
        if cluster is None or cluster.sort not in bodies:
            return None
        return cluster, "entity.apposition", other.index

    def _past_seat(self, first: int) -> int:
        """The token after a compound that tells a body's seat: "the maker, *Leeds-based* Brask"."""
        end = first + 3
        if end >= len(self.tokens) or self.tokens[first + 1].text not in MARKS.hyphens:
            return first
        return end if self.vocabulary.place_compounds.has(self.tokens[first + 2].lower) else first

    def _body_of(self, mention: Mention) -> Identity | None:
        """Whose part in the story a body has: "the mill's *owner*, the Farrow family *trust*,"."""
        token = self.tokens[mention.head]
        told = mention.article == "definite" and mention.sort == "organisation"
        if token.dep != "appos" or not told or not self._closes(mention):
            return None
        other = self.mentions.of(token.head)
        cluster = self.clustering.cluster_of(other)
        alone = cluster is not None and cluster.name is None and len(cluster.mentions) == 1
        if other is None or cluster is None or not alone or other.sort != "human":
            return None
        if other.count != "one" or not self.vocabulary.opening_descriptions.has(other.noun):
            return None
        cluster.sort = "organisation"
        return cluster, "entity.apposition", other.index

    def _several(self, _mention: Mention, name: Mention, rule: str) -> Identity | None:
        """The persons of a list of names, where a plural description stands beside it."""
        first = self.tokens[name.head].head if self.tokens[name.head].dep == "conj" else name.head
        heads = [first, *dependents(self.parse, first, "conj")]
        people = [self.clustering.cluster_of(self.mentions.of(i)) for i in heads]
        known = [
            person.index for person in people if person is not None and person.name is not None
        ]
        if len(set(known)) < 2:
            return None
        return self.clustering.join(known), rule, name.index

    def _is_anothers(self, mention: Mention, cluster: ClusterBuilder) -> bool:
        """Whether a name belongs to the noun around: "a *nurse* at the ward, Ida Orr,"."""
        outer = self.mentions.of(mention.first - 2) if mention.first > 1 else None
        inside = outer is not None and self.tokens[mention.first - 1].tag in ("IN", "TO")
        same = outer is not None and self.clustering.cluster_of(outer) is cluster
        return inside and same and outer is not None and outer.form == "noun"

    def _equal(self, mention: Mention, other: Mention | None, rule: str) -> Identity | None:
        cluster = self.clustering.cluster_of(other)
        if cluster is None or other is None or other.index == mention.index:
            return None
        if self._is_anothers(mention, cluster):
            return None
        if cluster.sort != "human" or {mention.count, other.count} == {"one", "plural"}:
            return None
        if mention.gender and cluster.gender and mention.gender != cluster.gender:
            return None
        return cluster, rule, other.index

    def _apposition(self, mention: Mention) -> Identity | None:
        """ "Ines Orrin, chair of the board, said": the description after the comma."""
        token = self.tokens[mention.head]
        if token.dep == "appos" and token.head < mention.first:
            return self._equal(mention, self.mentions.of(token.head), "entity.apposition")
        comma = mention.first - 1
        listed = token.dep == "conj" and dependent(self.parse, token.i, "cc") is not None
        if comma < 1 or self.tokens[comma].text != "," or listed:
            return None
        if self.tokens[comma].sentence != self.tokens[comma - 1].sentence:
            return None
        before = self.mentions.of(comma - 1)
        if before is None or before.form != "name" or before.end != comma:
            return None
        if not self._closes(mention) and not self._is_inserted(mention, before):
            return None
        if mention.count == "one" and (body := self._body_told(mention, before)):
            return body
        if mention.count == "plural":
            return self._several(mention, before, "entity.apposition")
        return self._equal(mention, before, "entity.apposition")

    def _body_told(self, mention: Mention, before: Mention) -> Identity | None:
        """ "Corvex Industries, the *maker* of garage doors, said": what a body does."""
        cluster = self.clustering.cluster_of(before)
        if cluster is None or cluster.sort not in _NAMED_BODIES:
            return None
        words, noun = self.vocabulary, mention.noun
        of_body = words.company_descriptions.has(noun) or words.back_references.has(noun)
        subject = self.tokens[before.head].dep.startswith("nsubj")
        if not subject or (noun in words.roles and not of_body):
            return None  # "Ida Brandt of Brask, a *lawyer*, said"
        return cluster, "entity.apposition", before.index

    def _is_inserted(self, mention: Mention, name: Mention) -> bool:
        """ "On 2 June, Oskar Brand, the product head, wrote": the parser took the description."""
        end = mention.end
        commas = end < len(self.tokens) and self.tokens[end].text == ","
        told = mention.article == "definite" and self.tokens[mention.head].dep == "nsubj"
        return commas and told and self.tokens[name.head].dep == "appos"

    def _closes(self, mention: Mention) -> bool:
        """Whether the description ends with a comma or the sentence, and lists nobody."""
        if self.tokens[mention.head].dep.startswith(("nsubj", "obj", "root")):
            return False
        if any(self.tokens[i].dep == "conj" for i in self.parse.children[mention.head]):
            return mention.article != "none"
        end = self.parse.edges[mention.head][1]
        return end >= len(self.tokens) or self.tokens[end].text in PHRASE_ENDS or end > mention.end

    def _name_after(self, mention: Mention) -> Identity | None:
        """ "the mayor, Anna Vane, said" and "the mayor, who is Anna Vane"."""
        fronted = self.fronts(mention)
        if fronted is not None:
            return self._equal(mention, fronted, "entity.apposition")
        distant = self._distant(mention)
        if distant is not None:
            return self._equal(mention, distant, "entity.apposition")
        if mention.count == "plural":
            return self._names_after(mention)
        for child in dependents(self.parse, mention.head, "appos", "flat"):
            other = self.mentions.of(child)
            if child > mention.head and other is not None and other.form == "name":
                return self._equal(mention, other, "entity.apposition")
        comma = mention.end
        if comma + 1 >= len(self.tokens):
            return None
        if self.tokens[comma].lower == "the" and mention.article == "possessive":
            beside = self._named_from(comma)  # "her friend *the novelist Ida Brandt*"
            return None if beside is None else self._equal(mention, beside, "entity.apposition")
        other = self._named_from(comma + 1)
        if other is None or self.tokens[comma].text != ",":
            return None
        end = self.tokens[other.end] if other.end < len(self.tokens) else None
        if end is None or end.text not in PHRASE_ENDS or mention.article == "none":
            return None
        apart = self.tokens[other.head].dep.startswith("nsubj") or self._is_joined(other.head)
        if apart and not self._beside(mention, other):
            return None
        return self._equal(mention, other, "entity.apposition")

    def _named_from(self, first: int) -> Mention | None:
        """The name that begins at a token, with the words before it: "*Leeds-based* Ida Brandt"."""
        near = self.mentions.between(first, first + 2 * self.reach)
        people = (m for m in near if m.form == "name" and m.first == first and m.sort == "human")
        found = next(people, None) or self.mentions.of(first)
        return found if found and found.form == "name" and found.first == first else None

    def _is_joined(self, head: int) -> bool:
        """Whether *and* joins a noun to the one before; a comma alone sets an apposition off."""
        joined = self.tokens[head].dep == "conj"
        return joined and dependent(self.parse, head, "cc") is not None

    def fronts(self, mention: Mention) -> Mention | None:
        """Who is described before the sentence's subject: "A keen walker, *Ida Brandt* said"."""
        comma = mention.end
        opens = mention.first == self.parse.sentence_of(mention.head).first
        if mention.form != "noun" or not opens or self.parse.text_at(comma) != ",":
            return None
        other = self.mentions.of(comma + 1)
        if other is None or other.first != comma + 1 or other.form not in ("name", "pronoun"):
            return None
        return other if self._beside(mention, other) else None

    def _distant(self, mention: Mention) -> Mention | None:
        """The name after a noun with a phrase of its own: "a clerk at the mill, Ida Brandt," """
        tokens, comma = self.tokens, modifier_end(self.parse, mention.head, self.reach)
        if mention.count != "one" or not comma or self._tells_another(mention, comma):
            return None
        first = self._past_age(comma + 1)
        name = self.mentions.of(first)
        if name is None or name.name is None or name.sort != "human":
            return None
        if name.first != first or len(name.name.words) < 2 or name.end >= len(tokens):
            return None
        end = self._end_of_place(name)
        after = tokens[min(end + 1, len(tokens) - 1)]
        closes = tokens[end].text in PHRASE_ENDS and after.tag != "CC"
        listed = tokens[name.head].dep == "conj" and tokens[name.head].head != self._partner(comma)
        return name if closes and not listed else None

    def _tells_another(self, mention: Mention, comma: int) -> bool:
        """Whether a clause before a comma ends with another person's post.

        Whose name follows is then as likely the other's: "who sued the mayor, Piet Vos,".
        """
        other = self.mentions.of(comma - 1)
        if other is None or self.tokens[mention.end].tag in ("IN", "TO"):
            return False
        person = other.form == "noun" and other.sort == "human" and other.count == "one"
        post = other.noun in self.vocabulary.roles and not self.vocabulary.bystanders.has(
            other.noun
        )
        return person and post

    def _past_age(self, first: int) -> int:
        """The token behind an age before a name: "*41-year-old* Piet Vos"."""
        age = self.tokens[first : first + 5]
        aged = len(age) == 5 and age[0].tag == "CD" and age[4].lower == "old"
        return first + 5 if aged else first

    def _end_of_place(self, name: Mention) -> int:
        """The end of a name with the place or body that it is of: "Ida Brandt *of Tarn Bank*"."""
        tokens, end = self.tokens, name.end
        if end + 1 < len(tokens) and tokens[end].lower in WORDS.owners:
            of = self.mentions.of(end + 1)
            if of is not None and of.form == "name" and of.end < len(tokens):
                return of.end
        return end

    def _partner(self, comma: int) -> int | None:
        """The first word of a firm that ends before a comma: the Brook of "Brook & Hale,"."""
        firm = self.mentions.of(comma - 1)
        inside = range(0) if firm is None else range(firm.first, firm.end)
        return inside.start if any(self.tokens[i].text == "&" for i in inside) else None

    def _adjoined(self, mention: Mention) -> Identity | None:
        """The name after a post and its body: "founder of the mill *Northlake* Ida Brandt"."""
        tokens, at = self.tokens, mention.end
        if mention.count != "one" or at >= len(tokens):
            return None
        if tokens[at].tag != "IN" and tokens[at].lower not in _ADJOINING:
            return None
        for i in range(at + 1, min(at + self.reach, len(tokens))):
            name = self.mentions.of(i)
            person = name is not None and name.form == "name" and name.sort == "human"
            if person and name is not None and name.name is not None:
                if self._is_second_post(mention, name, i):
                    return self._equal(mention, name, "entity.apposition")
                full = name.first == i and len(name.name.words) > 1 and tokens[i].text.istitle()
                named = self._follows_body(i) or self._are_fields(tokens[at + 1 : i])
                return self._equal(mention, name, "entity.apposition") if full and named else None
            if tokens[i].tag not in INSIDE_PHRASE | {"CC", "VB", "VBG"}:
                return None
        return None

    def _is_second_post(self, mention: Mention, name: Mention, i: int) -> bool:
        """Whether one person has both posts: "Actor and *activist* Ida Brandt", "a poet and …".

        A title of its own is another's: "the mayor and Councillor Ida Brandt".
        """
        joined = self.tokens[mention.end].tag == "CC" and i == mention.end + 1 == name.first
        post = self.tokens[i].text.islower() or self.tokens[i + 1].text.islower()
        return joined and post and name.name is not None and len(name.name.words) > 1

    def _follows_body(self, i: int) -> bool:
        """Whether a name follows on a body's or place's: "mayor of Eastholm *Pat Quill*"."""
        before, body = self.tokens[i - 1], self.mentions.of(i - 1)
        if before.lower in self.vocabulary.roles:
            return False  # "under former President Pat Quill"
        named = body is not None and body.form == "name" and body.end == i
        return named or before.tag == "NNP"

    def _are_fields(self, between: Sequence[Token]) -> bool:
        """Whether plain nouns say what a post is for: "head of *research* Pat Quill".

        What is owned, or another's post, says something else: "an aide to *actor* Pat Quill".
        """
        owned = any(token.tag in ("DT", "PRP$", "POS") for token in between)
        human = any(token.lower in self.vocabulary.roles for token in between)
        return any(token.tag in _FIELDS for token in between) and not (owned or human)

    def _beside(self, mention: Mention, other: Mention) -> bool:
        """Two subjects of one verb: the parser's other way to draw an apposition."""
        first, second = self.tokens[mention.head], self.tokens[other.head]
        if first.dep.startswith("nmod"):  # "a spokesman for the *prosecutor*, Neil Garrow"
            first = self.tokens[first.head]
        subjects = first.dep.startswith("nsubj") and second.dep.startswith("nsubj")
        return subjects and first.head == second.head

    def _names_after(self, mention: Mention) -> Identity | None:
        """ "the hopefuls Ida Brandt and Aldo Brandt", "two envoys, Ida Brandt and Aldo Brandt," """
        first, end = mention.end, self.parse.sentence_of(mention.head).end
        apart = first < end and self.tokens[first].text == ","
        told = mention.article in ("definite", "possessive") or mention.number is not None
        if apart and not told:
            return None
        people = name_list(self.parse, self.mentions, first + apart, end, self.list_reach)
        if not people or mention.number not in (None, len(people)):
            return None
        last = people[-1].end
        if apart and last < end and self.tokens[last].text not in PHRASE_ENDS:
            return None  # "the envoys, Ida Brandt and Aldo Brandt met"
        known = [r.index for m in people if (r := self.clustering.cluster_of(m)) is not None]
        if len(set(known)) < 2:
            return None
        return self.clustering.join(known), "entity.apposition", people[0].index

    def _appointed(self, mention: Mention) -> Mention | None:
        """Who has been given a post: "*Orrin* was elected *mayor*", "*Orrin* became *mayor*"."""
        token = self.tokens[mention.head]
        verb = self.tokens[token.head]
        if token.dep not in ("xcomp", "obj") or mention.article == "definite":
            return None
        if not self.vocabulary.appointing_verbs.has(verb.lemma):
            return None
        if any(self.tokens[i].lower in NEGATIONS for i in self.parse.children[verb.i]):
            return None
        active = self.vocabulary.appointing_verbs.means(verb.lemma) == "active"
        relations = ("nsubj",) if active else ("nsubj:pass",)
        found = [i for i in self.parse.children[verb.i] if self.tokens[i].dep in relations]
        return self.mentions.of(found[0]) if found else None

    def _serving_as(self, mention: Mention) -> Mention | None:
        """Who has a post that *as* names: "*Orrin* served as *governor*"."""
        token = self.tokens[mention.head]
        if mention.article != "none" or case_of(self.parse, token.i) not in WORDS.roles_of_verbs:
            return None
        verb = token.head
        if self.tokens[verb].dep == "obj":  # "sought *support* as governor"
            verb = self.tokens[verb].head
        owned = self.mentions.of(dependent(self.parse, verb, "obj"))
        if self.tokens[verb].pos != "VERB" or (owned is not None and owned.sort == "human"):
            return None  # "hired Orrin as coach"
        subject = dependent(self.parse, verb, "nsubj")
        found = self.mentions.of(subject)
        named = found is not None and found.name is not None and found.head == subject
        return found if named else None

    def _predicate(self, mention: Mention) -> Identity | None:
        """ "Orrin is the mayor of Brackwater" """
        head = mention.head
        appointed = self._appointed(mention) or self._serving_as(mention)
        if appointed is not None:
            return self._equal(mention, appointed, "entity.predicate")
        if dependent(self.parse, head, "cop") is None:
            return None
        if any(self.tokens[i].lower in NEGATIONS for i in self.parse.children[head]):
            return None
        subject = dependent(self.parse, head, "nsubj")
        if subject is None:
            return None
        return self._equal(mention, self.mentions.of(subject), "entity.predicate")
