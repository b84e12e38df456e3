"""Reading drawings of other people: what is kept, what is dropped, what is refused."""

from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizapp.content.figures.svg import MAX_BYTES, MAX_ELEMENTS, SvgError, clean_svg, view_box
from tests.pictures import href, png

NS = 'xmlns="http://www.w3.org/2000/svg"'
XLINK = 'xmlns:xlink="http://www.w3.org/1999/xlink"'


def drawing(inside: str, head: str = 'viewBox="0 0 40 30"') -> str:
    return f"<svg {NS} {XLINK} {head}>{inside}</svg>"


def refused(content: str | bytes) -> str:
    """The sentences, as a person would read them."""
    with pytest.raises(SvgError) as error:
        clean_svg(content)
    return "; ".join(error.value.sentences)


def test_what_a_drawing_program_leaves_behind_is_dropped() -> None:
    cleaned = clean_svg(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n'
        f'<svg {NS} xmlns:inkscape="urn:i" width="40px" height="30" inkscape:version="1.3"><!-- made by hand -->'
        '<metadata>who</metadata><inkscape:grid/><filter id="f"/>'
        '<g inkscape:label="Layer"><path id="a" class="region" style="fill:#ff0000; stroke-width:2px;-x:1" d="M0 0"/>'
        '</g><a href="https://example.org/"><circle r="3"/></a></svg>'
    )
    assert cleaned == (
        f'<svg {NS} viewBox="0 0 40 30"><g><path id="a" class="region" d="M0 0" fill="#ff0000" stroke-width="2" /></g>'
        '<g><circle r="3" /></g></svg>'
    )


def test_cleaning_what_is_clean_changes_nothing() -> None:
    cleaned = clean_svg(drawing('<use xlink:href="#a"/><text>5 &lt; 6 &amp; “milk”</text>'))
    assert clean_svg(cleaned) == cleaned
    assert '<use href="#a" />' in cleaned


def test_bytes_with_a_byte_order_mark_and_text_without_a_namespace_are_read() -> None:
    assert clean_svg(b"\xef\xbb\xbf<svg viewBox='0 0 4 3'/>") == f'<svg {NS} viewBox="0 0 4 3" />'


DOT = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
HUGE = href(png(says=(65_535, 65_535)))
PIXEL = f"data:image/png;base64,{DOT}"


def test_a_picture_may_lie_inside_the_file() -> None:
    assert PIXEL in clean_svg(drawing(f'<image href="{PIXEL}"/>'))


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        ("<script>alert(1)</script>", "holds a script: a figure may not run anything."),
        ('<g><path onclick="alert(1)"/></g>', "holds a script (in onclick)"),
        ('<path ONLOAD="x"/>', "holds a script (in ONLOAD)"),
        ("<foreignObject/>", "a piece of a web page"),
        ("<audio/>", "something that is no drawing"),
        ('<path><animate attributeName="x"/></path>', "moves (an animation)"),
        ('<image href="https://example.org/a.png"/>', "outside of the file (in <image>)"),
        ('<image xlink:href="file:///etc/passwd"/>', "outside of the file (in <image>)"),
        ('<image href="data:text/html;base64,PGI+"/>', "a picture that is neither PNG nor JPEG"),
        ('<image href="data:image/png;base64,PGI+"/>', "a picture that is neither PNG nor JPEG"),
        ('<image href="data:image/svg+xml;base64,PHN2Zy8+"/>', "a picture that is neither PNG nor JPEG"),
        (f'<image href="data:image/jpeg;base64,{DOT}"/>', "a picture that is neither PNG nor JPEG"),
        ('<image href="data:image/png;base64,???"/>', "a picture that is neither PNG nor JPEG"),
        (f'<image href="{HUGE}"/>', "a picture of 65,535 × 65,535 points: at most 20,000,000"),
        ('<use xlink:href="other.svg#a"/>', "outside of the file (in <use>)"),
        ('<path fill="url(https://example.org/#a)"/>', "outside of the file (in fill)"),
        ('<path style="fill: url( other.svg )"/>', "outside of the file (in style)"),
        ('<path fill="//example.org"/>', "outside of the file (in fill)"),
        ("<style>@import 'a.css';</style>", "has a <style> that refers to something outside"),
        ("<style>a { fill: \\75rl(x) }</style>", "has a <style> that refers to something outside"),
        ('<path id="a"/><path id="a"/>', "has two parts with the id 'a'."),
    ],
)
def test_what_could_run_or_fetch_is_refused(inside: str, said: str) -> None:
    assert said in refused(drawing(inside))


def test_references_inside_the_file_are_fine() -> None:
    assert "url(#fade)" in clean_svg(drawing('<path fill="url(#fade)"/><path fill="url( \'#fade\' )"/>'))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("<svg", "is not well-formed XML: it cannot be read from line 1 on."),
        ("<html/>", "is not an SVG"),
        (f"<svg {NS}/>", "says nowhere how large it is"),
        (f'<svg {NS} viewBox="0 0 0 3"/>', "says nowhere how large it is"),
        (f'<svg {NS} width="100%" height="3"/>', "says nowhere how large it is"),
        ('<!DOCTYPE svg [<!ENTITY a "b">]><svg/>', "defines entities of its own"),
        ('<!DOCTYPE svg [<!ENTITY % a SYSTEM "file:///x">%a;]><svg/>', "defines entities of its own"),
        (b"\xff\xfe", "is not UTF-8 text"),
        (b"\x1f\x8b\x08", "is not UTF-8 text: save it as plain (not compressed) SVG."),
        (" " * (MAX_BYTES + 1), "has 1.0 MB; a figure has at most 1 MB."),
        (drawing("<g>" * 80 + "</g>" * 80), "is too large"),
        (drawing("<g/>" * MAX_ELEMENTS), "is too large"),
    ],
)
def test_what_cannot_be_used_is_refused(content: str | bytes, said: str) -> None:
    assert said in refused(content)


def test_all_that_is_wrong_is_said_at_once_and_once() -> None:
    said = refused(drawing('<script/><script/><path onclick=""/>', head=""))
    assert said.count("; ") == 2


@pytest.mark.parametrize(("bare", "kept"), [("1 2 3 4", True), ("1 2 3", False)])
def test_the_box_for_a_figure_without_labels_has_to_be_a_box(bare: str, kept: bool) -> None:
    assert ("data-bare-box" in clean_svg(drawing("", f'viewBox="0 0 4 3" data-bare-box="{bare}"'))) is kept


MARKUP = st.recursive(
    st.sampled_from(["", "milk", "<path d='M0 0'/>", "<script/>", "<image href='//x'/>", "<text>a</text>", "<title/>"]),
    lambda inner: st.builds(
        "<{0} {1}>{2}</{0}>".format,
        st.sampled_from(["g", "defs", "a", "foreignObject", "style", "unknown", "svg"]),
        st.sampled_from(["", "id='a'", "class='region'", "onclick='x'", "style='fill:red'", "fill='url(#a)'"]),
        st.lists(inner, max_size=3).map("".join),
    ),
    max_leaves=12,
)


def cleaned_or_none(inside: str) -> str | None:
    try:
        return clean_svg(drawing(inside))
    except SvgError:
        return None


@given(MARKUP)
def test_nothing_that_could_run_or_fetch_gets_through(inside: str) -> None:
    cleaned = cleaned_or_none(inside)
    if cleaned is None:
        return
    root = ElementTree.fromstring(cleaned)
    assert view_box(root) == (0, 0, 40, 30)
    for element in root.iter():
        assert element.tag.rpartition("}")[2] not in {"script", "foreignObject", "unknown", "a"}
        assert not any(name.startswith("on") or "//" in value for name, value in element.attrib.items())
    assert clean_svg(cleaned) == cleaned
