"""The article's own voice: *I* and *we* outside quotation marks, and its own outlet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from attribution.entities.coreference.clusters import Cluster
from attribution.entities.entities import Entities
from attribution.model import Attribution, Parse
from attribution.rulebook.vocabulary import Vocabulary


def own_voices(
    parse: Parse,
    attributions: Sequence[Attribution],
    entities: Entities,
    vocabulary: Vocabulary,
    outlet: str | None,
) -> frozenset[int]:
    """Indices of the clusters that are the article's own voice.

    The outlet is the one that the setting `outlet`, a byline or a dateline names, or that says
    "this newspaper"; without any, the only one that learns, understands, can reveal or was told.
    """
    voices = {cluster.index for cluster in entities.clusters if cluster.is_author}
    signed = {c.index for c in entities.clusters if _is_called(c, outlet)} if outlet else set()
    signed |= {c.index for c in entities.clusters if _signs(parse, entities, c)}
    learning = _learning(parse, attributions, entities, vocabulary)
    if not signed and not outlet and len(learning) == 1:
        signed = learning
    return frozenset(voices | signed)


def _is_called(cluster: Cluster, outlet: str) -> bool:
    plain = outlet.lower().removeprefix("the ")
    named = cluster.name is not None and cluster.name.text.removeprefix("the ") == plain
    return named and cluster.sort == "outlet"


def _signs(parse: Parse, entities: Entities, cluster: Cluster) -> bool:
    """Whether it is "this newspaper", or the outlet that a byline or a dateline names."""
    tokens, blocks = parse.tokens, parse.article.blocks
    for mention in map(entities.mentions.all.__getitem__, cluster.mentions):
        kind = blocks[parse.sentence_of(mention.head).block].kind
        # "LURENA, Oct 6 (Norrpress) —"
        bracket = mention.first > 0 and tokens[mention.first - 1].text in ("(", "[")
        if kind == "dateline" and bracket and cluster.sort != "place":
            return True
        own = mention.form == "noun" and tokens[mention.first].lower == "this"
        if cluster.sort == "outlet" and (own or kind == "byline"):
            return True
    return False


def _learning(
    parse: Parse, attributions: Iterable[Attribution], entities: Entities, vocabulary: Vocabulary
) -> set[int]:
    """The outlets whose cues tell what the writer of an article does: "The Echo has learned"."""
    found = set()
    for attribution in attributions:
        cluster = entities.source_of(attribution.id)
        if cluster is None or attribution.within is not None or cluster.name is None:
            continue
        revealing = _is_own_deed(parse, attribution, vocabulary)
        if cluster.sort == "outlet" and revealing:
            found.add(cluster.index)
    return found


def _is_own_deed(parse: Parse, attribution: Attribution, vocabulary: Vocabulary) -> bool:
    """Whether a cue holds a verb of finding out, with the helping verb that it asks for."""
    cue = attribution.cue.tokens if attribution.cue is not None else ()
    words = {parse.tokens[i].lower for i in cue}
    for i in cue:
        lemma = parse.tokens[i].lemma
        helper = vocabulary.learning_verbs.means(lemma)
        if helper and (helper == lemma or helper in words):
            return True
    return False
