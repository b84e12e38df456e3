"""How the cards of items look: what can be tapped is at least 44 pixels high; what is right or wrong is said by a mark
and words beside its colour."""

ITEM_CSS = """
.face.back .hint { display: none; }
.hint { margin-top: 16px; color: var(--muted); font-size: 16px; }
.hint summary { display: inline-block; padding: 8px 0; color: var(--teal); font-size: 15px; cursor: pointer; }

.live-only, .live .still-only { display: none; }
.live .live-only { display: inline; }
.how { color: var(--muted); font-size: 16px; }
.face .task .how { margin-top: 16px; }
.group { margin-top: 24px; }
.face .group-name { margin: 0 0 4px; font-size: 16px; font-weight: 600; }
.group .options, .how + .options { margin-top: 8px; }
.task > .options:first-child { margin-top: 24px; }
.passage { font-size: 18px; line-height: 1.75; }
.face .task .passage, .face .told > .passage, .told > .figure { margin-top: 16px; }

.live .option { min-height: 44px; box-sizing: border-box; align-items: center; }
.live [role="checkbox"].option .letter { border-radius: 8px; }

.chips { display: flex; flex-wrap: wrap; gap: 8px; margin: 8px 0 0; padding: 0; list-style: none; }
.chip { padding: 4px 12px; border: 1px solid var(--line); border-radius: 12px; font-size: 17px; line-height: 1.35; }
.live .chip {
  display: flex; align-items: center; min-height: 44px; box-sizing: border-box; padding: 8px 16px;
  border-color: var(--edge); cursor: pointer; -webkit-tap-highlight-color: transparent;
}
.live .chip[aria-checked="true"] {
  border-color: var(--teal); box-shadow: inset 0 0 0 1px var(--teal); color: var(--teal); font-weight: 600;
}
.live .chip[data-token][aria-checked="true"] { border-style: dashed; box-shadow: none; opacity: .6; }
.live .chip[aria-checked="true"]:not([data-token])::before { content: "✓"; margin-right: 8px; }

.slot {
  display: inline-block; min-width: 3.5em; padding: 0 8px; line-height: 1.4; text-align: center;
  border-bottom: 2px solid var(--gold); color: var(--gold);
}
.slot.tappable { cursor: pointer; -webkit-tap-highlight-color: transparent; }
.live .slot.tappable { padding: 4px 8px; border: 1px dashed var(--edge); border-radius: 8px; }
.live .slot[data-full="yes"] { color: var(--teal); border-color: var(--teal); border-style: solid; font-weight: 600; }
.live .slot[aria-current="true"] { border-color: var(--gold); box-shadow: 0 0 0 2px var(--gold); }

.pairs { margin-top: 16px; }
.pair { display: flex; gap: 16px; align-items: center; padding: 8px 0; border-top: 1px solid var(--line); }
.pair:first-child { border-top: 0; }
.pair .term { flex: 1; font-weight: 600; }
.pair .slot { flex: 1.4; min-height: 1.6em; }
.live .pair .slot { min-height: 44px; box-sizing: border-box; padding: 8px; line-height: 1.4; }

.phrase { padding: 2px 4px; border-bottom: 2px dotted var(--edge); border-radius: 4px; }
.live .phrase { padding: 6px 4px; cursor: pointer; -webkit-tap-highlight-color: transparent; }
.live .phrase[aria-checked="true"] {
  background: var(--tint); border-bottom: 2px solid var(--teal); color: var(--teal); font-weight: 600;
}
.live .phrase[aria-checked="true"]::before { content: "✓ "; }

.matrix { width: 100%; margin-top: 16px; border-collapse: collapse; font-size: 17px; }
.matrix th { padding: 8px; font-weight: 600; text-align: left; vertical-align: middle; }
.matrix thead th { color: var(--muted); font-size: 15px; text-align: center; vertical-align: bottom; }
.matrix tr + tr, .matrix tbody tr:first-child { border-top: 1px solid var(--line); }
.matrix td { padding: 0; text-align: center; }
.matrix .cell { display: flex; min-height: 44px; align-items: center; justify-content: center; gap: 8px; }
.matrix .column { display: none; }
.box {
  flex: none; box-sizing: border-box; width: 24px; height: 24px; border: 2px solid var(--edge); border-radius: 6px;
}
.radio .box { border-radius: 50%; }
.live .cell { cursor: pointer; -webkit-tap-highlight-color: transparent; }
.live [aria-checked="true"] .box { border-color: var(--teal); background: var(--teal); color: var(--surface); }
.live [aria-checked="true"] .box::after {
  content: "✓"; display: block; font-size: 16px; line-height: 20px; font-weight: 700; text-align: center;
}

.entry { margin-top: 16px; }
.face .entry { margin-top: 16px; font-size: 20px; }
.typed {
  box-sizing: border-box; width: 100%; max-width: 14em; min-height: 48px; padding: 8px 16px; font: inherit;
  color: var(--ink); background: var(--surface); border: 1px solid var(--edge); border-radius: 12px;
}
.typed:focus { outline: 2px solid var(--gold); outline-offset: 2px; }
.unit { margin-left: 8px; color: var(--muted); }

.spots { position: relative; max-width: 640px; margin: 16px auto 0; }
.spots .figure { margin: 0; line-height: 0; }
.face .spots .figure img { width: 100%; }
.overlay { position: absolute; left: 0; top: 0; width: 100%; height: 100%; }
.overlay * { fill: transparent; stroke: transparent; pointer-events: none; outline: none; }
.live .spot, .live .spot * { pointer-events: all; cursor: pointer; }
.live .spot:focus-visible, .live .spot:focus-visible * { stroke: var(--gold); stroke-width: 5px; }
.live .spot[aria-checked="true"], .live .spot[aria-checked="true"] * {
  fill: var(--teal); fill-opacity: .35; stroke: var(--teal); stroke-width: 5px;
}

.exhibit { margin-bottom: 16px; }
.tab { margin-bottom: 8px; padding: 12px 16px; background: var(--tint); border-radius: 12px; font-size: 16px; }
.tab table { width: 100%; border-collapse: collapse; }
.tab th, .tab td { padding: 4px 8px 4px 0; text-align: left; vertical-align: top; }

.verdict:empty { display: none; }
.part { margin-top: 16px; }
.part + .part { padding-top: 16px; border-top: 1px solid var(--line); }
.line { padding: 8px 0 8px 16px; border-left: 3px solid var(--line); }
.line + .line { margin-top: 8px; }
.line.key { border-color: var(--good); }
.line.key .said { font-weight: 600; }
.line .right { display: inline; color: var(--good); }
.line.wrong { border-color: var(--bad); }
.line .yours { display: none; }
.line.said-yours .yours { display: inline; }
.line.chosen .yours { color: var(--good); }
.line.wrong .yours { color: var(--bad); }
.line.wrong .yours::before { content: "✗ "; }
.line.chosen .yours::before { content: "✓ "; }
.line .marks:empty { display: none; }
.told[data-rule="order"].answered .right { display: none; }
.others { margin-top: 8px; }
.others summary { padding: 8px 0; color: var(--teal); font-size: 15px; cursor: pointer; }

.live [role]:focus-visible { outline: 2px solid var(--gold); outline-offset: 2px; }

@media (max-width: 560px) {
  .matrix, .matrix tbody, .matrix tr, .matrix th, .matrix td { display: block; }
  .matrix thead { display: none; }
  .matrix tr { padding: 8px 0; }
  .matrix tr > th { padding: 4px 0; }
  .matrix td { display: inline-block; margin: 4px 8px 4px 0; }
  .matrix .cell { justify-content: flex-start; padding: 0 12px; border: 1px solid var(--line); border-radius: 12px; }
  .live .matrix .cell { border-color: var(--edge); }
  .live .matrix .cell[aria-checked="true"] { border-color: var(--teal); box-shadow: inset 0 0 0 1px var(--teal); }
  .matrix .column { display: inline; font-size: 16px; text-align: left; }
  .pair { display: block; }
  .pair .slot { display: block; margin-top: 4px; }
}
"""
