"""Whom pronouns, posts and epithets mean in whole sentences, read by the bundled pipeline."""

from __future__ import annotations

import pytest

from tests.entities.test_who_is_named import check, speakers


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        (
            "Governor Ana Quist spoke first. The deputy governor said rates would rise.",
            "rates would",
        ),
        ("The president, Olga Marn, was absent. The vice-president said it rained.", "it rained"),
        ("Bishop Karl Enz led the service. The former bishop said it was cold.", "it was cold"),
        ("Mayor Gus Orme came late. The assistant mayor said he was ill.", "he was ill"),
    ],
)
def test_another_post_never_gets_the_name(text: str, claim: str) -> None:
    assert all(level != "named" for _, level in speakers(text, claim))


@pytest.mark.parametrize(
    ("text", "claim", "name"),
    [
        ("Erik Solberg won on Sunday. The Norwegian said it was icy.", "it was icy",
         "Erik Solberg"),
        ("Ferdinand Holm was elected mayor on Sunday, beating two rivals. The mayor said taxes "
         "would fall.",
         "taxes would", "Ferdinand Holm"),
        ("Ida Brandt became chair in June. The chair said rents would rise.", "rents would",
         "Ida Brandt"),
        ("Wendy Ames, a singer, said so. “She was kind,” recalled Rita Lomax. The actress said "
         "she was fierce too. Wendy Ames left.", "fierce", "Rita Lomax"),
        ("PC Imogen Strang came late. “She was cold,” the officer said.", "was cold",
         "Imogen Strang"),
        ("Mayor of Eastholm Pat Quill said order would be kept.", "order would", "Pat Quill"),
        ("Kit Alder, a miller, came with Rosa Penn. Alder said the roof leaked. He said he would "
         "mend it.", "he would", "Kit Alder"),
        ("Michelle Trask kept the money, the town heard. Asked by Rosa Veal why she had closed the "
         "shop, she said the roof leaked.", "roof", "Michelle Trask"),
        ("Lena Orrin bought the inn in 2010. The inn, which she said was haunted, closed.",
         "haunted", "Lena Orrin"),
    ],
)  # fmt: skip
def test_description_or_pronoun_means_the_person_named(text: str, claim: str, name: str) -> None:
    check(text, claim, name, "named")


@pytest.mark.parametrize(
    ("text", "claim", "name"),
    [
        ("The company cut jobs. Its trade body, LumenTrade, argued that the tariff was too high.",
         "tariff", "LumenTrade"),
        ("Harbour United lost 3-0. The club said the manager would stay.", "manager would",
         "Harbour United"),
        ("Brask Oil said so. Tarn Marine was fined, and the company denied that it leaked.",
         "leaked", "Tarn Marine"),
    ],
)  # fmt: skip
def test_description_means_the_body_named(text: str, claim: str, name: str) -> None:
    check(text, claim, name, "institutional")
