"""How a phrase that fills a role was found: decided by name, explained by a sentence."""

from __future__ import annotations

from enum import Enum, unique


@unique
class FoundBy(Enum):
    """A way to find what fills a role.

    Its `key` names it in the weights of `rules/cues/scores.yml` and in conditions; its value is for
    readers alone, and nothing compares it. `{detail}` stands for the word that `RoleFill` adds.
    """

    SUBJECT = "its subject"
    SHARED_SUBJECT = "the subject shared with the verb before it"
    CONTROLLING_SUBJECT = "the subject of the main clause"
    CONTROLLING_OBJECT = "the object of the verb above it"
    DESCRIBED_NOUN = "the noun that the participle describes"
    NOUN_BEFORE_RELATIVE_CLAUSE = "the noun before the relative clause"
    OWNER_OF_INFINITIVE = "whose it is to do it"
    SUBJECT_OF_MODIFIED_VERB = "the subject of the verb it modifies"
    SUBJECT_BEFORE_PARTICIPLE = "the subject of the clause before the participle"
    SUBJECT_AND_INFINITIVE = "its subject and its infinitive"
    AGENT = "the agent of the passive"
    PASSIVE_SUBJECT = "the subject of the passive"
    OBJECT = "its object"
    OBJECT_AND_COMPLEMENT = "its object and what is said of it"
    OBJECT_AND_FIGURE = "what is measured and the figure"
    AFTER = "after “{detail}”"
    POSSESSOR = "the possessor"
    DOCUMENT_OWNER = "the document's owner"
    LABEL = "the label of the speech"
    CUE_NOUN = "the noun names who speaks"
    RECEIVER = "what hears it"
    PHRASE_BETWEEN_MARKS = "beside it between the marks"
    PHRASE_UP_TO_CUE = "the noun phrase that runs up to it"
    PHRASE_BEFORE_INSERTION = "the noun phrase before the insertion"
    PHRASE_BEFORE_CUE = "the noun phrase right before it"
    PHRASE_AFTER_CUE = "the noun phrase right after it"
    SOURCE_OF_HOST = "the source of the clause that it is appended to"
    GOVERNED_CLAUSE = "the clause it governs"
    JOINED_CLAUSE = "the clause it is joined to"
    INFINITIVE = "its infinitive"
    MODIFIED_CLAUSE = "the clause it modifies"
    INTERRUPTED_SENTENCE = "the sentence it is inserted in"
    SENTENCE_AROUND = "the sentence around it"
    SENTENCE_BEFORE = "the sentence before it"
    SENTENCE_AFTER = "the sentence that follows"
    REST_BEFORE = "what stands before it"
    REST_AFTER = "what stands after it"
    NEXT_PARAGRAPH = "the paragraph that follows"
    REST_OF_PARAGRAPH = "the rest of the paragraph"
    AFTER_COLON = "what the colon introduces"
    NAME_IN_BRACKETS = "the name in brackets after the quotation"
    SIGNATURE = "the name after a dash, as a signature"
    TAG = "whoever stands with a verb right after the quotation"
    INTRODUCING_SUBJECT = "the subject of the words that lead up to the quotation"
    INTRODUCING_NAME = "the name that the words leading up to the quotation open with"
    INTERVIEWEE = "the only person named before the first question"
    SPEAKING_BEFORE = "who speaks in the sentence before the quotation"
    SPEAKING_ELSEWHERE = "who is quoted with the same words elsewhere in the article"
    ACTING_BEFORE = "the only person who acts in the sentence before the quotation"
    ACTING_AFTER = "the only person who acts in the sentence after the quotation"
    QUOTATION = "the quotation beside it"
    CLAIM_OF_VERB = "the claim of the verb it modifies"
    CLAIM_OF_HOST = "the claim of the cue that it modifies"

    def key(self, detail: str = "") -> str:
        """The stable name that weights go by: `phrase-between-marks`, `after-from`."""
        name = self.name.lower().replace("_", "-")
        return f"{name}-{detail}" if self is FoundBy.AFTER else name
