"""Pages as publishing systems write them: the article's paragraphs are kept, the rest dropped."""

# ruff: noqa: E501  # the lines of pages stand as they are written
from __future__ import annotations

import pytest

from attribution.reading import article_from_text

BODY = (
    "The harbour board will close the old ferry dock in June, its chair said on Monday.",
    "“We looked at every other way,” Ina Holt told the council. “There is none that we can pay.”",
    "Dockers who had come to the hall by bus from the eastern quays shook their heads at her words.",
    "Two members of the board said that the decision had been taken in private as early as March.",
    "The council votes on the plan next week, and a spokesperson for the mayor would not comment.",
)
FURNITURE = (
    "Sign up for our morning briefing and never miss a story about the town.",
    "We and our 842 partners store cookies on your device to show you advertisements.",
    "More stories that other readers liked about ferries and much else besides.",
    "Great article, the board should resign, wrote one who reads this every day and says so.",
    "Subscribe now for one crown a week and read everything that we publish.",
    "All rights reserved by the Gazette Publishing Company of Nordhavn and its partners.",
)
P = "".join(f"<p>{part}</p>" for part in BODY)
SIGN_UP, COOKIES, MORE, COMMENT, PAYWALL, RIGHTS = FURNITURE
HEAD = "<h1>Board closes old ferry dock</h1>"
PAGES = {
    "WordPress": f"""<body class="single post-template-default"><header id="masthead"><nav>Home</nav>
        </header><div id="primary" class="content-area"><main class="site-main"><article id="post-7"
        class="post type-post hentry"><header class="entry-header">{HEAD}</header><div
        class="entry-content">{P}<div class="sharedaddy sd-sharing-enabled">Share this:</div><div
        id="jp-relatedposts" class="jp-relatedposts"><p>{MORE}</p></div></div></article><div
        id="comments" class="comments-area"><ol class="comment-list"><li><p>{COMMENT}</p></li></ol>
        </div></main></div><aside id="secondary" class="widget-area"><p>{SIGN_UP}</p></aside><footer
        id="colophon" class="site-footer"><p>{RIGHTS}</p></footer></body>""",
    "Drupal": f"""<div class="layout-container"><main role="main"><div class="region region-content">
        <article class="node node--type-article"><div class="node__content"><div class="field
        field--name-body field--type-text-with-summary">{HEAD}{P}</div></div></article></div>
        </main><section class="region-sidebar-second block-views"><p>{MORE}</p></section><footer><div
        class="region-footer"><p>{RIGHTS}</p></div></footer></div>""",
    "AMP": f"""<html amp><body><amp-consent><div class="consent-popup"><p>{COOKIES}</p></div>
        </amp-consent><article>{HEAD}{P}<amp-ad><p>Ad</p></amp-ad></article><amp-list
        class="recommended-articles"><p>{MORE}</p></amp-list></body></html>""",
    "Next.js with JSON-LD": f"""<body><div id="__next"><script type="application/ld+json">{{"articleBody":
        "{SIGN_UP}"}}</script><div class="css-1x"><div class="css-2y">{HEAD}<div class="css-3z">{P}</div>
        </div><div class="css-newsletter-9"><p>{SIGN_UP}</p></div></div></div><script
        id="__NEXT_DATA__" type="application/json">{{"a": "<p>{MORE}</p>"}}</script></body>""",
    "live blog": f"""<main><div class="live-blog">{HEAD}""" + "".join(
        f'<article class="live-post"><time>10:{n}</time><p>{part}</p></article>'
        for n, part in enumerate(BODY, 10)
    ) + f"""</div><aside class="most-read"><p>{MORE}</p></aside></main>""",
    "newsletter in tables": f"""<table><tr><td><table class="wrapper"><tr><td>{HEAD}</td></tr>""" + "".join(
        f"<tr><td><p>{part}</p></td></tr>" for part in BODY
    ) + f"""</table></td></tr><tr><td class="footer"><p>{RIGHTS}</p></td></tr></table>""",
    "paywall": f"""<main><article>{HEAD}<div class="article-body">{P}</div><div
        class="paywall-overlay subscribe-wall"><p>{PAYWALL}</p></div></article></main>""",
    "cookie banner first": f"""<body><div id="onetrust-banner-sdk" role="dialog" aria-label="Cookies">
        <p>{COOKIES}</p></div><div class="page"><div class="story">{HEAD}{P}</div></div></body>""",
    "body in divs": f"""<div class="story-body">{HEAD}""" + "".join(
        f'<div class="paragraph">{part}</div>' for part in BODY
    ) + f"""</div><div class="related-links"><div>{MORE}</div></div>""",
    "line breaks": f"""<div class="content">{HEAD}{"<br><br>".join(BODY)}</div><div
        class="comments"><p>{COMMENT}</p></div>""",
    "boxes inside": f"""<article>{HEAD}<p>{BODY[0]}</p><aside class="related"><p>{MORE}</p></aside>
        <p>{BODY[1]}</p><div class="newsletter-signup"><p>{SIGN_UP}</p></div><p>{BODY[2]}</p><div
        class="ad-slot"><p>Advertisement</p></div><p>{BODY[3]}</p><p>{BODY[4]}</p></article>""",
    "figures": f"""<article>{HEAD}<figure><img src="a.jpg"><figcaption>Ina Holt at the dock. Photo:
        Jo Reed</figcaption></figure>{P}<section class="comments-section"><p>{COMMENT}</p></section>
        </article>""",
    "custom elements": f"""<news-page><news-story><news-headline>{HEAD}</news-headline><news-text>{P}
        </news-text></news-story><news-footer class="site-footer"><p>{RIGHTS}</p></news-footer>
        </news-page>""",
    "unclosed paragraphs": f"""<html><body><div class=article>{HEAD}""" + "".join(
        f"<p>{part}\n" for part in BODY
    ) + f"""</div><div class=footer><p>{RIGHTS}</div>""",
    "upper case and frames": f"""<HTML><BODY><TABLE><TR><TD CLASS="nav">Home</TD><TD>{HEAD}{P}</TD></TR>
        </TABLE></BODY></HTML>""",
    "hidden copy": f"""<div style="display:none"><p>{SIGN_UP}</p></div><article>{HEAD}{P}</article>
        <template><p>{MORE}</p></template><noscript><p>{COOKIES}</p></noscript>""",
    "comments as articles": f"""<main><article class="story">{HEAD}{P}</article><div
        id="disqus_thread"><article class="comment"><p>{COMMENT}</p></article></div></main>""",
    "infinite scroll": f"""<main><article>{HEAD}{P}</article><div class="next-article
        recommended"><a href="b"><p>{MORE}</p></a></div></main>""",
    "figures in a table": f"""<article>{HEAD}{P}<table><tr><th>Year</th><th>Trips</th></tr><tr><td>2031
        </td><td>14</td></tr></table></article><footer><p>{RIGHTS}</p></footer>""",
    "list of links": f"""<article>{HEAD}{P}<ul class="more-on-this-story"><li><a href=a>{MORE}</a></li>
        </ul></article>""",
}  # fmt: skip


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_the_body_is_kept_and_the_furniture_dropped(page: str) -> None:
    blocks = article_from_text(page, format="html").blocks
    prose = [" ".join(block.text.split()) for block in blocks if block.kind in ("prose", "list")]
    assert [part for part in BODY if part not in prose] == []
    assert [part for part in FURNITURE if part in prose] == []
