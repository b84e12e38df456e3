"""How the cards look in Anki: the window's own colours (resources/styles/tokens.toml; a test holds the two together),
the device's own font, light and dark, from 320 pixels up. Nothing is fetched."""

from quizapp.exchange.anki.item_style import ITEM_CSS

_LIGHT = """
  --paper: #FAF7F2; --surface: #FFFFFF; --ink: #1E2329; --muted: #5A6370; --line: #E3DCD2;
  --edge: #8B8577; --gold: #8A5A00; --teal: #0F6B66; --good: #1F7A46; --bad: #B3261E;
  --tint: #F2EDE2;
"""
_DARK = """
  --paper: #15171B; --surface: #1E2126; --ink: #ECEEF1; --muted: #A7AFBA; --line: #343942;
  --edge: #7B8491; --gold: #F2C14E; --teal: #5CC9BF; --good: #6BCB93; --bad: #F28B82;
  --tint: #272C33;
"""

_KEYS = ",\n".join(f".key-{letter} .option-{letter}" for letter in "ABCDE")
_KEY_MARKS = ",\n".join(f".key-{letter} .option-{letter} .right" for letter in "ABCDE")
_KEY_LETTERS = ",\n".join(f".key-{letter} .option-{letter} .letter" for letter in "ABCDE")

CSS = f"""
.card {{{_LIGHT}}}
.card.nightMode, .nightMode .card, .card.night_mode, .night_mode .card {{{_DARK}}}
.card {{
  box-sizing: border-box; min-height: 100vh; margin: 0; padding: 24px 16px;
  background: var(--paper); color: var(--ink);
  font: 18px/1.5 -apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, "Noto Sans", Ubuntu, Cantarell, sans-serif;
  text-align: left; overflow-wrap: break-word;
}}
.face {{
  box-sizing: border-box; max-width: 720px; margin: 0 auto; padding: 32px;
  background: var(--surface); border: 1px solid var(--line); border-radius: 12px;
}}
.face p {{ margin: 0; }}
.face .topic {{ margin-bottom: 8px; color: var(--muted); font-size: 15px; }}
.face .asked {{ font-size: 24px; line-height: 1.35; text-wrap: pretty; }}
.face hr {{ height: 1px; margin: 24px 0; border: 0; background: var(--line); }}
.face .answer {{ font-size: 28px; line-height: 1.3; color: var(--gold); font-weight: 700; text-wrap: pretty; }}
.face .statement {{ margin-top: 16px; }}
.face .why {{ margin-top: 16px; }}
.face hr + .why {{ margin-top: 0; }}
.face .why b {{ display: block; color: var(--muted); font-size: 15px; font-weight: 600; }}
.face .source {{ margin-top: 24px; color: var(--teal); font-size: 13px; line-height: 1.4; }}
.face hr + .source {{ margin-top: 0; }}
.face .picture {{ margin-top: 16px; text-align: center; }}
.face .picture img {{ max-width: 100%; height: auto; border-radius: 12px; }}

.face .figure {{ margin-top: 16px; text-align: center; }}
.face .figure img {{ width: 100%; max-width: 640px; height: auto; }}
.face .figure img.on-paper {{ background: white; border-radius: 12px; }}
.figure .dark, .nightMode .figure .light, .night_mode .figure .light {{ display: none; }}
.nightMode .figure .dark, .night_mode .figure .dark {{ display: inline; }}

.blank {{
  display: inline-block; min-width: 4.5em; padding: 0 8px; line-height: 1.2; text-align: center;
  border-bottom: 2px solid var(--gold); color: var(--gold);
}}
.shown {{ color: var(--gold); font-weight: 700; border-bottom: 2px solid var(--gold); }}

.options {{ margin: 24px 0 0; padding: 0; list-style: none; }}
.option {{ display: flex; gap: 16px; align-items: flex-start; padding: 8px 0; }}
.option .letter {{
  flex: none; box-sizing: border-box; width: 28px; height: 28px; border: 1px solid var(--muted); border-radius: 50%;
  color: var(--muted); font-size: 15px; line-height: 26px; font-weight: 600; text-align: center;
}}
.option .text {{ flex: 1; min-width: 0; }}

.live .option {{
  margin-top: 8px; padding: 12px 16px; border: 1px solid var(--edge); border-radius: 12px; cursor: pointer;
  -webkit-tap-highlight-color: transparent;
}}
.live .option:hover {{ border-color: var(--ink); }}
.live .option:focus-visible {{ outline: 2px solid var(--gold); outline-offset: 2px; }}
.live .option[aria-checked="true"] {{ border-color: var(--teal); box-shadow: inset 0 0 0 1px var(--teal); }}
.live .option[aria-checked="true"] .letter {{
  border-color: var(--teal); background: var(--teal); color: var(--surface);
}}

.verdict {{ font-weight: 600; }}
.verdict.good {{ color: var(--good); }}
.verdict.bad {{ color: var(--bad); }}
.verdict + .options {{ margin-top: 8px; }}
.verdict + .options .option {{ padding: 16px 0; }}
.verdict + .options .option + .option {{ border-top: 1px solid var(--line); }}
.marks {{ display: block; font-size: 15px; font-weight: 600; }}
.mark {{ display: none; margin-right: 8px; }}
.mark.yours {{ color: var(--muted); }}
.chosen .yours {{ display: inline; }}
.wrong .letter {{ border-color: var(--bad); color: var(--bad); }}
.wrong .mark.yours {{ color: var(--bad); }}
.wrong .mark.yours::before {{ content: "✗ "; }}
.rationale {{ display: block; margin-top: 4px; color: var(--muted); font-size: 16px; }}
{_KEYS} {{ font-weight: 600; }}
{_KEY_MARKS} {{ display: inline; color: var(--good); }}
{_KEY_LETTERS} {{ border-color: var(--good); background: var(--good); color: var(--surface); }}
.option .rationale {{ font-weight: 400; }}

@media (max-width: 480px) {{
  .card {{ padding: 8px; }}
  .face {{ padding: 20px 16px; }}
  .face .asked {{ font-size: 21px; }}
  .face .answer {{ font-size: 24px; }}
  .option {{ gap: 12px; }}
}}
{ITEM_CSS}"""
