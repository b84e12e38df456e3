"""Hot spots: a figure whose regions can be tapped."""

from quizapp.content.deck import Deck
from quizapp.content.figures.drawing import outlined, region_map, unlabelled
from quizapp.content.figures.figure import description, figure_title, regions_of
from quizapp.content.figures.svg import parsed, written
from quizapp.content.items import HotSpot
from quizapp.exchange.anki.figures import Schemes, picture
from quizapp.exchange.anki.items.lists import Faces
from quizapp.exchange.anki.items.pieces import how, lines, options, part, task, told
from quizapp.exchange.anki.notes import Media


def hot_spot(item: HotSpot, deck: Deck | None, schemes: Schemes) -> tuple[Faces, Media]:
    """The figure without labels, over it its regions; on the back with labels, the right place outlined. A figure that
    is not there is asked by the names of its regions."""
    figure = None if deck is None else deck.figure_by_name.get(item.figure)
    answer = part("", lines(item.options))
    if figure is None:
        return (task("pick", options(item.options), most=1), told("place", answer)), ()
    name = figure_title(figure.svg)
    bare = unlabelled(figure.svg)
    wanted = [one for one in regions_of(figure.svg) if one in {option.id for option in item.options}]
    front, front_files = picture(bare, f"{name}, without its labels.", schemes)
    right = {option.id: "var(--good)" for option in item.keys}
    back, back_files = picture(
        outlined(figure.svg, {str(one): color for one, color in right.items()}, "var(--surface)"),
        f"{name}. {description(figure.svg)}",
        schemes,
    )
    guide = (
        '<span class="still-only">Point to the place.</span><span class="live-only">Tap the place on the figure.</span>'
    )
    spots = f'<div class="spots"><div class="figure">{front}</div>{_overlay(bare, figure.svg, wanted)}</div>'
    faces = (
        task("pick", how(guide) + spots, most=1),
        told("place", f'<div class="figure">{back}</div>{answer}'),
    )
    return faces, (*front_files, *back_files)


def _overlay(bare: str, svg: str, wanted: list[str]) -> str:
    """The regions alone, not seen until they are chosen; each is called what is seen there, which is not its name."""
    root = parsed(region_map(bare, wanted))
    known = regions_of(svg)
    for element in root.iter():
        name = element.attrib.pop("id", "")
        if name in wanted:
            element.set("data-o", name)
            element.set("class", "spot tappable")
            look = known[name].look if name in known else ""
            element.set("aria-label", look or f"Place {wanted.index(name) + 1}")
    for name in ("role", "aria-labelledby", "aria-describedby"):  # what it shows is said of the picture below
        root.attrib.pop(name, None)
    root.set("class", "overlay")
    return written(root).replace("[", "&#91;")
