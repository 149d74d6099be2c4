"""What is looked at on a page beyond axe: run in the page, each gives a list of what is wrong."""

SHOWN = (
    "const shown = (e) => e.checkVisibility({ visibilityProperty: true }) && e.getClientRects().length > 0;"
)
NAMED = "const named = (e) => e.outerHTML.replace(/\\s+/g, ' ').slice(0, 110);"
FOCUSABLE = "'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex=\"0\"]'"

HEADINGS = f"""() => {{ {SHOWN}
  const levels = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].filter(shown).map((h) => +h.tagName[1]);
  const ones = levels.filter((level) => level === 1).length;
  const leaps = levels.filter((level, n) => level > (levels[n - 1] ?? 0) + 1);
  return [...(ones === 1 ? [] : [`${{ones}} headings of the first rank`]), ...leaps.map((l) => `leaps to h${{l}}`)];
}}"""
"""One heading of the first rank, and none below another by more than one."""

TARGETS = f"""() => {{ {SHOWN} {NAMED}
  const small = (e) => {{
    // The label of a tick is part of what is hit; a link within a sentence is as high as its line.
    const hit = e.matches('[type=checkbox], [type=radio]') ? e.closest('label') : e;
    const box = hit.getBoundingClientRect();
    const inText = e.tagName === 'A' && getComputedStyle(e).display === 'inline';
    return !inText && (box.width < 23.9 || box.height < 23.9);
  }};
  return [...document.querySelectorAll({FOCUSABLE})].filter((e) => shown(e) && e.tabIndex >= 0 && !e.matches('.skip'))
    .filter(small).map(named);
}}"""
"""What is pressed is 24 px high and wide, or a link within a sentence."""

FOCUS = f"""() => {{ {SHOWN} {NAMED}
  const plain = (e) => {{
    e.focus();
    if (document.activeElement !== e) return false;
    const {{ outlineStyle, outlineWidth }} = getComputedStyle(e);
    return outlineStyle === 'none' || parseFloat(outlineWidth) < 2;
  }};
  return [...document.querySelectorAll({FOCUSABLE})].filter((e) => shown(e) && !e.disabled).filter(plain).map(named);
}}"""
"""Whatever has the focus by the keyboard shows it; press a key before."""

FOREIGN = f"""() => {{ {SHOWN} {NAMED}
  const theirs = document.querySelectorAll('#review .quote, #calm .quote, #text, #subject');
  return [...theirs].filter((e) => shown(e) && !e.closest('[lang]:not(html)')).map(named);
}}"""
"""Words of a customer or of a reply say their language: it may be another than the page's."""

SIDEWAYS = """() => {
  const { scrollWidth, clientWidth } = document.documentElement;
  return scrollWidth > clientWidth ? [`${scrollWidth} px in ${clientWidth}`] : [];
}"""
"""The page does not scroll sideways."""

CUT_OFF = f"""() => {{ {SHOWN} {NAMED}
  const held = [...document.querySelectorAll('button, .button, .tag, summary, label, th, td, dd, h1, h2, h3, p, li')];
  const cut = (e) => e.clientWidth && (e.scrollWidth > e.clientWidth + 2)
    && !e.closest('.scroll, .hidden-label, .bar nav, thead');
  return held.filter(shown).filter(cut).map(named);
}}"""
"""No words run out of what holds them."""

SPACED = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
    p { margin-bottom: 2em !important }`);
  document.adoptedStyleSheets = [sheet];
}"""
"""Sets the text as WCAG 1.4.12 says that a reader may."""

MOVING = f"""() => {{ {NAMED}
  const moves = (e) => {{
    const style = getComputedStyle(e);
    const lasting = (times) => times.split(',').some((time) => parseFloat(time) > 0.01);
    return style.animationName !== 'none' || lasting(style.transitionDuration) || style.scrollBehavior === 'smooth';
  }};
  return [...document.querySelectorAll('*')].filter(moves).map(named);
}}"""
"""What moves, or would."""

BARE = f"""() => {{ {SHOWN} {NAMED}
  const bare = (e) => parseFloat(getComputedStyle(e).borderTopWidth) === 0;
  const fields = 'select, textarea, input:not([type=hidden], [type=file], [type=radio], [type=checkbox])';
  return [...document.querySelectorAll(`button, .button, .tag, .card, ${{fields}}`)]
    .filter(shown).filter(bare).map(named);
}}"""
"""What has no edge left where the colours are the reader's own."""
